import Choosing

/// What each two learners cost as buddies in one round, for a check.
struct BuddyTable {
  /// Learners; where one is left out, the last is nobody.
  let count: Int
  /// Row by row; `never` where two may not be buddies, and on the diagonal.
  private(set) var costs: [Int]

  static let never = Int.max

  /// - Parameter cost: asked once each two, the lower one first; nil for never.
  init(count: Int, cost: (_ one: Int, _ other: Int) -> Int?) {
    self.count = count
    costs = [Int](repeating: Self.never, count: count * count)
    for one in 0..<count {
      for other in 0..<one {
        let cost = cost(other, one) ?? Self.never
        costs[one * count + other] = cost
        costs[other * count + one] = cost
      }
    }
  }

  func mayMeet(_ one: Int, _ other: Int) -> Bool { costs[one * count + other] != Self.never }

  /// Of those who may meet; nil where nobody may.
  var range: ClosedRange<Int>? {
    let allowed = costs.lazy.filter { $0 != Self.never }
    guard let least = allowed.min(), let most = allowed.max() else { return nil }
    return least...most
  }
}

/// What two learners cost by the scenario's rules, straight from what the rules mean; the solver
/// has its own.
struct BuddyRuleCosts {
  private let rules: [BuddyRule]
  /// By rule, what earlier meetings cost.
  private let meetings: [[BuddyPair: Int]]

  init(_ rules: [BuddyRule]) {
    self.rules = rules
    meetings = rules.map { rule in
      guard case .meetings(let rounds, let halfLife) = rule.term else { return [:] }
      var costs: [BuddyPair: Int] = [:]
      for (age, group) in rounds.enumerated().flatMap({ age, groups in groups.map { (age, $0) } }) {
        for pair in BuddyOutcome.pairs(of: group) {
          costs[pair, default: 0] += rule.weight >> (age / halfLife)
        }
      }
      return costs
    }
  }

  /// Thousandths of a point, by rule.
  func parts(_ pair: BuddyPair) -> [Int] {
    rules.indices.map { index in
      let (one, other) = (pair.first, pair.second)
      switch rules[index].term {
      case .meetings: return meetings[index][pair] ?? 0
      case .difference(let scores, let range):
        let apart = abs(scores[one] - scores[other])
        let miss =
          apart < range.lowerBound
          ? range.lowerBound - apart : apart > range.upperBound ? apart - range.upperBound : 0
        return miss * rules[index].weight
      case .help(let can, let wants, let both):
        let there = (can[one] & wants[other]).nonzeroBitCount
        let back = (can[other] & wants[one]).nonzeroBitCount
        return -(there + back + both * min(there, back)) * rules[index].weight
      case .wishes(let ranks, let unranked):
        return ((ranks[one, other] ?? unranked) + (ranks[other, one] ?? unranked))
          * rules[index].weight
      }
    }
  }
}
