import Choosing

/// What came of a scenario of interviews, with all that is told of it.
package struct InterviewOutcome: Sendable {
  package let loaded: LoadedInterviews
  package let answer: InterviewAnswer
  let generator: String

  /// - Throws: `GLPKError` for breakdowns of GLPK.
  package init(_ loaded: LoadedInterviews, milliseconds: Int?, generator: String) throws {
    self.loaded = loaded
    self.generator = generator
    answer = try solveInterviews(
      loaded.model,
      options: InterviewOptions(
        preference: loaded.prefersEnvyFree ? .fewestEnvy : .fewestBlocking,
        milliseconds: milliseconds, seed: loaded.seed == 1 ? 0 : loaded.seed))
  }

  /// The solution that the scenario asks for; nil where nothing was found.
  var delivered: InterviewSolution? {
    answer.solutions.first { $0.name == loaded.delivered } ?? answer.solutions.first
  }

  package var isImpossible: Bool {
    if case .impossible = answer.outcome { true } else { false }
  }

  package var hasPlan: Bool { delivered != nil }
}
