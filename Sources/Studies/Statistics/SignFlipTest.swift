/// Sign-flip permutation test of differences of classes, two-sided (Fisher 1935): were policies the
/// same, each cluster's differences could as well have had the other sign. Classes of a cluster are
/// flipped together, and all rows alike.
///
/// Where clusters are so few that all ways to flip them are no more than what was asked for, each is
/// taken once, and the test is exact. Space is rows x flips, whatever the number of classes.
struct SignFlipTest: Sendable {
  private let clusters: ClassClusters
  private let draws: Draws
  private let flips: Int
  private let isExact: Bool
  private var next = 0
  private var flipped: WeightedSums
  /// Per row, the sum of differences and of their sizes.
  private var observed: [Double]
  private var sizes: [Double]

  init(rows: Int, clusters: ClassClusters, flips: Int, seed: UInt64) {
    self.clusters = clusters
    draws = Draws(seed: seed, of: "sign flips")
    isExact = Self.isExact(clusters: clusters.count, flips: flips)
    self.flips = isExact ? (1 << clusters.count) - 1 : flips
    flipped = WeightedSums(rows: rows, columns: self.flips)
    observed = [Double](repeating: 0, count: rows)
    sizes = observed
  }

  private static func isExact(clusters: Int, flips: Int) -> Bool {
    clusters < 32 && (1 << clusters) - 1 <= flips
  }

  /// The least p that can come out: two of all ways to flip so many clusters are as far from 0 as any.
  static func leastProbability(clusters: Int, flips: Int) -> Double {
    let ofClusters = clusters < 64 ? 2 / Double(UInt64(1) << UInt64(clusters)) : 0
    return min(
      1,
      isExact(clusters: clusters, flips: flips)
        ? ofClusters : max(ofClusters, 1 / Double(1 + flips)))
  }

  /// - Parameter differences: of the next class per row; NaN where it has none.
  mutating func add(_ differences: [Double]) {
    for (row, difference) in differences.enumerated() where !difference.isNaN {
      observed[row] += difference
      sizes[row] += abs(difference)
    }
    flipped.add(differences, weights: signs(of: clusters.numbers[next]))
    next += 1
  }

  /// Flips at least as far from 0 as what was observed, which counts as one of them (Phipson and
  /// Smyth 2010). Sums that differ by rounding are equal.
  func probability(of row: Int) -> Double {
    let limit = abs(observed[row]) - 1e-12 * sizes[row]
    let asFar = flipped.row(row).count { abs($0) >= limit }
    return Double(1 + asFar) / Double(1 + flips)
  }

  /// Per flip; all but the one in which nothing is flipped, or drawn: one random number has 64.
  private func signs(of cluster: Int) -> [Double] {
    if isExact { return (0..<flips).map { ($0 + 1) >> cluster & 1 == 0 ? 1 : -1 } }
    var bits: UInt64 = 0
    return (0..<flips).map { flip in
      bits = flip % 64 == 0 ? draws.bits(.null, cluster, flip / 64) : bits >> 1
      return bits & 1 == 0 ? 1 : -1
    }
  }
}
