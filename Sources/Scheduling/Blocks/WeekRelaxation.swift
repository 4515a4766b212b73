import GLPK
import SchedulingModel

/// The program of a stage over all slots, without what only single slots see (who is with whom, which
/// room): its linear relaxation gives prices of what ties slots together, and its whole solutions say how
/// to fill slots.
struct WeekRelaxation {
  /// What the program says; nothing of it is believed without `WeekBound`.
  struct Answer {
    /// Per row of the week, per shared row, per budget, per pair of companions' arcs.
    var rowPrices: [Double] = []
    var sharedPrices: [Double] = []
    var budgetPrices: [Double] = []
    var companionPrices: [Double] = []
    /// Sessions that are shared; per place of them; per session, the price of its least number of members,
    /// and how far it takes place.
    var shares: OpeningShares?
    var placePrices: [Double] = []
    var leastPrices: [Double] = []
    var openings: [Double] = []
    /// Per arc, between 0 and 1: how far it or another of its pool is used.
    let fractions: [Double]
    /// Whether it is a solution with whole columns.
    var isWhole = false
    /// Per slot, by offer, of a whole solution that says which sessions take place: whether it does.
    var isOpen: [[Bool]]?
    /// What a whole solution costs without what is constant, where GLPK says that none costs less.
    var optimum: Int?
  }

  let week: Week
  let stage: Stage
  let arcs: WeekArcs
  let shared: [SharedRow]
  /// Per slot, by offer: the fewest members, above 0 only where it is decided that the session takes place,
  /// and the most.
  let least: [[Int]]
  let seats: [[Int]]
  /// Whether it is decided which sessions take place.
  let isDecided: Bool
  /// Whether places that the stage cannot tell apart are put together.
  var isPooled = true
  /// Decides which of many optima is taken.
  let seed: UInt64

  init(
    _ week: Week, _ stage: Stage, _ arcs: WeekArcs, seats: [[Int]], least: [[Int]]? = nil,
    seed: UInt64
  ) {
    self.week = week
    self.stage = stage
    self.arcs = arcs
    self.seats = seats
    self.least = least ?? seats.map { $0.map { _ in 0 } }
    isDecided = least != nil
    self.seed = seed
    shared = SharedRow.all(week, seats: seats)
  }

  /// Per slot, by offer, the seats that there are while no slot is filled; 0 where it cannot open.
  static func seats(_ week: Week) -> [[Int]] {
    let empty = WeekState(week)
    return (0..<week.slotCount).map { slot in
      let resources = SlotResources(week, slot, empty)
      return week.problem.offers.indices.map {
        week.offers[slot].contains($0) ? resources.seats($0) : 0
      }
    }
  }

  /// The linear relaxation by the interior point method, as far as that gets: prices need not be best.
  ///
  /// - Returns: nil where GLPK fails.
  func solve() -> Answer? {
    // A little noise singles out one of many optima, whose fractions are fewer.
    guard var program = try? WeekProgram(self, isWhole: false) else { return nil }
    return try? program.interior(noise: 1e-6)
  }

  /// A whole solution near a fractional one: what that uses nearly fully stays.
  ///
  /// - Returns: nil where there is none, or none was found.
  func whole(
    near answer: Answer, and plan: WeekState?, shouldStop: @escaping @Sendable () -> Bool
  ) -> Answer? {
    guard var program = try? WeekProgram(self, isWhole: true) else { return nil }
    return try? program.search(near: answer, and: plan, shouldStop: shouldStop)
  }

  /// Whether missing the row is forbidden, or costs something here or in an earlier stage.
  func matters(_ row: LearnerRow, _ index: Int) -> Bool {
    !arcs.mayMiss[index] || stage.value(row.costs) > 0
      || arcs.budgets.contains { $0.stage.value(row.costs) > 0 }
  }

  /// Per arc, what it counts in which rows of the week.
  var weightsOfArcs: [[(row: Int, weight: Int)]] {
    arcs.arcs.map { arc in
      week.rowsOf[arc.learner].compactMap { index in
        var weight = 0
        for part in week.rows[index].parts where part.slot == arc.slot {
          if week.sets[part.set][arc.offer] { weight += part.weight }
        }
        return weight == 0 ? nil : (index, weight)
      }
    }
  }

  /// Per arc, the pairs of companions' arcs that it is in, 1 as the first and -1 as the second.
  var companionsOfArcs: [[(pair: Int, sign: Int)]] {
    var pairs = [[(pair: Int, sign: Int)]](repeating: [], count: arcs.arcs.count)
    for (index, pair) in arcs.companions.enumerated() {
      pairs[pair.first].append((index, 1))
      pairs[pair.second].append((index, -1))
    }
    return pairs
  }
}
