/// What makes a group a low one, for rules and audits alike.
package enum LowGroups {
  /// Two thirds of a normal distribution lie above this many standard deviations below its mean.
  private static let cut = 0.4307

  /// Whether a group's mean lies below what two thirds of random groups of its size show. Such a
  /// group's mean has the deviation `deviation * sqrt((N - s) / (s (N - 1)))`: members are drawn
  /// without being put back.
  ///
  /// A group that holds all learners is never low, nor is one where all values are equal.
  ///
  /// - Parameters:
  ///   - sum: of the members' values.
  ///   - size: members with a value.
  ///   - mean: of all learners who are there.
  ///   - deviation: their population standard deviation.
  ///   - learners: their number.
  package static func isLow(
    sum: Double, size: Int, mean: Double, deviation: Double, learners: Int
  ) -> Bool {
    guard size > 0, size < learners, deviation > 0 else { return false }
    let (s, n) = (Double(size), Double(learners))
    return sum / s < mean - cut * deviation * ((n - s) / (s * (n - 1))).squareRoot()
  }
}
