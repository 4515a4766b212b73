/// How often each class is in each bootstrap replicate, class after class.
///
/// Together the numbers of a replicate are a draw of as many clusters as there are, with
/// replacement: a multinomial is a chain of binomials, in which each cluster takes its part of the
/// draws that are left (Devroye 1986, section XI.1.4). Classes of a cluster are drawn as often as it.
/// No number depends on how classes are split up.
struct ResampleWeights: Sendable {
  private let clusters: ClassClusters
  private let draws: Draws
  private var next = 0
  /// Clusters drawn so far.
  private var begun = 0
  /// Per replicate, the draws taken by those.
  private var taken: [Double]
  /// Of clusters that have classes to come, by number.
  private var kept: [Int: [Double]] = [:]
  /// Per replicate, the sum of the weights of classes so far.
  private(set) var drawn: [Double]

  init(clusters: ClassClusters, replicates: Int, seed: UInt64) {
    self.clusters = clusters
    draws = Draws(seed: seed, of: "bootstrap")
    drawn = [Double](repeating: 0, count: replicates)
    taken = drawn
  }

  /// Of the next class, per replicate.
  mutating func forNextClass() -> [Double] {
    precondition(next < clusters.numbers.count, "more classes than announced")
    let cluster = clusters.numbers[next]
    let weights = kept[cluster] ?? forNextCluster()
    kept[cluster] = clusters.last[cluster] > next ? weights : nil
    for replicate in drawn.indices { drawn[replicate] += weights[replicate] }
    next += 1
    return weights
  }

  private mutating func forNextCluster() -> [Double] {
    let chance = 1 / Double(clusters.count - begun)
    let weights = taken.indices.map { replicate in
      let share = draws.uniform(.null, begun, replicate)
      let left = clusters.count - Int(taken[replicate])
      return Double(Binomial.quantile(share, trials: left, chance: chance))
    }
    for replicate in taken.indices { taken[replicate] += weights[replicate] }
    begun += 1
    return weights
  }
}
