/// What a low group is: its mean lies lower than that of two thirds of random groups of its size
/// from the same class.
///
/// The mean of a random group of `s` out of `N` deviates from the class's by
/// `deviation x sqrt((N - s) / (s (N - 1)))` (sampling without replacement), and a third of a normal
/// distribution lies below -0.4307 deviations.
package enum LowGroups {
  /// The third's edge is this many ten-thousandths of a deviation below the mean.
  private static let edge: UInt128 = 4307
  private static let edgeScale: UInt128 = 10_000

  /// - Parameters:
  ///   - sum: of the members' values.
  ///   - mean: of the class.
  ///   - deviation: population standard deviation of the class.
  ///   - learners: size of the class.
  package static func isLow(
    sum: Double, size: Int, mean: Double, deviation: Double, learners: Int
  ) -> Bool {
    guard size > 0, size < learners, deviation > 0 else { return false }
    let (size, learners) = (Double(size), Double(learners))
    let spread = deviation * ((learners - size) / (size * (learners - 1))).squareRoot()
    return sum / size < mean - Double(edge) / Double(edgeScale) * spread
  }

  /// The same in whole numbers, for rules, whose costs must not depend on rounding.
  ///
  /// - Parameters:
  ///   - difference: sum of the members' deviations from the class's mean, in any unit in which they
  ///     are whole.
  ///   - squares: sum of the squares of all learners' deviations, in that unit; below 1e37.
  package static func isLow(
    difference: Int128, size: Int, squares: UInt128, learners: Int
  ) -> Bool {
    guard size > 0, size < learners, difference < 0 else { return false }
    let (part, all) = (UInt128(size), UInt128(learners))
    // By Cauchy, the square is at most `size x squares`.
    let own = (difference.magnitude * difference.magnitude)
      .multipliedFullWidth(by: all * (all - 1) * edgeScale * edgeScale)
    let limit = squares.multipliedFullWidth(by: part * (all - part) * edge * edge)
    return (own.high, own.low) > (limit.high, limit.low)
  }
}
