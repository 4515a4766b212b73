import GroupingModel

/// How far each learner's number lies from the class's mean, in whole numbers.
struct ScoreDeviations {
  /// Per learner, `count x value - total`, where `count` numbers are known and add up to `total`; 0
  /// where the number is not known, as for a learner at the mean.
  let values: [Int64]
  /// Sum of the squares of `values`.
  let squares: UInt128
  /// Square of the class's standard deviation in the unit of `values`: `squares / count`, which is
  /// whole.
  let variance: UInt128

  /// - Throws: `ModelError` if the column is unknown, empty or not numeric, or its numbers are too
  ///   large to be added exactly.
  init(_ spec: RuleSpec, in setting: Setting) throws(ModelError) {
    let numbers = try setting.roster.attribute(spec.subject).numbers()
    let (count, total) = (numbers.known.count, numbers.known.reduce(0, +))
    guard count > 0 else {
      throw ModelError("column '\(spec.subject)' is empty", remedy: "choose another column")
    }
    let range = Double(numbers.known.max() ?? 0) - Double(numbers.known.min() ?? 0)
    let largest = range * Double(count)
    // Sums over the class, and the difference of two of them, stay within 64 bits.
    guard largest * Double(setting.roster.count) <= 2e18,
      largest * largest * Double(setting.roster.count) <= 1e36
    else { throw Self.tooLarge(spec) }
    values = numbers.mantissas.map { value in value.map { $0 * Int64(count) - total } ?? 0 }
    squares = values.reduce(0) { $0 + UInt128($1.magnitude) * UInt128($1.magnitude) }
    variance = squares / UInt128(count)
  }

  static func tooLarge(_ spec: RuleSpec) -> ModelError {
    ModelError(
      "the numbers of rule '\(spec.kind)' are too large to be added exactly",
      remedy: "use fewer decimals, another unit such as thousands, or a smaller weight")
  }
}
