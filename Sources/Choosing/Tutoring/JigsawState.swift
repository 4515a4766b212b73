/// A jigsaw under way: who has which seat, and what that costs. All changes keep the rules of home
/// groups and groups of experts.
struct JigsawState: Sendable {
  typealias Seat = JigsawShape.Seat

  /// First the pairs that should be apart and are not, then the sum of ranks, then how far sums of
  /// scores are from even.
  struct Cost: Sendable, Hashable, Comparable {
    var together = 0
    var ranks = 0
    var balance = 0

    static func < (one: Cost, other: Cost) -> Bool {
      (one.together, one.ranks, one.balance) < (other.together, other.ranks, other.balance)
    }
  }

  /// What two learners exchange.
  enum Exchange: CaseIterable {
    case seats, homes, experts
  }

  private(set) var seats: [Seat]
  private(set) var cost = Cost()
  private let model: JigsawModel
  private let apart: [[Int]]
  private let topicCount: Int
  private let expertCount: Int
  private let limits: [ClosedRange<Int>]
  /// Home groups, then groups of experts: number of learners times sum of scores, less what it is
  /// when all is even.
  private var excess: [Int]
  /// By home group and topic.
  private var experts: [Int]
  /// By home group and group of experts.
  private var isTaken: [Bool]

  /// - Parameter seats: one a learner, as the shape has them.
  init(_ model: JigsawModel, _ seats: [Seat], expertCount: Int) {
    self.model = model
    self.seats = seats
    self.expertCount = expertCount
    topicCount = model.topicCount
    let homes = model.homeSizes.count
    limits = model.homeSizes.indices.map(model.experts)
    var apart = [Set<Int>](repeating: [], count: seats.count)
    for pair in model.apart {
      apart[pair.first].insert(pair.second)
      apart[pair.second].insert(pair.first)
    }
    self.apart = apart.map { $0.sorted() }
    let total = model.learners.reduce(0) { $0 + $1.score }
    excess = [Int](repeating: 0, count: homes + expertCount)
    experts = [Int](repeating: 0, count: homes * topicCount)
    isTaken = [Bool](repeating: false, count: homes * expertCount)
    for (learner, seat) in seats.enumerated() {
      for group in [seat.home, homes + seat.expert] {
        excess[group] += seats.count * model.learners[learner].score - total
      }
      experts[seat.home * topicCount + seat.topic] += 1
      isTaken[seat.home * expertCount + seat.expert] = true
      cost.ranks += model.rank(learner, seat.topic)
      cost.together += together(learner)
    }
    cost.together /= 2
    cost.balance = excess.reduce(0) { $0 + abs($1) }
  }

  /// Whether the rules allow it; to exchange seats is always allowed.
  func allows(_ exchange: Exchange, _ one: Int, _ other: Int) -> Bool {
    let (first, second) = (seats[one], seats[other])
    // Homes and experts alike: the first home loses the first topic and group, and gains the other.
    if exchange == .seats || first.home == second.home || first.expert == second.expert {
      return true
    }
    if isTaken[first.home * expertCount + second.expert]
      || isTaken[second.home * expertCount + first.expert]
    {
      return false
    }
    if first.topic == second.topic { return true }
    return experts[first.home * topicCount + first.topic] > limits[first.home].lowerBound
      && experts[second.home * topicCount + second.topic] > limits[second.home].lowerBound
      && experts[first.home * topicCount + second.topic] < limits[first.home].upperBound
      && experts[second.home * topicCount + first.topic] < limits[second.home].upperBound
  }

  /// Exchanges; done twice, all is as before.
  ///
  /// - Complexity: O(pairs apart of the two).
  mutating func exchange(_ exchange: Exchange, _ one: Int, _ other: Int) {
    let (first, second) = (seats[one], seats[other])
    cost.together -= together(one) + together(other)
    cost.ranks -= model.rank(one, first.topic) + model.rank(other, second.topic)
    let difference =
      seats.count * (model.learners[other].score - model.learners[one].score)
    if exchange != .experts {
      swapHomes(one, other)
      shift(first.home, second.home, by: difference)
    }
    if exchange != .homes {
      (seats[one].expert, seats[other].expert) = (second.expert, first.expert)
      (seats[one].topic, seats[other].topic) = (second.topic, first.topic)
      let homes = limits.count
      shift(homes + first.expert, homes + second.expert, by: difference)
    }
    if exchange != .seats { recount(first, second) }
    cost.ranks += model.rank(one, seats[one].topic) + model.rank(other, seats[other].topic)
    cost.together += together(one) + together(other)
  }

  private mutating func swapHomes(_ one: Int, _ other: Int) {
    (seats[one].home, seats[other].home) = (seats[other].home, seats[one].home)
  }

  private mutating func shift(_ first: Int, _ second: Int, by difference: Int) {
    if first == second { return }
    cost.balance -= abs(excess[first]) + abs(excess[second])
    excess[first] += difference
    excess[second] -= difference
    cost.balance += abs(excess[first]) + abs(excess[second])
  }

  private mutating func recount(_ first: Seat, _ second: Seat) {
    if first.home == second.home || first.expert == second.expert { return }
    for (home, old, new) in [(first.home, first, second), (second.home, second, first)] {
      experts[home * topicCount + old.topic] -= 1
      experts[home * topicCount + new.topic] += 1
      isTaken[home * expertCount + old.expert] = false
      isTaken[home * expertCount + new.expert] = true
    }
  }

  /// Those with the learner who should not be.
  private func together(_ learner: Int) -> Int {
    let own = seats[learner]
    return apart[learner].count {
      seats[$0].home == own.home || seats[$0].expert == own.expert
    }
  }
}
