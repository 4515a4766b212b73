/// How to decide.
package struct InterviewOptions: Sendable {
  /// What counts first where no stable assignment keeps the quotas.
  package enum Preference: Sendable {
    /// As few blocking pairs as can be.
    case fewestBlocking
    /// As few as can be that rest on envy, then as few as can be of all: where minimum quotas are
    /// to be met, empty seats are easier to explain than a seat that somebody of lesser rank has
    /// (Fragiadakis et al., Strategyproof matching with minimum quotas, 2016; Yokoi, Envy-free
    /// matchings with lower quotas, 2020).
    case fewestEnvy
  }

  package var preference: Preference
  /// For all of it; nil for as long as it takes.
  package var milliseconds: Int?
  /// Orders ties for deferred acceptance: by position for 0, else at random.
  package var seed: UInt64
  /// Which solutions to look for.
  package var names: [InterviewSolution.Name]
  /// Changes that the heuristic tries.
  package var steps: Int

  package init(
    preference: Preference = .fewestBlocking, milliseconds: Int? = nil, seed: UInt64 = 0,
    names: [InterviewSolution.Name] = InterviewSolution.Name.allCases, steps: Int = 20_000
  ) {
    self.preference = preference
    self.milliseconds = milliseconds
    self.seed = seed
    self.names = names
    self.steps = steps
  }
}

/// How good a solution is in one respect, given those before it.
package struct InterviewLevel: Sendable, Hashable {
  package let aim: InterviewAim
  package let value: Int
  /// None is better than this; nil while nothing is known.
  package let bound: Int?
  /// Whether the value is the best there is, given the values of the levels before.
  package let isProven: Bool
}

/// An assignment, what it is like, and what is known of how good it is.
package struct InterviewSolution: Sendable {
  package enum Name: Sendable, Hashable, CaseIterable {
    /// Of the least total rank that learners gave their teams.
    case learnerBest
    /// Of the least total rank that teams gave their learners.
    case teamBest
    /// Where the worst-off learner has the best rank, then of the least total rank of both sides.
    case fairest
  }

  package let name: Name
  /// Per learner; nil for none.
  package let team: [Int?]
  package let figures: InterviewFigures
  /// First what counts first.
  package let levels: [InterviewLevel]
}

/// Whether any assignment within the quotas is stable.
package enum StableExistence: Sendable, Hashable {
  package enum Proof: Sendable, Hashable {
    /// Without ties and pairs, all stable assignments place the same learners, and as many in each
    /// team (Roth, On the allocation of residents to rural hospitals, 1986): one that misses quotas
    /// is enough.
    case ruralHospitals
    /// A bound of the integer program.
    case search
  }

  case exists
  case none(Proof)
  case unknown
}

package struct InterviewAnswer: Sendable {
  package enum Outcome: Sendable {
    /// In the order asked for.
    case assigned([InterviewSolution])
    case impossible(InterviewImpossibility)
    /// Time ran out first.
    case nothingFound
  }

  package let outcome: Outcome
  package let existence: StableExistence
  /// Per learner, the best team that any stable assignment gives them, which the learner-best one
  /// does to all at once; nil in all where it is not known, as with ties and pairs.
  package internal(set) var bestStable: [Int?]?

  /// None where nothing was found.
  package var solutions: [InterviewSolution] {
    if case .assigned(let solutions) = outcome { solutions } else { [] }
  }
}
