import GLPK

/// A placement, and how good it is.
package struct ProjectSolution: Sendable {
  package let plan: ProjectPlan
  package let steps: [Step]

  /// Whether no placement is better, step by step.
  package var isProven: Bool { steps.allSatisfy(\.result.isProven) }

  package struct Step: Sendable, Hashable {
    package let step: ProjectStep
    package let result: LevelResult
  }
}

/// What came of a model.
package enum ProjectAnswer: Sendable {
  case plan(ProjectSolution)
  /// No placement keeps all that has to be; `ProjectModel.conflict` tells why.
  case impossible
  /// The time ran out before there was a placement or a proof that there is none.
  case undecided
}

extension ProjectModel {
  /// The best placement by the steps of the options, each proven before the next.
  ///
  /// - Throws: `GLPKError` for breakdowns of GLPK.
  package func solve(_ options: ProjectOptions = ProjectOptions()) throws(GLPKError)
    -> ProjectAnswer
  {
    try ProjectProgram(self).solve(options).answer
  }
}

extension ProjectProgram {
  func solve(_ options: ProjectOptions) throws(GLPKError) -> ProjectRun {
    var program = self
    if options.aim == .popular { return try program.solvePopular(options) }
    let steps = stepsBefore(options) + steps(of: options.aim) + stepsAfter(options)
    let deadline = Deadline(milliseconds: options.timeLimit)
    let answer = try program.narrow(by: steps, options, deadline)
    return program.run(steps, answer)
  }

  /// Solves steps and keeps only plans as good. The columns about company are made when their turn
  /// comes: by then, most places are ruled out.
  ///
  /// - Parameter plan: one to begin with.
  mutating func narrow(
    by steps: [ProjectStep], _ options: ProjectOptions, _ deadline: Deadline,
    from plan: ProjectPlan? = nil
  ) throws(GLPKError) -> LevelsAnswer {
    let turn = steps.firstIndex(where: \.isAboutCompany) ?? steps.count
    let known = plan.flatMap { values(of: $0) }
    var start = known
    if start == nil { start = try self.start(before: steps, options, deadline) }
    let early = try program.solve(
      steps[..<turn].map { level($0, options) }, start: start, timeLimit: deadline.left)
    guard case .solved(let first) = early else { return early }
    program = first.narrowed
    if turn == steps.count { return early }
    // Where time is short, a plan that is good by the ranks is a better start than any.
    var hint = first.values
    let ranks = steps[turn...].filter { !$0.isAboutCompany }.map { level($0, options) }
    if known == nil, !ranks.isEmpty, let left = deadline.left,
      case .solved(let ranked) = try program.solve(ranks, timeLimit: left / 4)
    {
      hint = ranked.values
    }
    addCompany()
    start = plan.flatMap { values(of: $0) } ?? withCompany(hint)
    let late = try program.solve(
      steps[turn...].map { level($0, options) }, start: start, timeLimit: deadline.left,
      windows: windows)
    guard case .solved(let second) = late else { return late }
    program = second.narrowed
    return .solved(second.following(first.levels))
  }

  /// Values to begin with. Relaxations say little of who has the worst rank, and much of the sum of ranks: a
  /// placement with the least sum is often one with few at the worst.
  private func start(
    before steps: [ProjectStep], _ options: ProjectOptions, _ deadline: Deadline
  ) throws(GLPKError) -> [Int]? {
    let turns = try startValues(deadline)
    let isFairest = steps.contains { if case .atRank = $0 { true } else { false } }
    guard isFairest, !steps.contains(.rankTotal) else { return turns }
    let answer = try program.solve(
      [level(.leftOut, options), level(.rankTotal, options)], start: turns,
      timeLimit: deadline.left.map { $0 / 3 })
    guard case .solved(let solution) = answer else { return turns }
    return solution.values
  }

  func run(_ steps: [ProjectStep], _ answer: LevelsAnswer) -> ProjectRun {
    switch answer {
    case .infeasible: return ProjectRun(answer: .impossible, program: self, values: [])
    case .undecided: return ProjectRun(answer: .undecided, program: self, values: [])
    case .solved(let solution):
      let plan = plan(solution.values)
      let figures = ProjectFigures(plan, of: model)
      let results = zip(steps, solution.levels).map { step, result in
        // All steps count something; where time ran out, columns about company may count too much.
        ProjectSolution.Step(
          step: step,
          result: LevelResult(
            value: figures.value(of: step) ?? result.value, bound: max(0, result.bound),
            isProven: result.isProven))
      }
      return ProjectRun(
        answer: .plan(ProjectSolution(plan: plan, steps: results)),
        program: self, values: solution.values)
    }
  }
}

/// An answer, and what it takes to look for others as good.
struct ProjectRun: Sendable {
  let answer: ProjectAnswer
  /// Without plans that are worse at any step; votes apart.
  var program: ProjectProgram
  /// One a column; empty without a plan.
  let values: [Int]
  /// Who judges votes, where they matter.
  var jury: Jury?
}
