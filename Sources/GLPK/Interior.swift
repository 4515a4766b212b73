import CGLPK

extension Problem {
  /// Runs the interior point method. It takes no limits, needs at least one row and column, and
  /// cannot tell an infeasible from an unbounded problem: both end `undefined`, usually with
  /// ``LinearResult/Stop/noConvergence``.
  ///
  /// Read its solution with `of: .interior`. Its duals lie in the middle of the best ones where
  /// those of the simplex method lie at a corner.
  ///
  /// - Throws: ``GLPKError/numericalTrouble(code:)``.
  package mutating func interior() throws(GLPKError) -> LinearResult {
    try checkAlive()
    let code = try finish(cglpk_interior(pointer))
    let stop: LinearResult.Stop? =
      switch code {
      case 0: nil
      case GLP_ENOCVG: .noConvergence
      case GLP_EITLIM: .iterations
      default: throw .numericalTrouble(code: code)
      }
    let status: LinearResult.Status = glp_ipt_status(pointer) == GLP_OPT ? .optimal : .undefined
    return LinearResult(status: status, stop: stop, objective: glp_ipt_obj_val(pointer))
  }
}
