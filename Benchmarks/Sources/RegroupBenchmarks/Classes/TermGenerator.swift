import Grouping
import GroupingModel

/// A made-up term: a class, and groups for some rounds, formed by chance or by score.
struct TermGenerator {
  let title: String
  var learners = 28
  var groups = 7
  var rounds = 6
  /// Distinct scores; nil for as many as learners, nearly.
  var levels: Int?
  /// Chance of a learner to be away, one and a half times that for the weaker half, half for the
  /// others.
  var absence = 0.0
  /// Chance of a learner's place to be fixed.
  var pins = 0.0
  /// Whether the groups of the first round stay.
  var isStanding = false
  /// Pairs of friends who are always together.
  var friends = 0
  /// Whether a second column, of two values, is judged beside the score.
  var hasGender = false
  /// How much of the order by which groups are cut is the score's; 0 for chance alone.
  var loading = 0.0
  /// T that each round is brought to by swaps; nil where it falls as it may.
  var target: Double?

  /// A term and what it is judged by.
  func term(seed: UInt64) throws -> (record: TermRecord, traits: [AuditTrait]) {
    var random = SplitMix64(seed: seed)
    let ability = (0..<learners).map { _ in random.normal(mean: 0, deviation: 1) }
    let scores = ability.map { value -> Int in
      guard let levels else { return Int((500 + 100 * value).rounded()) }
      return max(0, min(levels - 1, Int(Double(levels) * (0.5 + value / 4))))
    }
    var standing: [Int]?
    let past = (0..<rounds).map { _ -> PastRound in
      var order = standing ?? order(by: ability, &random)
      if standing == nil { unite(&order, &random) }
      if let target { sort(&order, scores, to: target, &random) }
      if isStanding { standing = order }
      return round(order, ability, &random)
    }
    var traits = [
      try AuditTrait(
        numbers: Attribute(name: "score", cells: scores.map(String.init), kind: .number))
    ]
    if hasGender {
      let cells = (0..<learners).map { _ in random.below(2) == 0 ? "F" : "M" }
      traits.append(AuditTrait(categories: Attribute(name: "gender", cells: cells)))
    }
    return (TermRecord(Ledger(past: past), learners: learners), traits)
  }

  /// The group of a place in the order.
  private func group(_ place: Int) -> Int { place * groups / learners }

  /// Learners in the order in which groups are filled.
  private func order(by ability: [Double], _ random: inout SplitMix64) -> [Int] {
    let rest = (1 - loading * loading).squareRoot()
    let keys = ability.map { loading * $0 + rest * random.normal(mean: 0, deviation: 1) }
    return keys.indices.sorted { keys[$0] < keys[$1] }
  }

  /// Puts friends into one group: the second changes places with someone there who has no friend.
  private func unite(_ order: inout [Int], _ random: inout SplitMix64) {
    for pair in 0..<friends {
      let places = [2 * pair, 2 * pair + 1].compactMap { order.firstIndex(of: $0) }
      guard group(places[0]) != group(places[1]) else { continue }
      let others = order.indices.filter {
        group($0) == group(places[0]) && order[$0] >= 2 * friends
      }
      guard !others.isEmpty else { continue }
      order.swapAt(places[1], others[random.below(others.count)])
    }
  }

  /// Swaps learners until T is as asked for.
  private func sort(
    _ order: inout [Int], _ scores: [Int], to target: Double, _ random: inout SplitMix64
  ) {
    var distance = abs(index(order, scores) - target)
    for _ in 0..<10_000 where distance > 0.005 {
      let (one, other) = (random.below(learners), random.below(learners))
      order.swapAt(one, other)
      let now = abs(index(order, scores) - target)
      if now > distance { order.swapAt(one, other) } else { distance = now }
    }
  }

  /// T, straight from its definition, for a class in full.
  func index(_ order: [Int], _ scores: [Int]) -> Double {
    let mean = Double(scores.reduce(0, +)) / Double(learners)
    let total = scores.reduce(0) { $0 + (Double($1) - mean) * (Double($1) - mean) }
    var (sums, sizes) = (
      [Double](repeating: 0, count: groups), [Double](repeating: 0, count: groups)
    )
    for (place, learner) in order.enumerated() {
      sums[group(place)] += Double(scores[learner])
      sizes[group(place)] += 1
    }
    let between = zip(sums, sizes).reduce(0) {
      $0 + $1.1 * ($1.0 / $1.1 - mean) * ($1.0 / $1.1 - mean)
    }
    return 1 - (1 - between / total) * Double(learners - 1) / Double(learners - groups)
  }

  private func round(
    _ order: [Int], _ ability: [Double], _ random: inout SplitMix64
  ) -> PastRound {
    let middle = ability.sorted()[learners / 2]
    var members = [[Int]](repeating: [], count: groups)
    var turns: [Int: Turn] = [:]
    for (place, learner) in order.enumerated() {
      let chance = absence * (ability[learner] < middle ? 1.5 : 0.5)
      if absence > 0, random.unit() < chance { continue }
      members[group(place)].append(learner)
      if pins > 0, random.unit() < pins { turns[learner] = Turn(pinned: true) }
    }
    return PastRound(
      groups: members.filter { !$0.isEmpty }.map { PastGroup(members: $0) }, turns: turns)
  }
}
