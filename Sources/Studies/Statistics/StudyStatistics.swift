/// What statistics are to be computed.
package struct StatisticsPlan: Sendable, Hashable {
  /// The policy that others are compared with.
  package let reference: Int
  /// Outcomes that are compared; a family of tests each.
  package let contrasted: [Int]
  package let replicates: Int
  /// No adjusted p-value is below the tests of a family / (1 + flips).
  package let flips: Int
  package let seed: UInt64

  package init(
    reference: Int, contrasted: [Int], replicates: Int = 1000, flips: Int = 1999, seed: UInt64
  ) {
    self.reference = reference
    self.contrasted = contrasted
    self.replicates = replicates
    self.flips = flips
    self.seed = seed
  }
}

/// Statistics of a study in one pass over its classes.
///
/// Time per class is rows x (seeds + replicates); space is rows x replicates, however many
/// classes there are. A row is a policy, a world and an outcome; contrasts are rows too.
package struct StudyStatistics: Sendable {
  private let shape: StudyShape
  private let plan: StatisticsPlan
  private let clusters: ClassClusters
  private var added = 0
  private var cells: [CellMoments]
  private var contrasts: [ContrastMoments]
  /// Cells, then contrasts.
  private var bootstrap: ClusterBootstrap
  /// Contrasts.
  private var flips: SignFlipTest

  /// - Parameter clusters: of the classes that will be added.
  package init(shape: StudyShape, clusters: ClassClusters, plan: StatisticsPlan) {
    self.shape = shape
    self.plan = plan
    self.clusters = clusters
    cells = [CellMoments](repeating: CellMoments(), count: shape.rows)
    contrasts = plan.contrasted.flatMap {
      ContrastMoments.all(of: $0, against: plan.reference, in: shape)
    }
    bootstrap = ClusterBootstrap(
      rows: shape.rows + contrasts.count, replicates: plan.replicates, clusters: clusters,
      seed: plan.seed)
    flips = SignFlipTest(
      rows: contrasts.count, clusters: clusters, flips: plan.flips, seed: plan.seed)
  }

  /// The least p that can come out of so many clusters of classes and flips.
  package static func leastProbability(clusters: Int, flips: Int) -> Double {
    SignFlipTest.leastProbability(clusters: clusters, flips: flips)
  }

  /// The next class.
  package mutating func add(_ values: ClassValues) {
    precondition(values.index == added && values.shape == shape, "not the next class")
    let means = addToCells(values)
    let differences = contrasts.indices.map { contrasts[$0].add(values, plan.reference) }
    bootstrap.add(means + differences)
    flips.add(differences)
    added += 1
  }

  /// Of the classes so far; intervals are right once all are there.
  package func summary() -> StudySummary {
    var intervals = BootstrapIntervals()
    return StudySummary(
      shape: shape,
      estimates: cells.indices.map { row in
        guard cells[row].count > 0 else { return nil }
        return cells[row].estimate(
          interval: interval(row, classes: cells[row].count, by: &intervals))
      },
      contrasts: plan.contrasted.flatMap { family($0, &intervals) })
  }

  /// Of a row of the bootstrap.
  private func interval(
    _ row: Int, classes: Int, by intervals: inout BootstrapIntervals
  ) -> ClosedRange<Double>? {
    intervals.interval(bootstrap.means(of: row), units: min(clusters.count, classes))
  }

  /// - Parameters:
  ///   - outcome: higher is better.
  ///   - counted: worlds that the largest regret is over; nil for all.
  ///   - without: policies that have no regret, for their means are about fewer terms than others'.
  package func regret(of outcome: Int, over counted: [Int]? = nil, without: [Int] = []) -> Regret {
    func known(_ policy: Int, _ value: Double) -> Double {
      without.contains(policy) ? .nan : value
    }
    let rows = (0..<shape.policies).flatMap { policy in
      (0..<shape.worlds).map { shape.row(policy, $0, outcome) }
    }
    return Regret(
      means: rows.map { known(shape.policy(ofRow: $0), cells[$0].mean) },
      replicates: rows.map { row in
        bootstrap.means(of: row).map { known(shape.policy(ofRow: row), $0) }
      }, policies: shape.policies, units: clusters.count, counted: counted)
  }

  /// - Returns: mean over seeds per row; NaN where there is none.
  private mutating func addToCells(_ values: ClassValues) -> [Double] {
    var means: [Double] = []
    means.reserveCapacity(cells.count + contrasts.count)
    for policy in 0..<shape.policies {
      for world in 0..<shape.worlds {
        for outcome in 0..<shape.outcomes {
          means.append(cells[means.count].add(values.seeds(policy, world, outcome)))
        }
      }
    }
    return means
  }

  /// All contrasts of an outcome. One that no class has counts in the family, with p = 1: the family is
  /// that of the protocol, whatever comes out.
  private func family(_ outcome: Int, _ intervals: inout BootstrapIntervals) -> [Contrast] {
    let all = contrasts.indices.filter { contrasts[$0].outcome == outcome }
    let probabilities = all.map { flips.probability(of: $0) }
    let adjusted = Holm.adjusted(probabilities)
    return all.indices.map { place in
      let row = all[place]
      let classes = Int(contrasts[row].classes.count)
      return contrasts[row].contrast(
        interval: interval(shape.rows + row, classes: classes, by: &intervals),
        probability: probabilities[place], adjusted: adjusted[place])
    }
  }
}
