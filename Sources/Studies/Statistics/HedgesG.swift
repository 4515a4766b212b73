/// Standardised difference of two means with Hedges' (1981) correction for small samples.
package struct HedgesG: Sendable, Hashable {
  package let value: Double
  /// For large samples (Hedges and Olkin 1985), as if the two were groups of different learners; policies
  /// that teach the same ones are compared more closely by the interval of their contrast.
  package let standardError: Double

  /// - Parameters:
  ///   - difference: of the means.
  ///   - learners: of each of the two.
  ///   - squares: squared deviations of both together, from what they are pooled around.
  ///   - freedom: their degrees of freedom.
  /// - Returns: nil where learners do not differ, or are too few.
  init?(difference: Double, learners: Double, squares: Double, freedom: Double) {
    guard learners > 0, freedom > 0, squares > 0 else { return nil }
    let correction = 1 - 3 / (4 * freedom - 1)
    value = correction * difference / (squares / freedom).squareRoot()
    standardError = (2 / learners + value * value / (4 * learners)).squareRoot()
  }
}
