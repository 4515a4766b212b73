import GroupingModel

/// A generated class with its rules: what is solved in the process, written as a scenario folder
/// for the command, and handed to the peers as JSON.
struct ClassInstance: Sendable, Encodable {
  /// Folder name, unique among the instances of a table.
  var name: String
  var learners: Int
  var columns: [Column] = []
  var sizes: InstanceSizes
  var labels: [InstanceLabel] = []
  /// Past rounds, oldest first, each a list of groups of learners.
  var history: [[[Int]]] = []
  var rules: [InstanceRule] = []
  var seed: UInt64

  /// One attribute; a cell per learner.
  struct Column: Sendable, Encodable {
    var name: String
    var cells: [String]
  }

  /// Identifier of a learner in every file.
  static func id(_ learner: Int) -> String { "L\(learner + 1)" }
}

/// How the class is cut into groups: as near to `near` as can be, or `min` to `max`.
struct InstanceSizes: Sendable, Encodable {
  var near: Int?
  var min: Int?
  var max: Int?
}

/// A topic that a group may have.
struct InstanceLabel: Sendable, Encodable {
  var name: String
  var min: Int
  var max: Int
  /// Most groups that may have it; it may also stay without one.
  var groups: Int
  /// Whether it has that many groups in any plan.
  var isFixed = false
}

/// A rule of a generated class.
struct InstanceRule: Sendable, Encodable {
  var rule: String
  /// Main value as written in the scenario: a column or a file; empty for none.
  var subject = ""
  /// Main value where it is several columns.
  var subjects: [String] = []
  /// nil for a required rule.
  var weight: Double?
  /// Learners that the rule names, as `[from, to]`.
  var links: [[Int]] = []
  /// Whether `links` stand in a file `subject` beside the roster, not in a column.
  var linksInFile = false
  /// Per learner, labels in order of preference.
  var ranks: [[Int]] = []
  /// Learners that the rule names with labels, as `[learner, label]`.
  var pins: [[Int]] = []
}
