/// What a study compares: every policy in every world, over the same rounds and seeds.
package struct StudyDesign: Sendable {
  package let policies: [NamedPolicy]
  package let worlds: [World]
  package let rounds: Int
  /// Replications; numbered from 1.
  package let seeds: Int
  /// What all random numbers come from.
  package let seed: UInt64
  package let groupSize: Int
  package let columns: OutcomeColumns
  /// Column of the kinds that nobody should be alone of in a group.
  package let watched: String?

  package init(
    policies: [NamedPolicy], worlds: [World], rounds: Int, seeds: Int, seed: UInt64,
    groupSize: Int, subgroups: [Subgroup] = [], watched: String? = nil
  ) {
    self.policies = policies
    self.worlds = worlds
    self.rounds = rounds
    self.seeds = seeds
    self.seed = seed
    self.groupSize = groupSize
    columns = OutcomeColumns(subgroups: subgroups)
    self.watched = watched
  }

  /// The same study with another number of replications.
  package func with(seeds: Int) -> StudyDesign {
    StudyDesign(
      policies: policies, worlds: worlds, rounds: rounds, seeds: seeds, seed: seed,
      groupSize: groupSize, subgroups: columns.subgroups, watched: watched)
  }

  /// Rows that each class has.
  package var rowsPerClass: Int { policies.count * worlds.count * seeds * rounds }
}

/// A policy as the study calls it.
package struct NamedPolicy: Sendable {
  package let name: String
  package let policy: any Policy

  package init(_ name: String, _ policy: any Policy) {
    self.name = name
    self.policy = policy
  }
}

/// A learner model with its parameters: one theory of what company does.
package struct World: Sendable {
  /// As the study calls the model.
  package let name: String
  /// What multiplies the influence of peers.
  package let effect: Double
  package let model: any LearnerModel

  package init(_ name: String, effect: Double, model: any LearnerModel) {
    self.name = name
    self.effect = effect
    self.model = model
  }
}
