import GroupingModel

/// Members of a group share a category. Learners whose cell is empty fit anywhere.
struct Gather: Rule {
  static let name = "gather"
  static let summary = "learners with the same value of a column are together"
  static let unit = "per pair with different values"
  static let subject = SubjectKind.attribute

  let sentence: String
  private let shapes: [Term.Shape]

  init(_ spec: RuleSpec, in setting: Setting) throws(ModelError) {
    _ = try RuleOptions(spec, of: Self.self)
    let sets = try setting.categories(of: spec.subject)
    let known = try setting.roster.attribute(spec.subject).cells.map { !$0.isEmpty }
    shapes = Lowering.crossings(of: known, parts: sets, for: spec, in: setting)
    sentence = "Members of a group have the same \(spec.subject)"
  }

  func terms() -> [Term.Shape] { shapes }
}
