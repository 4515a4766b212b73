/// Count, mean and squared deviations of numbers that are seen once, one by one (Welford 1962) or
/// in lumps (Chan, Golub and LeVeque 1979).
package struct Moments: Sendable, Hashable {
  /// Not whole where lumps have weights that are not.
  package private(set) var count = 0.0
  /// 0 for no numbers.
  package private(set) var mean = 0.0
  /// Sum of squared deviations from the mean.
  package private(set) var squares = 0.0

  package init() {}

  /// - Parameters:
  ///   - mean: a number, or the mean of a lump.
  ///   - weight: how many numbers the lump has; above 0.
  ///   - squares: the lump's sum of squared deviations from its own mean.
  package mutating func add(_ mean: Double, weight: Double = 1, squares: Double = 0) {
    let total = count + weight
    let away = mean - self.mean
    self.mean += away * weight / total
    self.squares += squares + away * away * count * weight / total
    count = total
  }

  /// Unbiased; nil for one number or none.
  package var variance: Double? { count > 1 ? squares / (count - 1) : nil }

  package var deviation: Double? { variance?.squareRoot() }

  /// Of the mean, if the numbers are independent.
  var varianceOfMean: Double? { variance.map { $0 / count } }
}

/// Moments of two numbers that come together, and of their difference.
struct PairedMoments: Sendable {
  private(set) var difference = Moments()
  private(set) var one = Moments()
  private(set) var other = Moments()

  mutating func add(_ one: Double, _ other: Double) {
    difference.add(one - other)
    self.one.add(one)
    self.other.add(other)
  }

  /// Of the difference of the means, had the two been drawn independently.
  var unpairedVarianceOfMean: Double? {
    guard let one = one.varianceOfMean, let other = other.varianceOfMean else { return nil }
    return one + other
  }
}
