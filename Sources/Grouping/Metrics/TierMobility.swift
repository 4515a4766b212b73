/// Whether learners move between low, middle and high groups: Shorrocks' (1978) index
/// M = (k - trace P) / (k - 1) of the matrix P of transitions from a round to the next that each
/// learner was there. 0: everybody stays in their tier; near 1: where one was says nothing.
package enum TierMobility {
  /// nil where transitions start from fewer than two of the tiers.
  ///
  /// - Parameter tiers: per round and learner, the tier of the group; nil where not there.
  package static func value(_ tiers: [[GroupTier?]], learners: Int) -> Double? {
    let count = GroupTier.allCases.count
    var moves = [Int](repeating: 0, count: count * count)
    var last = [GroupTier?](repeating: nil, count: learners)
    for round in tiers {
      for (learner, tier) in round.enumerated() {
        guard let tier else { continue }
        if let from = last[learner] { moves[from.rawValue * count + tier.rawValue] += 1 }
        last[learner] = tier
      }
    }
    var (used, trace) = (0.0, 0.0)
    for tier in 0..<count {
      let all = moves[(tier * count)..<((tier + 1) * count)].reduce(0, +)
      guard all > 0 else { continue }
      used += 1
      trace += Double(moves[tier * count + tier]) / Double(all)
    }
    return used > 1 ? (used - trace) / (used - 1) : nil
  }
}
