/// Sign-flip permutation test of differences of classes, two-sided (Fisher 1935): were policies the
/// same, each class's difference could as well have had the other sign. Classes are flipped as a
/// whole, and all rows alike.
///
/// Space is rows x flips, whatever the number of classes.
struct SignFlipTest: Sendable {
  private let draws: Draws
  private let flips: Int
  private var next = 0
  private var flipped: WeightedSums
  /// Per row, the sum of differences and of their sizes.
  private var observed: [Double]
  private var sizes: [Double]

  init(rows: Int, flips: Int, seed: UInt64) {
    draws = Draws(seed: seed, of: "sign flips")
    self.flips = flips
    flipped = WeightedSums(rows: rows, columns: flips)
    observed = [Double](repeating: 0, count: rows)
    sizes = observed
  }

  /// - Parameter differences: of the next class per row; NaN where it has none.
  mutating func add(_ differences: [Double]) {
    for (row, difference) in differences.enumerated() where !difference.isNaN {
      observed[row] += difference
      sizes[row] += abs(difference)
    }
    flipped.add(differences, weights: signs())
    next += 1
  }

  /// Flips at least as far from 0 as what was observed, which counts as one of them (Phipson and
  /// Smyth 2010). Sums that differ by rounding are equal.
  func probability(of row: Int) -> Double {
    let limit = abs(observed[row]) - 1e-12 * sizes[row]
    let asFar = flipped.row(row).count { abs($0) >= limit }
    return Double(1 + asFar) / Double(1 + flips)
  }

  /// Of the next class per flip; one random number has 64.
  private func signs() -> [Double] {
    var bits: UInt64 = 0
    return (0..<flips).map { flip in
      bits = flip % 64 == 0 ? draws.bits(.null, next, flip / 64) : bits >> 1
      return bits & 1 == 0 ? 1 : -1
    }
  }
}
