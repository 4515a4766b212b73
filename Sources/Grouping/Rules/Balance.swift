import GroupingModel

/// Equal means, or equal totals, of a number over groups.
struct Balance: Rule {
  static let name = "balance"
  static let summary = "groups have equal means (or totals) of a number"
  static let unit = "per tenth of the class's standard deviation off"
  static let subject = SubjectKind.attribute
  static let options = [
    OptionDescription("aim", .choice(["mean", "total"]), "what should be equal"),
    OptionDescription("unit", .choice(["deviation", "points"]), "what a point of cost stands for"),
    OptionDescription("within", .number, "when required: largest difference, in the column's unit"),
  ]

  let sentence: String
  private let term: SumTerm

  init(_ spec: RuleSpec, in setting: Setting) throws(ModelError) {
    let options = try RuleOptions(spec, of: Self.self)
    let numbers = try setting.roster.attribute(spec.subject).numbers()
    let measure = try BalanceMeasure(numbers, spec: spec, options: options)
    let aim = options.text("aim") ?? "mean"
    sentence = "Every group has about the same \(aim) of \(spec.subject)"
    term =
      aim == "total"
      ? try measure.totals(in: setting) : measure.means(largestSize: setting.largestSize)
  }

  func terms() -> [Term.Shape] { [.sum(term)] }
}

/// What a difference in means or totals costs.
private struct BalanceMeasure {
  private let numbers: Decimals
  private let total: Int64
  private let count: Int64
  private let base: Int64
  /// Price of a difference of one mantissa in a group's mean or total.
  private let rate: Double
  /// Difference that is free, in mantissas.
  private let allowance: Double

  init(_ numbers: Decimals, spec: RuleSpec, options: RuleOptions) throws(ModelError) {
    self.numbers = numbers
    total = numbers.known.reduce(0, +)
    count = Int64(numbers.known.count)
    guard count > 0 else {
      throw ModelError("column '\(spec.subject)' is empty", remedy: "choose another column")
    }
    let deviation = numbers.deviation
    guard let weight = spec.weight else {
      guard let within = try options.number("within") else {
        throw ModelError(
          "rule 'balance' is required but has no limit",
          remedy: "add 'within: 2', or give it a weight")
      }
      (base, rate, allowance) = (
        1, deviation > 0 ? 10 / deviation : 0, within * Double(numbers.scale)
      )
      return
    }
    let unit = options.text("unit") == "points" ? Double(numbers.scale) : deviation / 10
    rate = unit > 0 ? weight * Double(Cost.unitsPerPoint) / unit : 0
    (base, allowance) = (0, 0)
  }

  /// |count x sum - size x total| / (count x size); a learner without a value counts as the mean.
  func means(largestSize: Int) -> SumTerm {
    let values = numbers.mantissas.map { value in value.map { $0 * count - total } ?? 0 }
    return SumTerm(values: values, largestSize: largestSize) { size in
      let divisor = Double(count) * Double(max(1, size))
      return SumTerm.Share(
        allowance: Int64(allowance * divisor), base: base, rate: rate / divisor)
    }
  }

  /// |groups x sum - total| / groups; a learner without a value counts as 0.
  func totals(in setting: Setting) throws(ModelError) -> SumTerm {
    guard setting.groupCount.count == 1 else {
      throw ModelError(
        "rule 'balance' of totals needs a fixed number of groups",
        remedy: "set the number of groups, or balance means")
    }
    let groups = Double(setting.groupCount.lowerBound)
    return SumTerm(
      values: numbers.mantissas.map { $0 ?? 0 }, largestSize: setting.largestSize
    ) { _ in
      SumTerm.Share(
        factor: Int64(groups), target: total, allowance: Int64(allowance * groups), base: base,
        rate: rate / groups)
    }
  }
}
