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
  private var added = 0
  private var cells: [CellMoments]
  private var contrasts: [ContrastMoments]
  /// Cells, then contrasts.
  private var bootstrap: ClusterBootstrap
  /// Contrasts.
  private var flips: SignFlipTest

  /// - Parameter classes: how many will be added.
  package init(shape: StudyShape, classes: Int, plan: StatisticsPlan) {
    self.shape = shape
    self.plan = plan
    cells = [CellMoments](repeating: CellMoments(), count: shape.rows)
    contrasts = plan.contrasted.flatMap {
      ContrastMoments.all(of: $0, against: plan.reference, in: shape)
    }
    bootstrap = ClusterBootstrap(
      rows: shape.rows + contrasts.count, replicates: plan.replicates, classes: classes,
      seed: plan.seed)
    flips = SignFlipTest(rows: contrasts.count, flips: plan.flips, seed: plan.seed)
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
    StudySummary(
      shape: shape,
      estimates: cells.indices.map { row in
        Quantile.interval(bootstrap.means(of: row)).map { cells[row].estimate(interval: $0) }
      },
      contrasts: plan.contrasted.flatMap(family))
  }

  /// - Parameters:
  ///   - outcome: higher is better.
  ///   - without: policies that have no regret, for their means are about fewer terms than others'.
  package func regret(of outcome: Int, without: [Int] = []) -> Regret {
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
      }, policies: shape.policies)
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

  /// All contrasts of an outcome.
  private func family(_ outcome: Int) -> [Contrast] {
    let measured = contrasts.indices.filter {
      contrasts[$0].outcome == outcome && contrasts[$0].classes.count > 0
    }
    let probabilities = measured.map { flips.probability(of: $0) }
    let adjusted = Holm.adjusted(probabilities)
    return measured.indices.compactMap { place in
      let row = measured[place]
      return Quantile.interval(bootstrap.means(of: shape.rows + row)).map {
        contrasts[row].contrast(
          interval: $0, probability: probabilities[place], adjusted: adjusted[place])
      }
    }
  }
}
