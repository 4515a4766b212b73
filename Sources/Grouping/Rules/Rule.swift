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
  /// How it comes apart where it is required, for telling what clashes.
  static func pieces(of spec: RuleSpec) -> Pieces

  /// Checks the specification against the scenario.
  ///
  /// - Throws: `ModelError` naming rule, option or column, and a remedy.
  init(_ spec: RuleSpec, in setting: Setting) throws(ModelError)

  /// The rule as a sentence about this class, for reports.
  var sentence: String { get }

  /// The limit on the whole plan that the rule is; nil for a rule that groups keep or pay for.
  var ration: Ration? { get }

  /// Lowers the rule. Terms of a required rule count violations, others cost units.
  func terms() -> [Term.Shape]
}

extension Rule {
  package static var options: [OptionDescription] { [] }
  package static var requiredByDefault: Bool { false }
  package var ration: Ration? { nil }
  package static func pieces(of spec: RuleSpec) -> Pieces { .whole }
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
  /// `column=value`, or no value.
  case maybeAttributeValue
  /// A file of learner pairs, a list of lists of learners, or a column of learners.
  case learners
  /// A column of ranked labels, a list of columns from first to last choice, or a file.
  case choices
  /// `learner: label` pairs.
  case pins

  /// "a column": the kind in a few words, for errors and the README's table.
  package var phrase: String {
    switch self {
    case .none: "nothing"
    case .attribute: "a column"
    case .attributes: "columns, separated by commas"
    case .attributeValue: "`column=value`"
    case .attributeMaybeValue: "a column or `column=value`"
    case .maybeAttributeValue: "`column=value`, or nothing"
    case .learners: "learners: lists, a file of pairs, or a column"
    case .choices: "ranked labels: a column, columns or a file"
    case .pins: "`learner: label` pairs"
    }
  }
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
