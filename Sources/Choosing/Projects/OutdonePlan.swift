extension AimTable {
  /// The plan of another aim where it is better, step by step, than one that time ran out for;
  /// else the solution itself.
  package func best(
    _ solution: ProjectSolution, of model: ProjectModel, _ options: ProjectOptions
  ) -> ProjectSolution {
    guard !solution.isProven else { return solution }
    let program = ProjectProgram(model)
    let others = rows.compactMap { solution.moved(to: $0, program, options) }
    let best = others.min { $0.values.lexicographicallyPrecedes($1.values) }
    return best.flatMap { $0.values.lexicographicallyPrecedes(solution.values) ? $0 : nil }
      ?? solution
  }
}

extension ProjectSolution {
  fileprivate var values: [Int] { steps.map(\.result.value) }

  /// The same steps with the values of another plan; nil where one is not known.
  ///
  /// The bound of a step is about plans that are as good at each step before, one by one: where the
  /// other plan is not, even if it is better earlier on, nothing is known.
  fileprivate func moved(
    to row: AimTable.Row, _ program: ProjectProgram, _ options: ProjectOptions
  ) -> ProjectSolution? {
    guard let columns = program.values(of: row.solution.plan) else { return nil }
    var moved: [Step] = []
    var isCovered = true
    for step in steps {
      let value: Int
      switch step.step {
      case .outvoted:
        guard let most = row.majority?.upperBound else { return nil }
        value = most
      default:
        value =
          row.figures.value(of: step.step) ?? program.level(step.step, options).value(columns)
      }
      let bound = isCovered ? step.result.bound : 0
      let isProven = value == bound && moved.last?.result.isProven ?? true
      moved.append(
        Step(
          step: step.step, result: LevelResult(value: value, bound: bound, isProven: isProven)))
      isCovered = isCovered && value <= step.result.value
    }
    return ProjectSolution(plan: row.solution.plan, steps: moved)
  }
}
