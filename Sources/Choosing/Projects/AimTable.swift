import GLPK

/// What each aim gives, and what it costs by the others.
package struct AimTable: Sendable {
  package struct Row: Sendable {
    package let aim: ProjectAim
    package let solution: ProjectSolution
    package let figures: ProjectFigures
    /// Per aim, in the order of `aims`, what the plan is worth at its steps; nil where the largest
    /// majority of votes against it is not proven.
    package let values: [[Int]?]
    /// From the largest majority found to what none can exceed; nil where there was no time to find
    /// one.
    package let majority: ClosedRange<Int>?
    /// Whether no plan is better by the aim.
    package let isProven: Bool
  }

  package let aims: [ProjectAim]
  /// One an aim that came to a plan in time.
  package let rows: [Row]
}

extension AimTable.Row {
  /// Where time ran out, the plan of another aim may be better by this one: then that plan.
  fileprivate func outdone(by rows: [Self], _ aims: [ProjectAim]) -> Self {
    guard !isProven, let place = aims.firstIndex(of: aim) else { return self }
    let better = rows.filter { row in
      guard let theirs = row.values[place] else { return false }
      return values[place].map { theirs.lexicographicallyPrecedes($0) } ?? true
    }
    let best = better.min {
      ($0.values[place] ?? []).lexicographicallyPrecedes($1.values[place] ?? [])
    }
    return best.map {
      Self(
        aim: aim, solution: $0.solution, figures: $0.figures, values: $0.values,
        majority: $0.majority, isProven: false)
    } ?? self
  }
}

extension ProjectModel {
  /// Solves for each aim.
  ///
  /// - Parameters:
  ///   - options: the time is that of all aims together.
  ///   - own: what was solved by the aim of the options; it is not solved again.
  /// - Throws: `GLPKError` for breakdowns of GLPK.
  package func aimTable(
    _ options: ProjectOptions, beside own: ProjectSolution? = nil,
    aims: [ProjectAim] = ProjectAim.allCases
  ) throws(GLPKError) -> AimTable {
    let deadline = Deadline(milliseconds: options.timeLimit)
    guard
      let comparison = try AimComparison(self, options, beside: own?.plan, deadline)
    else { return AimTable(aims: aims, rows: []) }
    // What is quick comes first, for each plan is where the next aim begins; votes come last.
    var found = own.map { [(aim: options.aim, solution: $0)] } ?? []
    func solve(_ aim: ProjectAim) throws(GLPKError) {
      let known = found.map(\.solution.plan)
      if found.contains(where: { $0.aim == aim }) { return }
      let solution = try comparison.solve(aim, beside: known, deadline.half)
      if let solution { found.append((aim, solution)) }
    }
    var rows: [AimTable.Row] = []
    func judge() throws(GLPKError) {
      for (aim, solution) in found.dropFirst(rows.count) {
        let time = deadline.left.map { $0 / (found.count - rows.count) }
        rows.append(try comparison.row(aim, solution, aims, timeLimit: time))
      }
    }
    for aim in aims.sorted(by: { $0.effort < $1.effort }) {
      if aim == .popular { try judge() }
      try solve(aim)
    }
    try judge()
    let sorted = aims.compactMap { aim in rows.first { $0.aim == aim } }
    return AimTable(aims: aims, rows: sorted.map { $0.outdone(by: sorted, aims) })
  }
}

extension ProjectAim {
  /// How long it takes, roughly.
  fileprivate var effort: Int {
    switch self {
    case .leastTotal: 0
    case .rankMaximal: 1
    case .fairest: 2
    case .popular: 3
    }
  }
}

/// What all aims have in common: the steps before them.
private struct AimComparison {
  private let model: ProjectModel
  private let options: ProjectOptions
  private let program: ProjectProgram
  private let base: LevelsSolution
  private let jury: Jury

  /// nil where no plan was found.
  init?(
    _ model: ProjectModel, _ options: ProjectOptions, beside plan: ProjectPlan?,
    _ deadline: Deadline
  ) throws(GLPKError) {
    self.model = model
    self.options = options
    var program = ProjectProgram(model)
    let before = try program.narrow(
      by: program.stepsBefore(options), options, deadline.half, from: plan)
    guard case .solved(let base) = before else { return nil }
    self.base = base
    self.program = program
    jury = Jury(program: program, opponents: program.program)
  }

  /// - Parameter plans: some that may be good by this aim, too.
  func solve(
    _ aim: ProjectAim, beside plans: [ProjectPlan], _ deadline: Deadline
  ) throws(GLPKError) -> ProjectSolution? {
    var options = options
    options.aim = aim
    var program = program
    let run: ProjectRun
    let known = plans.compactMap { program.values(of: $0) }
    if aim == .popular {
      run = try program.solvePopular(options, base, deadline, beside: known)
    } else {
      let steps = program.steps(of: aim) + program.stepsAfter(options)
      let levels = steps.map { program.level($0, options) }
      let start = ([base.values] + known).min { one, other in
        levels.map { $0.value(one) }.lexicographicallyPrecedes(levels.map { $0.value(other) })
      }
      let answer = try program.program.solve(levels, start: start, timeLimit: deadline.left)
      guard case .solved(let solution) = answer else { return nil }
      run = program.run(
        program.stepsBefore(options) + steps, .solved(solution.following(base.levels)))
    }
    guard case .plan(let solution) = run.answer else { return nil }
    return solution
  }

  func row(
    _ aim: ProjectAim, _ solution: ProjectSolution, _ aims: [ProjectAim], timeLimit: Int?
  ) throws(GLPKError) -> AimTable.Row {
    let values = program.values(of: solution.plan)
    let verdict = try values.flatMap { values throws(GLPKError) in
      try jury.judge(values, timeLimit: timeLimit)
    }
    let worth = aims.map { other in
      other == .popular
        ? verdict.flatMap { $0.majority == $0.bound ? [$0.bound] : nil }
        : values.map { values in
          program.steps(of: other).map { program.level($0, options).value(values) }
        }
    }
    let steps = Set(program.stepsBefore(options) + program.steps(of: aim))
    return AimTable.Row(
      aim: aim, solution: solution, figures: ProjectFigures(solution.plan, of: model),
      values: worth,
      majority: verdict.flatMap { $0.majority > 0 || $0.bound == 0 ? $0.majority...$0.bound : nil },
      isProven: solution.steps.allSatisfy { $0.result.isProven || !steps.contains($0.step) })
  }
}
