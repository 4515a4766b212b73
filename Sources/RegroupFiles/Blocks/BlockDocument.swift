/// A scenario of flex blocks as it was written: its `scenario.yaml`. Paths are relative to its folder.
package struct BlockDocument: Codable, Sendable, Hashable {
  /// Its own name in its folder.
  package var file = "scenario.yaml"
  package var title: String?
  /// The file of each table that was named or found, by the table's key.
  package var tables: [String: String] = [:]
  /// Column of the learners that `for` refers to in the tables of slots and sessions.
  package var audience: String?
  /// Day from which weekdays count.
  package var starts: String?
  /// Whether a learner may belong to slots that overlap, and then attends one of them.
  package var mayOverlap: Bool?
  /// Names of the levels, the highest first.
  package var ladder: [String]?
  /// Level of the table of choices, needs and mastery, by the table's key.
  package var levels: [String: String] = [:]
  package var mastery: BlockMastery?
  /// Tiers that count as low.
  package var lowTiers: [String]?
  package var rules: [BlockRuleDocument] = []
  /// Slots or days that stay as they were published.
  package var locked: [String] = []
  package var seed: UInt64?
  /// Folder of the paths, from the document's own; nil for its own.
  package var folder: String?

  package init() {}

  /// The tables there are, in the order in which they are read.
  static let tableKeys = [
    "learners", "slots", "rooms", "facilitators", "sessions", "requests", "choices", "needs",
    "mastery", "opt-outs", "away", "pins", "together", "apart", "past",
  ]
  static let requiredTables = ["learners", "slots", "sessions"]
}

/// What a table of scores means.
package struct BlockMastery: Codable, Sendable, Hashable {
  /// Score from which on nothing is needed, by column, which is the label of the sessions, too.
  package var cuts: [String: Double] = [:]
  /// Scores this near to a cut may be a matter of chance.
  package var band: Double = 0
  /// Last slot by which the need is to be served.
  package var by: String?

  package init() {}
}

/// A rule about attendance as written.
package struct BlockRuleDocument: Codable, Sendable, Hashable {
  package var rule: String
  package var number: Int?
  /// Slots of `both-halves`.
  package var slots: [String]?
  /// `column=value` of `not-alone`.
  package var who: String?
  package var per: String?
  /// Sessions that the rule is about: listed, or by kind, label or tier.
  package var sessions: [String]?
  package var kind: String?
  package var label: String?
  package var tier: String?
  /// With a level, breaking the rule costs there; without, it must hold.
  package var level: String?
  package var cost: Int?

  package init(rule: String) { self.rule = rule }
}
