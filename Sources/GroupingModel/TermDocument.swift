/// The other rounds of a term that was planned as a whole, as a plan of one of its rounds keeps them: the
/// rounds themselves, so that the plan can be checked by itself.
public struct TermDocument: Sendable, Codable, Equatable {
  /// Planned rounds before this one, the first one first; all of them follow the history.
  public var before: [PlannedRound]
  /// Planned rounds after this one, the next one first.
  public var after: [PlannedRound]

  public init(before: [PlannedRound] = [], after: [PlannedRound] = []) {
    self.before = before
    self.after = after
  }
}

/// A planned round of a term.
public struct PlannedRound: Sendable, Codable, Equatable {
  public var groups: [EarlierGroup]
  /// Which of their choices learners get, by identifier; 1 is the first.
  public var choices: [String: Int]?

  public init(groups: [EarlierGroup], choices: [String: Int]? = nil) {
    self.groups = groups
    self.choices = choices
  }
}
