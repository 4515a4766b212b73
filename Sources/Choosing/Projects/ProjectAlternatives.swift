import GLPK

extension ProjectModel {
  /// Solves, and looks for plans as good as the answer: each is cut off before the next. Plans
  /// differ in who gets which project.
  ///
  /// - Parameters:
  ///   - most: how many are looked for.
  ///   - milliseconds: what that may take, beside the time of the answer; nil for any.
  /// - Returns: no alternatives, and incomplete, where the answer is no plan or is not proven.
  /// - Throws: `GLPKError` for breakdowns of GLPK.
  package func solve(
    _ options: ProjectOptions = ProjectOptions(), alternatives most: Int,
    within milliseconds: Int? = nil
  ) throws(GLPKError) -> (answer: ProjectAnswer, alternatives: Alternatives<ProjectPlan>) {
    let run = try ProjectProgram(self).solve(options)
    guard case .plan(let solution) = run.answer, solution.isProven else {
      return (run.answer, .unknown)
    }
    let deadline = Deadline(milliseconds: milliseconds)
    let margin = solution.steps.first { $0.step == .outvoted }?.result.value ?? 0
    let others = try run.program.program.others(
      than: run.values, most: most, deadline, cut: run.program.cut
    ) { values throws(GLPKError) in
      guard let jury = run.jury else { return .good }
      guard let verdict = try jury.judge(values, timeLimit: deadline.left) else { return .unknown }
      if verdict.majority > margin { return .bad(verdict.cut, atMost: margin) }
      return verdict.bound > margin ? .unknown : .good
    }
    return (run.answer, others.map(run.program.plan))
  }
}

extension ProjectProgram {
  /// Learners who are in the project in which they are at these values, or left out as there.
  func cut(_ values: [Int]) -> [Term] {
    zip(units, zip(places, leftOut)).flatMap { unit, own -> [Term] in
      if let column = own.1, values[column] == 1 { return [Term(column, unit.members.count)] }
      let project = own.0.first { values[$0.column] == 1 }.map { slots[$0.slot].project }
      return own.0.filter { slots[$0.slot].project == project }
        .map { Term($0.column, unit.members.count) }
    }
  }
}
