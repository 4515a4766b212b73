/// Where results have what is known of a subgroup: positions of outcomes.
package struct SubgroupColumns: Sendable, Hashable {
  package let name: String
  /// Mean gain of its learners.
  package let gain: Int
  /// Population standard deviation of their skill.
  package let spread: Int

  package init(name: String, gain: Int, spread: Int) {
    self.name = name
    self.gain = gain
    self.spread = spread
  }
}

/// Effect sizes of policies on subgroups of learners, over all classes: Hedges' g with the deviation
/// within classes (Hedges 2007, "Effect sizes in cluster-randomized designs").
///
/// Learners start alike under all policies, so that the difference of mean gains is that of mean skills.
/// A subgroup of n learners with spread s has squared deviations n s^2 with n - 1 degrees of freedom. Seeds
/// share a learner's weight, so that learners count once. Only classes and seeds that have both policies.
package struct SubgroupEffects: Sendable {
  private struct Sums: Sendable {
    var learners = 0.0
    var difference = 0.0
    var squares = 0.0
    var freedom = 0.0
  }

  private let shape: StudyShape
  private let reference: Int
  private let subgroups: [SubgroupColumns]
  /// Row-major, policies x worlds x subgroups.
  private var sums: [Sums]

  package init(shape: StudyShape, reference: Int, subgroups: [SubgroupColumns]) {
    self.shape = shape
    self.reference = reference
    self.subgroups = subgroups
    sums = [Sums](repeating: Sums(), count: shape.policies * shape.worlds * subgroups.count)
  }

  /// - Parameter counts: learners of each subgroup in the class.
  package mutating func add(_ values: ClassValues, counts: [Int]) {
    for policy in 0..<shape.policies where policy != reference {
      for world in 0..<shape.worlds {
        for subgroup in subgroups.indices where counts[subgroup] > 0 {
          add(values, policy, world, subgroup, learners: Double(counts[subgroup]))
        }
      }
    }
  }

  /// - Parameter subgroup: position among those given.
  /// - Returns: nil for the reference, and where nothing can be compared.
  package func effect(subgroup: Int, policy: Int, world: Int) -> HedgesG? {
    let sums = self.sums[place(policy, world, subgroup)]
    return HedgesG(
      difference: sums.difference / sums.learners, learners: sums.learners,
      squares: sums.squares, freedom: sums.freedom)
  }

  private func place(_ policy: Int, _ world: Int, _ subgroup: Int) -> Int {
    (policy * shape.worlds + world) * subgroups.count + subgroup
  }

  private mutating func add(
    _ values: ClassValues, _ policy: Int, _ world: Int, _ subgroup: Int, learners: Double
  ) {
    let at = subgroups[subgroup]
    let seeds = (0..<shape.seeds).filter { seed in
      [policy, reference].allSatisfy {
        !values[$0, world, seed, at.gain].isNaN && !values[$0, world, seed, at.spread].isNaN
      }
    }
    let place = place(policy, world, subgroup)
    let share = learners / Double(seeds.count)
    for seed in seeds {
      sums[place].learners += share
      sums[place].difference +=
        share * (values[policy, world, seed, at.gain] - values[reference, world, seed, at.gain])
      for one in [policy, reference] {
        let spread = values[one, world, seed, at.spread]
        sums[place].squares += share * spread * spread
        sums[place].freedom += (learners - 1) / Double(seeds.count)
      }
    }
  }
}
