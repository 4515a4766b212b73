/// How many rounds running learners sat in a low group. Rounds in which a learner was not there
/// neither end a streak nor count.
package enum LongestLowStreak {
  /// The longest streak of each learner.
  ///
  /// - Parameter tiers: per round and learner, the tier of the group; nil where not there.
  package static func ofLearners(_ tiers: [[GroupTier?]], learners: Int) -> [Int] {
    var (now, longest) = (
      [Int](repeating: 0, count: learners), [Int](repeating: 0, count: learners)
    )
    for round in tiers {
      for (learner, tier) in round.enumerated() {
        guard let tier else { continue }
        now[learner] = tier == .low ? now[learner] + 1 : 0
        longest[learner] = max(longest[learner], now[learner])
      }
    }
    return longest
  }
}
