/// Variance that the luck of the seeds leaves in a mean over classes: the sum over classes of the
/// variance of the class's mean over seeds, by the squared number of classes. A class with one seed
/// tells no variance and counts as the average of the others.
struct MonteCarloVariance: Sendable {
  private var classes = 0.0
  private var known = 0.0
  private var sum = 0.0

  /// - Parameter variance: of the class's mean over its seeds.
  mutating func add(_ variance: Double?) {
    classes += 1
    guard let variance else { return }
    known += 1
    sum += variance
  }

  /// Nil where no class has two seeds.
  var value: Double? { known > 0 ? sum / (known * classes) : nil }

  /// Standard error.
  var error: Double? { value?.squareRoot() }
}
