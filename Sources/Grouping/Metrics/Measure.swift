/// What an audit measures. The raw values are keys of its JSON document.
package enum Measure: String, Sendable, Hashable, CaseIterable {
  /// T: how far groups are sorted by a trait.
  case sorting
  /// Theil's H: mutual information of group and class as a share of the classes' entropy.
  case information
  /// Learners who are the only one of their category in their group.
  case alone
  /// How far the means of groups lie apart, in standard deviations.
  case balance
  /// Slope of team-mates' mean on one's own value over the term, plus 1 / (N - 1).
  case exposure
  /// Shorrocks' index of moves between low, middle and high groups.
  case mobility
  /// The longest streak of anybody in low groups, in rounds.
  case lowStreak
  /// Share of pairs that have been together.
  case coverage
  /// Meetings of pairs that had met before.
  case repeats
  /// Correlation of being together in a round and in the next.
  case carryOver
  /// Gini's coefficient of the learners' mean choice.
  case choices

  /// Whether a large value is what an audit is there to find; otherwise a small one is.
  package var isWorseHigh: Bool { self != .mobility && self != .coverage }
}

/// A measured value beside what chance gives.
package struct Figure: Sendable {
  package let measure: Measure
  /// Position among the traits; nil for figures about no trait.
  package let trait: Int?
  /// From 0; nil for figures over the term.
  package let round: Int?
  /// nil where it cannot be told.
  package let observed: Double?
  /// nil where it cannot be told.
  package let chance: Chance?
  /// What chance gives by a formula, where there is one; it knows sizes and absences, not pins.
  package var formula: Double?
  /// Learners (over the term: placements) that were left out, for nothing is known of them.
  package var leftOut = 0
  /// The same in other figures.
  package var details: [Detail] = []

  package struct Detail: Sendable, Hashable {
    /// A key of the JSON document.
    package let name: String
    package let value: Double
  }
}
