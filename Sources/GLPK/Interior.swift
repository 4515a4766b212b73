import CGLPK

extension Problem {
  /// Runs the interior point method on the relaxation: its own start, no limit, no basis afterwards.
  /// Its numbers are near an optimum, not on a vertex; read them as the solution `interior`.
  ///
  /// - Returns: `optimal`, or `undefined` where it did not converge: a problem without a solution,
  ///   without rows or columns, or unstable numbers.
  /// - Throws: ``GLPKError/aborted(message:)``.
  package mutating func interior() throws(GLPKError) -> LinearResult {
    try checkAlive()
    guard rowCount > 0, columnCount > 0 else {
      return LinearResult(status: .undefined, stop: nil, objective: 0)
    }
    let code = try finish(cglpk_interior(pointer))
    let isOptimal = code == 0 && glp_ipt_status(pointer) == GLP_OPT
    return LinearResult(
      status: isOptimal ? .optimal : .undefined, stop: nil,
      objective: glp_ipt_obj_val(pointer))
  }
}
