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
    let alternatives: Alternatives<ProjectPlan>
    let leftOut: [(learner: Int, reason: LeftOutReason)]
  }

  /// Other plans as good that are looked for.
  private static let mostAlternatives = 3
  /// All that is told beside the plan takes so many milliseconds at most, or a quarter of the time.
  private static let mostForTables = 2000

  /// - Parameter milliseconds: for the plan and all that is told of it; nil for any for the plan.
  /// - Throws: `GLPKError` for breakdowns of GLPK.
  package init(_ loaded: LoadedProjects, milliseconds: Int?, generator: String) throws {
    self.loaded = loaded
    self.generator = generator
    let model = loaded.model
    let forTables = min(Self.mostForTables, milliseconds.map { $0 / 4 } ?? .max)
    let options = ProjectOptions(
      aim: loaded.aim, before: loaded.sides.before, after: loaded.sides.after,
      timeLimit: milliseconds.map { $0 - forTables })
    let deadline = Deadline(milliseconds: milliseconds)
    let (answer, alternatives) = try model.solve(
      options, alternatives: Self.mostAlternatives, within: forTables / 4)
    guard case .plan(let solution) = answer else {
      self.answer = answer
      if case .impossible = answer {
        conflict = try model.conflict(timeLimit: milliseconds)
      } else {
        conflict = nil
      }
      told = nil
      return
    }
    conflict = nil
    let rest = Deadline(milliseconds: min(forTables, deadline.left ?? .max))
    let told = try Told(solution, alternatives, loaded, options, rest)
    self.answer = .plan(told.solution)
    self.told = told
  }

  /// Gini coefficient of the mean rank over all rounds; nil without earlier ones.
  var giniOverRounds: Double? {
    told.flatMap { told in
      loaded.earlier.gini(
        with: loaded.learners.indices.map { loaded.choice(of: $0, in: told.solution.plan) },
        without: told.solution.plan.leftOut)
    }
  }

  package var isImpossible: Bool { if case .impossible = answer { true } else { false } }
  package var hasPlan: Bool { told != nil }
}

extension ProjectOutcome.Told {
  /// - Parameter solution: gives way to the plan of another aim where that is better by its own.
  fileprivate init(
    _ solution: ProjectSolution, _ alternatives: Alternatives<ProjectPlan>,
    _ loaded: LoadedProjects, _ options: ProjectOptions, _ deadline: Deadline
  ) throws {
    let model = loaded.model
    firstPossible = try model.firstChoicesPossible(
      beside: solution.plan, timeLimit: deadline.left.map { $0 / 4 })
    var others = options
    others.after = []
    others.timeLimit = deadline.left
    aims = try model.aimTable(others, beside: solution)
    self.solution = aims.best(solution, of: model, options)
    figures = ProjectFigures(self.solution.plan, of: model)
    wasted = model.wasted(in: self.solution.plan)
    self.alternatives = alternatives
    leftOut = model.leftOut(of: self.solution.plan)
  }
}
