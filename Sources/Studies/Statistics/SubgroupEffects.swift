/// Effect sizes of policies on subgroups of learners, over all classes: Hedges' g with the deviation of
/// all learners within classes under the reference policy (Hedges 2007, "Effect sizes in
/// cluster-randomized designs"; Glass 1976 for taking the control's), so that one policy's and one
/// subgroup's effects are in the same unit as another's.
///
/// Learners start alike under all policies, so that the difference of mean gains is that of mean skills.
/// A class of n learners with spread s has squared deviations n s^2 with n - 1 degrees of freedom. Seeds
/// share a learner's weight, so that learners count once. Only classes and seeds that have both policies.
package struct SubgroupEffects: Sendable {
  private struct Sums: Sendable {
    var classes = 0
    var learners = 0
    var difference = 0.0
    var squares = 0.0
    var freedom = 0.0
  }

  private let shape: StudyShape
  private let reference: Int
  private let clusters: ClassClusters
  /// Positions of the mean gains of subgroups among the outcomes.
  private let gains: [Int]
  /// Position of the class's population deviation of skill.
  private let spread: Int
  /// Row-major, policies x worlds x subgroups.
  private var sums: [Sums]
  /// Learners times difference per row of those, then learners.
  private var bootstrap: ClusterBootstrap

  package init(
    shape: StudyShape, clusters: ClassClusters, plan: StatisticsPlan, gains: [Int], spread: Int
  ) {
    self.shape = shape
    self.clusters = clusters
    self.gains = gains
    self.spread = spread
    reference = plan.reference
    sums = [Sums](repeating: Sums(), count: shape.policies * shape.worlds * gains.count)
    bootstrap = ClusterBootstrap(
      rows: 2 * sums.count, replicates: plan.replicates, clusters: clusters, seed: plan.seed)
  }

  /// - Parameters:
  ///   - learners: of the class.
  ///   - counts: of each subgroup.
  package mutating func add(_ values: ClassValues, learners: Int, counts: [Int]) {
    var rows = [Double](repeating: .nan, count: 2 * sums.count)
    for policy in 0..<shape.policies where policy != reference {
      for world in 0..<shape.worlds {
        for subgroup in gains.indices where counts[subgroup] > 0 {
          let seeds = (0..<shape.seeds).filter { seed in
            [policy, reference].allSatisfy { !values[$0, world, seed, gains[subgroup]].isNaN }
          }
          guard !seeds.isEmpty else { continue }
          let place = place(policy, world, subgroup)
          let difference = difference(values, policy, world, gains[subgroup], seeds)
          add(values, world, seeds, learners: learners, to: place)
          sums[place].learners += counts[subgroup]
          sums[place].difference += Double(counts[subgroup]) * difference
          rows[place] = Double(counts[subgroup]) * difference
          rows[sums.count + place] = Double(counts[subgroup])
        }
      }
    }
    bootstrap.add(rows)
  }

  /// - Parameter subgroup: position among those given.
  /// - Returns: nil for the reference, and where nothing can be compared.
  package func effect(subgroup: Int, policy: Int, world: Int) -> HedgesG? {
    let place = place(policy, world, subgroup)
    let sums = self.sums[place]
    guard sums.learners > 0,
      let factor = HedgesG.factor(squares: sums.squares, freedom: sums.freedom)
    else { return nil }
    let means = zip(bootstrap.means(of: place), bootstrap.means(of: self.sums.count + place))
    var intervals = BootstrapIntervals()
    return HedgesG(
      value: factor * sums.difference / Double(sums.learners),
      interval: intervals.interval(
        means.map { factor * $0 / $1 }, units: min(clusters.count, sums.classes)),
      classes: sums.classes, learners: sums.learners)
  }

  private func place(_ policy: Int, _ world: Int, _ subgroup: Int) -> Int {
    (policy * shape.worlds + world) * gains.count + subgroup
  }

  /// Mean over seeds.
  private func difference(
    _ values: ClassValues, _ policy: Int, _ world: Int, _ gain: Int, _ seeds: [Int]
  ) -> Double {
    seeds.reduce(0) {
      $0 + values[policy, world, $1, gain] - values[reference, world, $1, gain]
    } / Double(seeds.count)
  }

  /// The reference's squared deviations in a class.
  private mutating func add(
    _ values: ClassValues, _ world: Int, _ seeds: [Int], learners: Int, to place: Int
  ) {
    let squares = seeds.reduce(0) {
      $0 + values[reference, world, $1, spread] * values[reference, world, $1, spread]
    }
    sums[place].classes += 1
    sums[place].squares += Double(learners) * squares / Double(seeds.count)
    sums[place].freedom += Double(learners - 1)
  }
}
