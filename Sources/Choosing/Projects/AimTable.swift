import GLPK

/// What each aim gives, and what it costs by the others.
package struct AimTable: Sendable {
  package struct Row: Sendable {
    package let aim: ProjectAim
    package let solution: ProjectSolution
    package let figures: ProjectFigures
    /// Per aim, in the order of `aims`, what the plan is worth at its steps. Of votes it is the
    /// largest majority found; nil where there was no time to find any.
    package let values: [[Int]?]
    /// Whether no plan is better by the aim.
    package let isProven: Bool
  }

  package let aims: [ProjectAim]
  /// One an aim that came to a plan.
  package let rows: [Row]
}

extension AimTable.Row {
  /// Where time ran out, the plan of another aim may be better by this one: then that plan.
  fileprivate func outdone(by rows: [Self], _ aims: [ProjectAim]) -> Self {
    guard !isProven, let place = aims.firstIndex(of: aim), let own = values[place] else {
      return self
    }
    let better = rows.filter { row in
      row.values[place].map { $0.lexicographicallyPrecedes(own) } ?? false
    }
    let best = better.min {
      ($0.values[place] ?? []).lexicographicallyPrecedes($1.values[place] ?? [])
    }
    return best.map {
      Self(aim: aim, solution: $0.solution, figures: $0.figures, values: $0.values, isProven: false)
    } ?? self
  }
}

extension ProjectModel {
  /// Solves for each aim.
  ///
  /// - Parameter options: the time is that of each aim.
  /// - Throws: `GLPKError` for breakdowns of GLPK.
  package func aimTable(
    _ options: ProjectOptions, aims: [ProjectAim] = ProjectAim.allCases
  ) throws(GLPKError) -> AimTable {
    let program = ProjectProgram(self)
    var opponents = program
    let before = try opponents.narrow(
      by: program.stepsBefore(options), options, Deadline(milliseconds: options.timeLimit))
    guard case .solved = before else { return AimTable(aims: aims, rows: []) }
    let jury = Jury(program: program, opponents: opponents.program)
    var rows: [AimTable.Row] = []
    for aim in aims {
      var options = options
      options.aim = aim
      guard case .plan(let solution) = try program.solve(options).answer,
        let values = program.values(of: solution.plan)
      else { continue }
      var worth: [[Int]?] = []
      for other in aims {
        if other == .popular {
          let verdict = try jury.judge(values, timeLimit: options.timeLimit)
          worth.append(verdict.map { [$0.majority] })
        } else {
          worth.append(
            program.steps(of: other).map { program.level($0, options).value(values) })
        }
      }
      rows.append(
        AimTable.Row(
          aim: aim, solution: solution, figures: ProjectFigures(solution.plan, of: self),
          values: worth, isProven: solution.isProven))
    }
    return AimTable(aims: aims, rows: rows.map { $0.outdone(by: rows, aims) })
  }
}
