import SchedulingModel

/// Whole plans near the fractions of a relaxation: slot after slot is filled exactly, where slots to come
/// count with what their fractions let expect, so that who was served by chance no longer asks and who was
/// not asks the more.
struct WeekRounding {
  private let week: Week
  private let relaxation: WeekRelaxation
  /// Per arc, thousandths.
  private let fractions: [Int]
  /// Per row and slot, thousandths of what the slot is expected to add to the row.
  private let expected: [Int]
  /// Per learner and slot, its arcs.
  private let arcsAt: [[Int]]
  private let weights: [[(row: Int, weight: Int)]]
  /// What must not be missed costs this many units of the stage.
  private let forbidden = 100
  /// What a thousandth of a fraction is worth; a whole solution is followed.
  private let pull: Int

  init(_ relaxation: WeekRelaxation, _ answer: WeekRelaxation.Answer) {
    self.relaxation = relaxation
    week = relaxation.week
    fractions = answer.fractions.map { Int((max(0, min(1, $0)) * 1000).rounded()) }
    weights = relaxation.weightsOfArcs
    pull = answer.isWhole ? 1 << 24 : 1
    var arcsAt = [[Int]](repeating: [], count: week.learnerCount * week.slotCount)
    for (index, arc) in relaxation.arcs.arcs.enumerated() {
      arcsAt[week.index(arc.learner, arc.slot)].append(index)
    }
    var expected = [Int](repeating: 0, count: week.rows.count * week.slotCount)
    let pools = ArcPools(relaxation)
    for (column, (index, _)) in pools.columns.enumerated() {
      let slot = relaxation.arcs.arcs[index].slot
      for (row, weight) in weights[index] where pools.counts(column, in: week.rows[row]) {
        expected[row * week.slotCount + slot] += weight * fractions[index]
      }
    }
    self.expected = expected
    self.arcsAt = arcsAt
  }

  /// - Parameter slots: in the order in which they are filled.
  func plan(_ slots: [Int]) -> WeekState {
    var state = WeekState(week)
    var sums = week.rows.indices.map { row in
      (0..<week.slotCount).reduce(0) { $0 + expected[row * week.slotCount + $1] }
    }
    for slot in slots { fill(slot, &state, &sums) }
    return state
  }

  private func fill(_ slot: Int, _ state: inout WeekState, _ sums: inout [Int]) {
    let offers = week.offers[slot].filter { relaxation.seats[slot][$0] > 0 }
    var sinkOf = [Int](repeating: -1, count: week.problem.offers.count)
    for (sink, offer) in offers.enumerated() { sinkOf[offer] = sink }
    let sinks = offers.count + 1
    var costs = [Int128](repeating: Transport.forbidden, count: week.learnerCount * sinks)
    for learner in 0..<week.learnerCount {
      let cell = week.index(learner, slot)
      costs[learner * sinks + sinks - 1] = week.isPresent[cell] ? 1 << 60 : 0
      for option in week.options[cell] where sinkOf[option.offer] >= 0 {
        costs[learner * sinks + sinkOf[option.offer]] = 1 << 50
      }
      for row in week.rowsOf[learner] { sums[row] -= expected[row * week.slotCount + slot] }
      for index in arcsAt[cell] where sinkOf[relaxation.arcs.arcs[index].offer] >= 0 {
        costs[learner * sinks + sinkOf[relaxation.arcs.arcs[index].offer]] = Int128(
          price(index, sums))
      }
    }
    var flow = Transport(
      learners: week.learnerCount, sinks: sinks, costs: costs,
      least: offers.map { relaxation.least[slot][$0] } + [0],
      most: offers.map { relaxation.seats[slot][$0] } + [week.learnerCount], shortage: 1 << 70)
    flow.fill()
    for learner in 0..<week.learnerCount {
      let sink = flow.place[learner]
      let offer = sink < offers.count ? offers[sink] : -1
      let cell = week.index(learner, slot)
      state.choice[cell] = offer
      let taken = arcsAt[cell].first { relaxation.arcs.arcs[$0].offer == offer }
      guard let taken else { continue }
      for (row, weight) in weights[taken] { sums[row] += 1000 * weight }
    }
  }

  /// What a place costs, in thousandths of the stage's unit: by itself, and by what it makes of its rows;
  /// fractions decide between equals.
  private func price(_ index: Int, _ sums: [Int]) -> Int {
    let arc = relaxation.arcs.arcs[index]
    let costs = week.options[week.index(arc.learner, arc.slot)][arc.option].costs
    var price = 1000 * relaxation.stage.value(costs) - pull * fractions[index]
    price += 1000 * earlier(costs)
    for (position, weight) in weights[index] {
      let row = week.rows[position]
      guard relaxation.matters(row, position) else { continue }
      let unit =
        relaxation.arcs.mayMiss[position]
        ? relaxation.stage.value(row.costs) + earlier(row.costs) : forbidden
      let (without, with) = (miss(row, sums[position]), miss(row, sums[position] + 1000 * weight))
      price += unit * (with - without)
    }
    return price
  }

  /// What earlier stages lose, dearly.
  private func earlier(_ costs: [(component: Int, cost: Int)]) -> Int {
    relaxation.arcs.budgets.reduce(0) { $0 + $1.stage.value(costs) } * forbidden / 10
  }

  /// Thousandths by which a sum of thousandths misses the row's limits.
  private func miss(_ row: LearnerRow, _ sum: Int) -> Int {
    let low = row.low > .min / 8 ? 1000 * row.low - sum : 0
    let high = row.high < .max / 8 ? sum - 1000 * row.high : 0
    let miss = max(0, low, high)
    return row.isOnce ? miss / row.reach : miss
  }
}
