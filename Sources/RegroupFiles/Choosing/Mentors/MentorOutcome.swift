import Choosing

/// What came of a scenario of mentors, with all that is told of it.
package struct MentorOutcome: Sendable {
  package let loaded: LoadedMentors
  package let answer: MentorAnswer
  /// Why nothing is possible; nil where something is, or where the time was not enough to tell.
  let conflict: MentorConflict?
  let generator: String
  let told: Told?

  /// All about a plan.
  struct Told: Sendable {
    let solution: MentorSolution
    let figures: MentorFigures
    let leftOut: [(learner: Int, reason: MentorlessReason)]
    /// Needs that no mentor covers.
    let unknownNeeds: Set<Int>
  }

  /// - Parameter milliseconds: for the plan, and again for why there is none.
  /// - Throws: `GLPKError` for breakdowns of GLPK.
  package init(_ loaded: LoadedMentors, milliseconds: Int?, generator: String) throws {
    self.loaded = loaded
    self.generator = generator
    let model = loaded.model
    answer = try model.solve(MentorOptions(aims: loaded.aims, timeLimit: milliseconds))
    switch answer {
    case .plan(let solution):
      let needs = model.learners.reduce(Set<Int>()) { $0.union($1.needs) }
      told = Told(
        solution: solution, figures: MentorFigures(solution.plan, of: model),
        leftOut: model.leftOut(of: solution.plan),
        unknownNeeds: model.mentors.reduce(needs) { $0.subtracting($1.expertise) })
      conflict = nil
    case .impossible:
      told = nil
      conflict = try model.conflict(timeLimit: milliseconds)
    case .undecided: (told, conflict) = (nil, nil)
    }
  }

  package var isImpossible: Bool { if case .impossible = answer { true } else { false } }
  package var hasPlan: Bool { told != nil }
}
