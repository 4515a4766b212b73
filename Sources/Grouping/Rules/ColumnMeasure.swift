import GroupingModel

/// What a difference in a numeric column costs: shared by the rules about means, totals and
/// levels. Differences are in mantissas of the column.
struct ColumnMeasure {
  static let unit = OptionDescription(
    "unit", .choice(["deviation", "points"]),
    "what a point stands for: a tenth of the class's standard deviation, or 1 in the column's unit")

  let numbers: Decimals
  /// Price of any difference beyond what is free: 1 for violations, 0 for costs.
  let base: Int64
  /// Price per mantissa.
  let rate: Double
  /// The option `within`, in the column's unit; nil where it is not given.
  let within: Double?
  private let rule: String

  /// - Throws: `ModelError` if the column is unknown, empty or not numeric, or the rule is required
  ///   without saying within what.
  init(_ spec: RuleSpec, options: RuleOptions, in setting: Setting) throws(ModelError) {
    numbers = try setting.roster.attribute(spec.subject).numbers()
    rule = spec.kind
    within = try options.number("within")
    guard !numbers.known.isEmpty else {
      throw ModelError("column '\(spec.subject)' is empty", remedy: "choose another column")
    }
    guard let weight = spec.weight else {
      guard within != nil else {
        throw ModelError(
          "rule '\(spec.kind)' is required but has no limit",
          remedy: "add 'within: 2', or give it a weight")
      }
      (base, rate) = (1, numbers.deviation > 0 ? 10 / numbers.deviation : 0)
      return
    }
    let unit =
      options.text("unit") == "points" ? Double(numbers.scale) : numbers.deviation / 10
    base = 0
    rate = unit > 0 ? weight * Double(Cost.unitsPerPoint) / unit : 0
  }

  /// Largest less smallest known value.
  var range: Int64 { (numbers.known.max() ?? 0) - (numbers.known.min() ?? 0) }

  /// Makes sure that differences and their prices stay within 64 bits.
  ///
  /// - Parameters:
  ///   - difference: the largest that a group may have.
  ///   - factor: what differences are multiplied with in integer sums.
  /// - Throws: `ModelError` if they do not.
  func checkFits(difference: Double, factor: Double) throws(ModelError) {
    guard difference * factor <= 4e18, difference * rate <= 1e15 else {
      throw ModelError(
        "the numbers of rule '\(rule)' are too large to be added exactly",
        remedy: "use fewer decimals, another unit such as thousands, or a smaller weight")
    }
  }
}
