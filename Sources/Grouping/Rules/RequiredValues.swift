import GroupingModel

/// Every group has someone with each of the listed values.
struct RequiredValues: Rule {
  static let name = "required-values"
  static let summary = "every group has someone with each of the listed values"
  static let unit = "per value that nobody in a group has"
  static let subject = SubjectKind.attribute
  static let options = [OptionDescription("values", .list, "the values that every group needs")]

  let sentence: String
  private let counts: [Term.Shape]

  init(_ spec: RuleSpec, in setting: Setting) throws(ModelError) {
    let values = try RuleOptions(spec, of: Self.self).distinctList("values")
    guard !values.isEmpty else {
      throw ModelError(
        "rule 'required-values' lists no value",
        remedy: "list values of column '\(spec.subject)' under 'values'")
    }
    var counts: [Term.Shape] = []
    for value in values {
      let belongs = try setting.belongs(to: value, in: spec.subject)
      counts.append(
        Lowering.count(of: belongs, in: setting) { count, _ in count == 0 ? spec.price : 0 })
    }
    self.counts = counts
    sentence = "Every group has \(spec.subject) \(listed(values))"
  }

  func terms() -> [Term.Shape] { counts }
}
