/// Standardised difference of two means with Hedges' (1981) correction for small samples.
package struct HedgesG: Sendable, Hashable {
  package let value: Double
  /// Of 95 %, over resamples of classes, with the deviation as it is; nil for fewer than two clusters.
  package let interval: ClosedRange<Double>?
  /// Those in which both policies have a value.
  package let classes: Int
  /// Of the subgroup in those classes.
  package let learners: Int

  /// What a difference is multiplied by: Hedges' correction over the deviation.
  ///
  /// - Parameters:
  ///   - squares: squared deviations, from what they are pooled around.
  ///   - freedom: their degrees of freedom.
  /// - Returns: nil where learners do not differ, or are too few.
  static func factor(squares: Double, freedom: Double) -> Double? {
    guard freedom > 0, squares > 0 else { return nil }
    return (1 - 3 / (4 * freedom - 1)) / (squares / freedom).squareRoot()
  }
}
