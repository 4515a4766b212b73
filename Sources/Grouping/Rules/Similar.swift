import GroupingModel

/// Groups at one level: members' numbers lie close together.
struct Similar: Rule {
  static let name = "similar"
  static let summary = "members of a group are close to each other in a number"
  static let unit =
    "per tenth of the class's standard deviation between a group's highest and lowest"
  static let subject = SubjectKind.attribute
  static let options = [
    OptionDescription(
      "within", .number,
      "difference between highest and lowest that is free, in the column's unit"),
    ColumnMeasure.unit,
  ]

  let sentence: String
  private let term: RangeTerm

  init(_ spec: RuleSpec, in setting: Setting) throws(ModelError) {
    let options = try RuleOptions(spec, of: Self.self)
    let measure = try ColumnMeasure(spec, options: options, in: setting)
    try measure.checkFits(difference: Double(measure.range), factor: 1)
    let within = measure.within ?? 0
    term = RangeTerm(
      values: measure.numbers.mantissas,
      allowance: Int64((within * Double(measure.numbers.scale)).rounded()), base: measure.base,
      rate: measure.rate)
    sentence =
      within > 0
      ? "In every group, highest and lowest \(spec.subject) differ by at most \(plain(within))"
      : "Members of a group are at about the same level of \(spec.subject)"
  }

  func terms() -> [Term.Shape] { [.range(term)] }
}
