import GLPK

/// Plans that are as good as another at every step.
package struct Alternatives: Sendable {
  /// Without the plan itself.
  package let plans: [ProjectPlan]
  /// Whether there are no more.
  package let isComplete: Bool
}

extension ProjectModel {
  /// Solves, and looks for plans as good as the answer: each is cut off before the next. Where
  /// copies have no names, plans differ in who gets which project.
  ///
  /// - Parameters:
  ///   - most: how many are looked for.
  ///   - milliseconds: what that may take, beside the time of the answer; nil for any.
  /// - Returns: no alternatives, and incomplete, where the answer is no plan or is not proven.
  /// - Throws: `GLPKError` for breakdowns of GLPK.
  package func solve(
    _ options: ProjectOptions = ProjectOptions(), alternatives most: Int,
    within milliseconds: Int? = nil
  ) throws(GLPKError) -> (answer: ProjectAnswer, alternatives: Alternatives) {
    let run = try ProjectProgram(self).solve(options)
    guard case .plan(let solution) = run.answer, solution.isProven else {
      return (run.answer, Alternatives(plans: [], isComplete: false))
    }
    let deadline = Deadline(milliseconds: milliseconds)
    var others = run.program.program
    var plans = [solution.plan]
    others.addRow(run.program.cut(run.values), atMost: learners.count - 1)
    let margin = solution.steps.first { $0.step == .outvoted }?.result.value ?? 0
    while plans.count <= most {
      let answer = try others.solve([], timeLimit: deadline.left)
      if case .infeasible = answer {
        return (run.answer, Alternatives(plans: Array(plans.dropFirst()), isComplete: true))
      }
      guard case .solved(let next) = answer else { break }
      if let jury = run.jury {
        guard let verdict = try jury.judge(next.values, timeLimit: deadline.left) else { break }
        if verdict.majority > margin {
          others.addRow(verdict.cut, atMost: margin)
          continue
        }
        if verdict.bound > margin { break }
      }
      plans.append(run.program.plan(next.values))
      others.addRow(run.program.cut(next.values), atMost: learners.count - 1)
    }
    return (run.answer, Alternatives(plans: Array(plans.dropFirst()), isComplete: false))
  }
}

extension ProjectProgram {
  /// Learners who are where they are at these values.
  func cut(_ values: [Int]) -> [Term] {
    zip(units, zip(places, leftOut)).flatMap { unit, own in
      (own.0.map(\.column) + [own.1].compactMap { $0 }).filter { values[$0] == 1 }
        .map { Term($0, unit.members.count) }
    }
  }
}
