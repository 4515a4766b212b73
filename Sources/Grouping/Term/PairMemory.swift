import GroupingModel

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What a pair of learners costs at least for being together in a set of planned rounds, by
/// `new-teammates`.
///
/// Sets of rounds are bit masks. Costs are rounded down, so that no sum of them exceeds what the rule
/// charges for the meetings together.
struct PairMemory: Sendable {
  /// By mask; nil where a required rule forbids so many meetings.
  let costs: [Int64?]

  /// Rounds up to which all sets of them are looked at.
  static let mostRounds = 12

  /// - Parameter met: meetings of the pair in past rounds.
  init(rules: [RuleSpec], rounds: Int, met: Int) {
    let rules = rules.filter { $0.kind == NewTeammates.name }
    costs = (0..<(1 << rounds)).map { mask in
      let meetings = (0..<rounds).filter { mask >> $0 & 1 == 1 }
      var total: Int64 = 0
      for rule in rules {
        guard let weight = rule.weight else {
          if meetings.count > 1, meetings.count + met > Self.cap(rule) { return nil }
          continue
        }
        total += Self.cost(of: meetings, weight: weight, halfLife: Self.halfLife(rule))
      }
      return total
    }
  }

  private static func cost(of meetings: [Int], weight: Double, halfLife: Double) -> Int64 {
    var total: Int64 = 0
    for (place, round) in meetings.enumerated() where place > 0 {
      let own = meetings[..<place].reduce(Int64(0)) { sum, earlier in
        let memory = weight * pow(0.5, Double(round - earlier - 1) / halfLife)
        return sum + Cost.wholeNumber((memory * 1000 - 1e-6).rounded(.down))
      }
      // The rule rounds past and planned meetings once, together.
      total += max(0, own - 1)
    }
    return total
  }

  private static func cap(_ rule: RuleSpec) -> Int {
    if case .number(let cap) = rule.options["cap"] { Int(cap) } else { 1 }
  }

  private static func halfLife(_ rule: RuleSpec) -> Double {
    if case .number(let value) = rule.options["half-life"] { value } else { 4 }
  }

  /// The cheapest set of rounds where to be together in a round is worth `prices`: its cost less what
  /// it is worth.
  ///
  /// - Parameter prices: one per round.
  func best(_ prices: [Int64]) -> (value: Int64, mask: Int) {
    var worth = [Int64](repeating: 0, count: costs.count)
    var (least, found): (Int64, Int) = (costs[0] ?? 0, 0)
    for mask in 1..<costs.count {
      let low = mask.trailingZeroBitCount
      worth[mask] = worth[mask & (mask - 1)] + prices[low]
      guard let cost = costs[mask] else { continue }
      if cost - worth[mask] < least { (least, found) = (cost - worth[mask], mask) }
    }
    return (least, found)
  }
}
