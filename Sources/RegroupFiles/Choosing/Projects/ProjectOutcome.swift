import Choosing

/// What came of a scenario of projects, with all that is told of it.
package struct ProjectOutcome: Sendable {
  package let loaded: LoadedProjects
  package let answer: ProjectAnswer
  /// Why nothing is possible; nil where something is, or where the time was not enough to tell.
  let conflict: ProjectConflict?
  let generator: String
  let told: Told?

  /// All about a plan.
  struct Told: Sendable {
    let solution: ProjectSolution
    let figures: ProjectFigures
    /// Learners who could move to a free seat that they prefer.
    let wasted: [Int]
    /// Learners who could have had a first choice, had all others stood aside; nil if it is not known.
    let firstPossible: [Int]?
    let aims: AimTable
    let alternatives: Alternatives
    let leftOut: [(learner: Int, reason: LeftOutReason)]
  }

  /// Other plans as good that are looked for.
  private static let mostAlternatives = 3

  /// - Parameter milliseconds: for the plan; each thing told beside it takes half a second at most.
  /// - Throws: `GLPKError` for breakdowns of GLPK.
  package init(_ loaded: LoadedProjects, milliseconds: Int?, generator: String) throws {
    self.loaded = loaded
    self.generator = generator
    let model = loaded.model
    var options = ProjectOptions(
      aim: loaded.aim, friends: loaded.comesFriendsFirst ? .beforeRanks : .afterRanks,
      timeLimit: milliseconds)
    let (answer, alternatives) = try model.solve(options, alternatives: Self.mostAlternatives)
    self.answer = answer
    guard case .plan(let solution) = answer else {
      if case .impossible = answer {
        conflict = try model.conflict(timeLimit: milliseconds)
      } else {
        conflict = nil
      }
      told = nil
      return
    }
    conflict = nil
    options.friends = loaded.comesFriendsFirst ? .beforeRanks : .ignored
    options.timeLimit = min(500, milliseconds.map { $0 / 4 } ?? 500)
    told = Told(
      solution: solution, figures: ProjectFigures(solution.plan, of: model),
      wasted: model.wasted(in: solution.plan),
      firstPossible: try model.firstChoicesPossible(timeLimit: options.timeLimit),
      aims: try model.aimTable(options), alternatives: alternatives,
      leftOut: model.leftOut(of: solution.plan))
  }

  /// Gini coefficient of the mean rank over all rounds, of those who have one; nil without earlier rounds.
  var giniOverRounds: Double? {
    guard let told, loaded.earlier.contains(where: { !$0.isEmpty }) else { return nil }
    let means = loaded.learners.indices.compactMap { learner -> Double? in
      let own = loaded.choice(of: learner, in: told.solution.plan)
      let all = loaded.earlier[learner] + (own.map { [$0] } ?? [])
      return all.isEmpty ? nil : Double(all.reduce(0, +)) / Double(all.count)
    }.sorted()
    let total = means.reduce(0, +)
    let spread = means.enumerated().reduce(0.0) {
      $0 + Double(2 * $1.offset + 1 - means.count) * $1.element
    }
    return total > 0 ? spread / (Double(means.count) * total) : 0
  }

  package var isImpossible: Bool { if case .impossible = answer { true } else { false } }
  package var hasPlan: Bool { told != nil }
}
