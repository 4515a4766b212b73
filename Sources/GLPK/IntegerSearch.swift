import CGLPK

extension Problem {
  /// Branch and cut over the integer and binary columns.
  ///
  /// Without presolve the relaxation is solved first, from the current basis, under the same
  /// time limit. The simplex solution afterwards is that of the relaxation.
  ///
  /// - Parameter onEvent: called several times a node. It must not use this package: making or
  ///   solving a problem inside throws.
  /// - Throws: ``GLPKError/invalidOption(_:)`` for options out of range or a start that is no
  ///   solution, ``GLPKError/numericalTrouble(code:)`` when the search failed without one.
  package mutating func integerSearch(
    _ options: IntegerOptions = IntegerOptions(),
    onEvent: ((IntegerProgress) -> SearchDecision)? = nil
  ) throws(GLPKError) -> IntegerResult {
    try checkAlive()
    try check(options)
    let time = Countdown(milliseconds: options.timeLimit)
    if !options.presolve {
      let relaxation = try simplex(SimplexOptions(timeLimit: time.left))
      if let early = early(relaxation) { return early }
    }
    let (code, outcome) = try search(options, milliseconds: rawLimit(time.left), onEvent)
    if code == GLP_ENODFS {
      // The presolver proved "infeasible or unbounded"; the relaxation tells which.
      let relaxation = try simplex(SimplexOptions(timeLimit: time.left))
      if let early = early(relaxation) { return early }
    }
    return try integerResult(code, outcome)
  }

  /// The answer when the relaxation already is one.
  private func early(_ relaxation: LinearResult) -> IntegerResult? {
    let status: IntegerResult.Status
    switch relaxation.status {
    case .optimal: return nil
    case .infeasible: status = .infeasible
    case .unbounded: status = .unbounded
    case .feasible, .undefined:
      status = .noSolutionYet(relaxation.stop == .time ? .time : .numericalTrouble)
    }
    return IntegerResult(status: status, values: [], nodes: 0)
  }

  private func integerResult(
    _ code: Int32, _ outcome: cglpk_search_outcome
  ) throws(GLPKError) -> IntegerResult {
    let status = glp_mip_status(pointer)
    let found = status == GLP_FEAS || status == GLP_OPT
    var result = IntegerResult(
      status: .infeasible, bound: finite(outcome.last.bound), values: [],
      nodes: Int(outcome.last.nodes))
    if found {
      let objective = try objective(of: .integer)
      result.objective = objective
      result.values = try values(.columnValues, of: .integer)
      // Rounding may leave the bound a hair on the wrong side of a solution.
      result.bound = result.bound.map {
        direction == .minimize ? min($0, objective) : max($0, objective)
      }
    }
    switch code {
    case 0 where found:
      result.status = .optimal
      result.bound = result.objective
    case 0, GLP_ENOPFS:
      result.bound = nil
    default:
      let stop = try stop(code, outcome.stop, found: found)
      result.status = found ? .feasible(stop) : .noSolutionYet(stop)
    }
    return result
  }

  private func stop(
    _ code: Int32, _ stop: cglpk_stop, found: Bool
  ) throws(GLPKError) -> IntegerResult.Stop {
    switch (code, stop) {
    case (GLP_ETMLIM, _), (GLP_ESTOP, CGLPK_STOPPED_BY_TIME): return .time
    case (GLP_EMIPGAP, _): return .gap
    case (GLP_ESTOP, CGLPK_STOPPED_BY_NODES): return .nodes
    case (GLP_ESTOP, CGLPK_STOPPED_BY_CUTOFF): return .cutoff
    case (GLP_ESTOP, _): return .event
    case (GLP_EFAIL, _) where found: return .numericalTrouble
    default: throw .numericalTrouble(code: code)
    }
  }

  private func check(_ options: IntegerOptions) throws(GLPKError) {
    guard options.gap.isFinite, options.gap >= 0 else {
      throw .invalidOption("The gap \(options.gap) is not a number from 0 on.")
    }
    if let cutoff = options.cutoff { try checkFinite(cutoff, in: "the cutoff") }
    guard let start = options.start else { return }
    if options.presolve { throw .invalidOption("Presolve does not take a start.") }
    guard start.count == columnCount else {
      throw .invalidShape("The start has \(start.count) values for \(columnCount) columns.")
    }
    try checkFinite(start, in: "the start")
    // GLPK would take an infeasible start at its word.
    guard try finish(cglpk_is_feasible(pointer, start, 1e-6)) == 1 else {
      throw .invalidOption("The start is not a solution of the problem.")
    }
  }
}
