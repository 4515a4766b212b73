import Choosing

/// What came of a scenario of tutoring, with all that is told of it.
package struct TutoringOutcome: Sendable {
  package let loaded: LoadedTutoring
  package let solution: TutoringSolution
  let figures: TutoringFigures
  let generator: String

  /// - Throws: `GLPKError` for breakdowns of GLPK.
  package init(_ loaded: LoadedTutoring, milliseconds: Int?, generator: String) throws {
    self.loaded = loaded
    self.generator = generator
    solution = try loaded.model.solve(
      prefersMutual: loaded.prefersMutual, timeLimit: milliseconds)
    figures = TutoringFigures(solution.plan, of: loaded.model)
  }

  /// Somebody helps somebody in a skill.
  struct Lesson: Sendable {
    let tutor: Int
    let learner: Int
    let skill: Int
  }

  /// By skill, then by learner.
  var lessons: [Lesson] {
    zip(loaded.model.requests, solution.plan.tutors).compactMap { request, tutor in
      tutor.map { Lesson(tutor: $0, learner: request.learner, skill: request.skill) }
    }
    .sorted { ($0.skill, $0.learner) < ($1.skill, $1.learner) }
  }
}
