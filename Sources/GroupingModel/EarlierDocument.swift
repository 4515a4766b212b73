/// The groups of an earlier plan, and what a new plan keeps of them.
///
/// The groups themselves, not the file they came from: a plan may be written over the one before.
public struct EarlierDocument: Sendable, Codable, Equatable {
  /// In the order of the earlier plan.
  public var groups: [EarlierGroup]
  /// Names of the groups that stay exactly as they are.
  public var lock: [String]?
  /// Pairs of a learner, as written, and the name of the group that the learner is to be in.
  public var pins: [[String]]?
  /// How many of the earlier plan's learners stay in their groups at least, in per cent.
  public var keep: Double?
  /// What the plan puts right on the day, with as few moves as can be; nil for a new round.
  public var repair: RepairDocument?

  public init(
    groups: [EarlierGroup], lock: [String]? = nil, pins: [[String]]? = nil, keep: Double? = nil,
    repair: RepairDocument? = nil
  ) {
    self.groups = groups
    self.lock = lock
    self.pins = pins
    self.keep = keep
    self.repair = repair
  }
}

/// A group of an earlier plan.
public struct EarlierGroup: Sendable, Codable, Equatable {
  public var name: String
  public var label: String?
  /// Learners' identifiers.
  public var members: [String]

  public init(name: String, label: String? = nil, members: [String]) {
    self.name = name
    self.label = label
    self.members = members
  }
}
