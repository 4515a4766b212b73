import GroupingModel

/// Something asked of a plan. A rule is one file: its name and options, the sentence that says it
/// to people, and the terms it lowers to. Its meaning is held against the independent evaluator
/// of the same name in `PlanCheck`.
package protocol Rule: Sendable {
  /// Name in scenarios and on the command line, for example `not-alone`.
  static var name: String { get }
  /// What it does, in one plain sentence without the final stop; a row of the README's table.
  static var summary: String { get }
  /// What one point of cost stands for at weight 1, for example "per learner alone".
  static var unit: String { get }
  /// What the rule's main value is.
  static var subject: SubjectKind { get }
  /// Further options.
  static var options: [OptionDescription] { get }
  /// Whether it is required where the user says nothing.
  static var requiredByDefault: Bool { get }

  /// Checks the specification against the scenario.
  ///
  /// - Throws: `ModelError` naming rule, option or column, and a remedy.
  init(_ spec: RuleSpec, in setting: Setting) throws(ModelError)

  /// The rule as a sentence about this class, for reports.
  var sentence: String { get }

  /// Lowers the rule. Terms of a required rule count violations, others cost units.
  func terms() -> [Term.Shape]
}

extension Rule {
  package static var options: [OptionDescription] { [] }
  package static var requiredByDefault: Bool { false }
}

/// What a rule's main value means.
package enum SubjectKind: Sendable, Hashable {
  /// No value.
  case none
  /// One column.
  case attribute
  /// One or more columns, separated by commas or given as a list.
  case attributes
  /// `column=value`.
  case attributeValue
  /// `column` or `column=value`.
  case attributeMaybeValue
  /// A file of learner pairs, a list of lists of learners, or a column of learners.
  case learners
  /// A column of ranked labels, a list of columns from first to last choice, or a file.
  case choices
  /// `learner: label` pairs.
  case pins
}

/// One option of a rule, as strict readers, the schema and the README's table need it.
package struct OptionDescription: Sendable, Hashable {
  package let name: String
  package let kind: Kind
  package let meaning: String

  package enum Kind: Sendable, Hashable {
    case number
    case wholeNumber
    case flag
    case text
    /// One of these words; the first is the default.
    case choice([String])
    case list
  }

  package init(_ name: String, _ kind: Kind, _ meaning: String) {
    self.name = name
    self.kind = kind
    self.meaning = meaning
  }
}

/// What a rule may know of the scenario it stands in.
package struct Setting: Sendable {
  package let roster: Roster
  package let kinds: [GroupKind]
  package let groupCount: ClosedRange<Int>
  package let ledger: Ledger

  package init(
    roster: Roster, kinds: [GroupKind], groupCount: ClosedRange<Int>, ledger: Ledger
  ) {
    self.roster = roster
    self.kinds = kinds
    self.groupCount = groupCount
    self.ledger = ledger
  }

  package init(_ scenario: Scenario) {
    self.init(
      roster: scenario.roster, kinds: scenario.kinds, groupCount: scenario.groupCount,
      ledger: scenario.ledger)
  }

  /// Size of the largest group that any kind allows, at most the roster's.
  package var largestSize: Int {
    min(kinds.map(\.sizes.upperBound).max() ?? 0, roster.count)
  }

  /// Categories of learners: whether each has `value` in `column`.
  package func belongs(to value: String, in column: String) throws(ModelError) -> [Bool] {
    let attribute = try roster.attribute(column)
    let found = attribute.sets.map { $0.contains(value) }
    let exact = attribute.cells.map { $0 == value }
    let belongs = zip(found, exact).map { $0 || $1 }
    guard belongs.contains(true) else {
      throw ModelError.unknown("value", value, among: attribute.distinctCategories)
    }
    return belongs
  }
}
