import GLPK

/// Finds the plan that outvotes another one most.
struct Jury: Sendable {
  let program: ProjectProgram
  /// The program, narrowed to the plans that may be voted for.
  let opponents: IntegerProgram

  struct Verdict {
    /// Votes for the opponent less those against; no opponent has more than `bound`.
    let majority: Int
    let bound: Int
    /// What the majority is of any plan that stands in the place of the judged one.
    let cut: [IntegerProgram.Term]
  }

  /// nil where there was no time.
  func judge(_ values: [Int], timeLimit: Int?) throws(GLPKError) -> Verdict? {
    let judged = Array(values.prefix(opponents.columns.count))
    let level = Level(program.votes(for: judged))
    let answer = try opponents.solve([level], start: judged, timeLimit: timeLimit)
    guard case .solved(let solution) = answer, let result = solution.levels.first else {
      return nil
    }
    return Verdict(
      majority: -result.value, bound: -result.bound, cut: program.votes(for: solution.values))
  }
}

extension ProjectProgram {
  /// Votes for a plan less those against it, by the columns of the plan that it stands against. To
  /// be left out is worse than any rank; who counts no rank has no vote.
  func votes(for values: [Int]) -> [Term] {
    zip(units, rankedColumns).flatMap { unit, columns -> [Term] in
      guard let now = columns.first(where: { values[$0.column] == 1 })?.rank else { return [] }
      return columns.compactMap { column, rank in
        rank == now ? nil : Term(column, rank > now ? unit.counted : -unit.counted)
      }
    }
  }

  /// The plan that is outvoted least. Opponents keep what comes before the aim, as the plan does.
  mutating func solvePopular(_ options: ProjectOptions) throws(GLPKError) -> ProjectRun {
    let deadline = Deadline(milliseconds: options.timeLimit)
    let before = stepsBefore(options)
    let first = try narrow(by: before, options, deadline)
    guard case .solved(let base) = first else { return run(before, first) }
    return try solvePopular(options, base, deadline)
  }

  /// The same, narrowed by the steps before, that `base` is of.
  mutating func solvePopular(
    _ options: ProjectOptions, _ base: LevelsSolution, _ deadline: Deadline,
    beside plans: [[Int]] = []
  ) throws(GLPKError) -> ProjectRun {
    let after = stepsAfter(options)
    let jury = Jury(program: self, opponents: program)
    if after.contains(where: \.isAboutCompany) { addCompany() }
    var search = PopularSearch(self, jury, base, deadline)
    let solution = try search.solve(options, beside: plans)
    program = solution.narrowed
    var run = run(stepsBefore(options) + [.outvoted] + after, .solved(solution))
    run.jury = jury
    return run
  }
}
