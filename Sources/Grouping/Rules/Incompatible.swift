import GroupingModel

/// Two values of a column that do not go together in one group.
struct Incompatible: Rule {
  static let name = "incompatible"
  static let summary = "learners with two values of a column are not together"
  static let unit = "per pair, one with the first and one with the second value"
  static let subject = SubjectKind.attribute
  static let options = [
    OptionDescription("values", .list, "the two values; twice the same for one that must be alone")
  ]

  let sentence: String
  private let shapes: [Term.Shape]

  init(_ spec: RuleSpec, in setting: Setting) throws(ModelError) {
    let values = try RuleOptions(spec, of: Self.self).list("values")
    guard values.count == 2 else {
      throw ModelError(
        "rule 'incompatible' needs two values, not \(values.count)",
        remedy: "list two values of column '\(spec.subject)' under 'values'")
    }
    let first = try setting.belongs(to: values[0], in: spec.subject)
    let second = try setting.belongs(to: values[1], in: spec.subject)
    // Whoever has both values clashes with everyone, so only the others form parts.
    shapes = Lowering.crossings(
      of: zip(first, second).map { $0 || $1 },
      parts: [zip(first, second).map { $0 && !$1 }, zip(first, second).map { $1 && !$0 }],
      for: spec, in: setting)
    sentence =
      values[0] == values[1]
      ? "No two learners with \(spec.subject)=\(values[0]) are in one group"
      : "Learners with \(spec.subject)=\(values[0]) are not with those who have \(values[1])"
  }

  func terms() -> [Term.Shape] { shapes }
}
