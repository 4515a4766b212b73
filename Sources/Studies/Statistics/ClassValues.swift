/// How much a study measures in each class.
package struct StudyShape: Sendable, Hashable {
  package let policies: Int
  /// Learner models with an effect size.
  package let worlds: Int
  /// Replications.
  package let seeds: Int
  package let outcomes: Int

  package init(policies: Int, worlds: Int, seeds: Int, outcomes: Int) {
    self.policies = policies
    self.worlds = worlds
    self.seeds = seeds
    self.outcomes = outcomes
  }

  /// Rows of tables with one number per policy, world and outcome.
  package var rows: Int { policies * worlds * outcomes }

  /// Place in such a table: row-major, policies x worlds x outcomes.
  package func row(_ policy: Int, _ world: Int, _ outcome: Int) -> Int {
    (policy * worlds + world) * outcomes + outcome
  }

  func policy(ofRow row: Int) -> Int { row / (worlds * outcomes) }
}

/// What was measured in one class; NaN where nothing was.
package struct ClassValues: Sendable {
  /// Position among all classes of the study, from 0.
  package let index: Int
  package let shape: StudyShape
  /// Row-major, policies x worlds x seeds x outcomes.
  package private(set) var values: [Double]

  /// All missing.
  package init(index: Int, shape: StudyShape) {
    self.index = index
    self.shape = shape
    values = [Double](
      repeating: .nan, count: shape.policies * shape.worlds * shape.seeds * shape.outcomes)
  }

  package subscript(_ policy: Int, _ world: Int, _ seed: Int, _ outcome: Int) -> Double {
    get { values[place(policy, world, seed, outcome)] }
    set { values[place(policy, world, seed, outcome)] = newValue }
  }

  private func place(_ policy: Int, _ world: Int, _ seed: Int, _ outcome: Int) -> Int {
    ((policy * shape.worlds + world) * shape.seeds + seed) * shape.outcomes + outcome
  }

  /// Moments over the seeds that have a value.
  func seeds(_ policy: Int, _ world: Int, _ outcome: Int) -> Moments {
    var moments = Moments()
    for seed in 0..<shape.seeds {
      let value = self[policy, world, seed, outcome]
      if !value.isNaN { moments.add(value) }
    }
    return moments
  }

  /// Moments over the seeds in which both policies have a value.
  func seeds(_ policy: Int, against reference: Int, _ world: Int, _ outcome: Int) -> PairedMoments {
    var moments = PairedMoments()
    for seed in 0..<shape.seeds {
      let one = self[policy, world, seed, outcome]
      let other = self[reference, world, seed, outcome]
      if !one.isNaN && !other.isNaN { moments.add(one, other) }
    }
    return moments
  }
}
