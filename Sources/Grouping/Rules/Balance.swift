import GroupingModel

/// Equal means, or equal totals, of a number over groups.
struct Balance: Rule {
  static let name = "balance"
  static let summary = "groups have equal means (or totals) of a number"
  static let unit = "per tenth of the class's standard deviation that a group is off"
  static let subject = SubjectKind.attribute
  static let options = [
    OptionDescription("aim", .choice(["mean", "total"]), "what should be equal"),
    ColumnMeasure.unit,
    OptionDescription(
      "within", .number, "when required: largest difference, in the column's unit"),
  ]

  let sentence: String
  private let term: SumTerm

  init(_ spec: RuleSpec, in setting: Setting) throws(ModelError) {
    let options = try RuleOptions(spec, of: Self.self)
    let measure = try ColumnMeasure(spec, options: options, in: setting)
    guard spec.strength == .required || measure.within == nil else {
      throw ModelError(
        "option 'within' of rule 'balance' has no meaning beside a weight",
        remedy: "leave it out, or make the rule required")
    }
    let aim = options.text("aim") ?? "mean"
    term =
      aim == "total"
      ? try Self.totals(measure, in: setting) : try Self.means(measure, in: setting)
    sentence = Self.sentence(spec.subject, aim: aim, within: measure.within)
  }

  func terms() -> [Term.Shape] { [.sum(term)] }

  private static func sentence(_ column: String, aim: String, within: Double?) -> String {
    guard let within else { return "Every group has about the same \(aim) of \(column)" }
    let reference = aim == "mean" ? "the class's mean" : "an equal share of the class's total"
    return "Every group's \(aim) of \(column) is within \(plain(within)) of \(reference)"
  }

  /// |count x sum - size x total| / (count x size); a learner without a value counts as the mean.
  private static func means(
    _ measure: ColumnMeasure, in setting: Setting
  ) throws(ModelError) -> SumTerm {
    let numbers = measure.numbers
    let total = numbers.known.reduce(0, +)
    let count = Int64(numbers.known.count)
    try measure.checkFits(
      difference: Double(measure.range), factor: Double(count) * Double(setting.largestSize))
    let values = numbers.mantissas.map { value in value.map { $0 * count - total } ?? 0 }
    return SumTerm(values: values, largestSize: setting.largestSize) { size in
      let divisor = Double(count) * Double(max(1, size))
      return SumTerm.Share(
        allowance: allowance(measure, times: divisor), base: measure.base,
        rate: measure.rate / divisor)
    }
  }

  /// |groups x sum - total| / groups; a learner without a value counts as 0.
  private static func totals(
    _ measure: ColumnMeasure, in setting: Setting
  ) throws(ModelError) -> SumTerm {
    guard setting.groupCount.count == 1 else {
      throw ModelError(
        "rule 'balance' of totals needs a fixed number of groups",
        remedy: "set the number of groups, or balance means")
    }
    let numbers = measure.numbers
    let groups = Double(setting.groupCount.lowerBound)
    let largest = Double(numbers.known.map(abs).max() ?? 0)
    try measure.checkFits(
      difference: largest * Double(setting.largestSize + setting.roster.count), factor: groups)
    return SumTerm(
      values: numbers.mantissas.map { $0 ?? 0 }, largestSize: setting.largestSize
    ) { _ in
      SumTerm.Share(
        factor: Int64(groups), target: numbers.known.reduce(0, +),
        allowance: allowance(measure, times: groups), base: measure.base,
        rate: measure.rate / groups)
    }
  }

  /// The free difference in the sums' unit; a limit beyond all sums is as good as none.
  private static func allowance(_ measure: ColumnMeasure, times divisor: Double) -> Int64 {
    let mantissas = (measure.within ?? 0) * Double(measure.numbers.scale)
    return Int64(min(mantissas * divisor, 4e18))
  }
}
