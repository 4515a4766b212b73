/// Bootstrap of means over classes: whole clusters of classes are drawn, with all that was measured in
/// them (Davison and Hinkley 1997, section 3.8), so what learners of a class share is kept together.
///
/// Space is rows x replicates, whatever the number of classes.
struct ClusterBootstrap: Sendable {
  private var weights: ResampleWeights
  private var sums: WeightedSums
  /// Per row, the draws of classes without a value per replicate: empty where there are none, and
  /// where there are no others.
  private var lost: [[Double]]
  /// Per row, whether a class had a value.
  private var begun: [Bool]

  init(rows: Int, replicates: Int, clusters: ClassClusters, seed: UInt64) {
    weights = ResampleWeights(clusters: clusters, replicates: replicates, seed: seed)
    sums = WeightedSums(rows: rows, columns: replicates)
    lost = [[Double]](repeating: [], count: rows)
    begun = [Bool](repeating: false, count: rows)
  }

  /// - Parameter values: of the next class per row; NaN where it has none.
  mutating func add(_ values: [Double]) {
    let before = weights.drawn
    let weights = self.weights.forNextClass()
    for (row, value) in values.enumerated() {
      if !value.isNaN {
        // Of rows that began late, all classes before are lost.
        if !begun[row] && before.contains(where: { $0 > 0 }) { lost[row] = before }
        begun[row] = true
      } else if begun[row] {
        Self.add(weights, to: &lost[row])
      }
    }
    sums.add(values, weights: weights)
  }

  /// Mean over the classes with a value, per replicate; NaN where it drew none.
  func means(of row: Int) -> [Double] {
    guard begun[row] else { return [Double](repeating: .nan, count: weights.drawn.count) }
    let lost = self.lost[row]
    return sums.row(row).enumerated().map { replicate, sum in
      let mass = weights.drawn[replicate] - (lost.isEmpty ? 0 : lost[replicate])
      return mass > 0 ? sum / mass : .nan
    }
  }

  private static func add(_ weights: [Double], to sums: inout [Double]) {
    if sums.isEmpty { sums = [Double](repeating: 0, count: weights.count) }
    for place in weights.indices { sums[place] += weights[place] }
  }
}
