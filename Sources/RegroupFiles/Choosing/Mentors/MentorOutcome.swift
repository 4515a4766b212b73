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
    /// Per learner, the best rank that they could have had; nil if it is not known.
    let bestRanks: [Int?]?
    let alternatives: Alternatives<MentorPlan>
    /// Needs that no mentor covers.
    let unknownNeeds: Set<Int>
  }

  /// Other plans as good that are looked for.
  private static let mostAlternatives = 3

  /// - Parameter milliseconds: for the plan, and again for why there is none; each thing told beside a plan takes
  ///   a second at most.
  /// - Throws: `GLPKError` for breakdowns of GLPK.
  package init(_ loaded: LoadedMentors, milliseconds: Int?, generator: String) throws {
    self.loaded = loaded
    self.generator = generator
    let model = loaded.model
    let aside = min(1000, milliseconds.map { $0 / 4 } ?? 1000)
    let (answer, alternatives) = try model.solve(
      MentorOptions(aims: loaded.aims, timeLimit: milliseconds),
      alternatives: Self.mostAlternatives, within: aside)
    self.answer = answer
    switch answer {
    case .plan(let solution):
      let needs = model.learners.reduce(Set<Int>()) { $0.union($1.needs) }
      told = Told(
        solution: solution, figures: MentorFigures(solution.plan, of: model),
        leftOut: model.leftOut(of: solution.plan),
        bestRanks: try model.bestRanks(timeLimit: aside), alternatives: alternatives,
        unknownNeeds: model.mentors.reduce(needs) { $0.subtracting($1.expertise) })
      conflict = nil
    case .impossible:
      told = nil
      conflict = try model.conflict(timeLimit: milliseconds)
    case .undecided: (told, conflict) = (nil, nil)
    }
  }

  /// Gini coefficient of the mean rank over all rounds; nil without earlier ones.
  var giniOverRounds: Double? {
    told.flatMap { told in
      loaded.earlier.gini(
        with: loaded.names.indices.map { loaded.countedRank(of: $0, in: told.solution.plan) },
        without: told.solution.plan.leftOut)
    }
  }

  package var isImpossible: Bool { if case .impossible = answer { true } else { false } }
  package var hasPlan: Bool { told != nil }
}
