import Choosing

/// What came of a scenario of interviews, with all that is told of it.
package struct InterviewOutcome: Sendable {
  package let loaded: LoadedInterviews
  package let answer: InterviewAnswer
  /// Per learner, the best rank that quotas and pairs leave them; nil if it is not known.
  let bestRanks: [Int?]?
  let generator: String

  /// - Parameter milliseconds: for the solutions; what is told beside them takes a second at most.
  /// - Throws: `GLPKError` for breakdowns of GLPK.
  package init(_ loaded: LoadedInterviews, milliseconds: Int?, generator: String) throws {
    self.loaded = loaded
    self.generator = generator
    answer = try solveInterviews(
      loaded.model,
      options: InterviewOptions(
        preference: loaded.prefersEnvyFree ? .fewestEnvy : .fewestBlocking,
        milliseconds: milliseconds, seed: loaded.seed == 1 ? 0 : loaded.seed))
    bestRanks =
      answer.solutions.isEmpty
      ? nil : try loaded.model.bestRanks(timeLimit: min(1000, milliseconds.map { $0 / 4 } ?? 1000))
  }

  /// The solution that the scenario asks for; nil where nothing was found.
  var delivered: InterviewSolution? {
    answer.solutions.first { $0.name == loaded.delivered } ?? answer.solutions.first
  }

  /// Gini coefficient of the mean rank over all rounds; nil without earlier ones.
  var giniOverRounds: Double? {
    delivered.flatMap { solution in
      loaded.earlier.gini(
        with: loaded.names.indices.map { loaded.rank(of: $0, in: solution) },
        without: solution.figures.unplaced.map(\.learner))
    }
  }

  package var isImpossible: Bool {
    if case .impossible = answer.outcome { true } else { false }
  }

  package var hasPlan: Bool { delivered != nil }
}

extension LoadedInterviews {
  /// The learner's of the team they have, as it counts: one more than their worst where everybody has to be placed
  /// and they did not rank it; nil for no team.
  func rank(of learner: Int, in solution: InterviewSolution) -> Int? {
    solution.team[learner].flatMap { model.countedLearnerRanks[learner][$0] }
  }
}
