import CGLPK

/// How to run the simplex method.
package struct SimplexOptions: Sendable {
  /// Which variant of the method.
  package enum Method: Sendable {
    /// Through feasible bases: best after columns were added.
    case primal
    /// Through dual feasible bases: best after rows were added. From a basis that is not dual
    /// feasible it may end `undefined`.
    case dual
    /// Dual, and primal when that fails.
    case dualThenPrimal
    /// Rational arithmetic from the current basis: slow, for checking an answer.
    case exact
  }

  package var method = Method.primal
  /// Simplifies the problem first and ignores the current basis.
  package var presolve = false
  /// Largest number of iterations; nil for any.
  package var iterationLimit: Int?
  /// Milliseconds; nil for any.
  package var timeLimit: Int?
  /// The dual method stops when the objective is proven no better than this; nil for never.
  package var objectiveLimit: Double?

  package init(
    method: Method = .primal, presolve: Bool = false, iterationLimit: Int? = nil,
    timeLimit: Int? = nil, objectiveLimit: Double? = nil
  ) {
    self.method = method
    self.presolve = presolve
    self.iterationLimit = iterationLimit
    self.timeLimit = timeLimit
    self.objectiveLimit = objectiveLimit
  }
}

/// What the simplex method found out.
package struct LinearResult: Equatable, Sendable {
  package enum Status: Sendable {
    /// The best solution there is.
    case optimal
    /// A solution, not known to be the best.
    case feasible
    /// No solution exists.
    case infeasible
    /// Solutions as good as you please exist.
    case unbounded
    /// Nothing is known.
    case undefined
  }

  /// Why a method ended before it had an answer.
  package enum Stop: Sendable {
    case time, iterations, objectiveLimit
  }

  package var status: Status
  /// nil when the method came to its end.
  package var stop: Stop?
  /// The objective of the current solution; a solution only when optimal or feasible.
  package var objective: Double
}

extension Problem {
  /// Runs the simplex method from the current basis: a first time from the standard one, later
  /// from where the last run ended. A basis that cannot be used is replaced once.
  ///
  /// - Throws: ``GLPKError/numericalTrouble(code:)`` when it fails from a new basis, too;
  ///   ``GLPKError/notANumber(in:)`` for the objective limit.
  package mutating func simplex(
    _ options: SimplexOptions = SimplexOptions()
  ) throws(GLPKError) -> LinearResult {
    try checkAlive()
    if let limit = options.objectiveLimit { try checkFinite(limit, in: "the objective limit") }
    let time = Countdown(milliseconds: options.timeLimit)
    var code = try runSimplex(options, time)
    if code == GLP_EBADB || code == GLP_ESING || code == GLP_ECOND {
      try resetBasis(.advanced)
      code = try runSimplex(options, time)
    }
    if code == GLP_ENODFS {
      // The presolver proved "infeasible or unbounded"; only the method itself can tell which.
      var plain = options
      plain.presolve = false
      plain.method = .primal
      code = try runSimplex(plain, time)
    }
    return try linearResult(code)
  }

  /// A basis to start from.
  package enum Basis: Sendable {
    /// All rows.
    case standard
    /// Columns where they make a triangular basis: often nearer to a solution.
    case advanced
  }

  /// Replaces the current basis.
  package mutating func resetBasis(_ basis: Basis = .standard) throws(GLPKError) {
    try checkAlive()
    // GLPK refuses an advanced basis for a problem without rows or columns.
    let trivial = rowCount == 0 || columnCount == 0
    let raw = basis == .standard || trivial ? CGLPK_STANDARD_BASIS : CGLPK_ADVANCED_BASIS
    try finish(cglpk_reset_basis(pointer, raw))
  }

  /// Scales rows and columns of the present matrix when their sizes differ much. Solutions are
  /// read unscaled.
  package mutating func scale() throws(GLPKError) {
    try checkAlive()
    try finish(cglpk_scale(pointer))
  }

  private func runSimplex(
    _ options: SimplexOptions, _ time: Countdown
  ) throws(GLPKError) -> Int32 {
    let method =
      switch options.method {
      case .primal: GLP_PRIMAL
      case .dual: GLP_DUAL
      case .dualThenPrimal: GLP_DUALP
      case .exact: Int32(0)
      }
    let noLimit = Double.greatestFiniteMagnitude
    return try finish(
      cglpk_simplex(
        pointer, method, options.presolve ? GLP_ON : GLP_OFF, rawLimit(options.iterationLimit),
        rawLimit(time.left),
        options.objectiveLimit ?? (direction == .minimize ? noLimit : -noLimit)))
  }

  private func linearResult(_ code: Int32) throws(GLPKError) -> LinearResult {
    let stop: LinearResult.Stop? =
      switch code {
      case 0, GLP_ENOPFS: nil
      case GLP_ETMLIM: .time
      case GLP_EITLIM: .iterations
      case GLP_EOBJLL, GLP_EOBJUL: .objectiveLimit
      default: throw .numericalTrouble(code: code)
      }
    let status: LinearResult.Status =
      switch glp_get_status(pointer) {
      case _ where code == GLP_ENOPFS: .infeasible
      case GLP_OPT: .optimal
      case GLP_FEAS: .feasible
      case GLP_NOFEAS: .infeasible
      case GLP_UNBND: .unbounded
      default: .undefined
      }
    return LinearResult(status: status, stop: stop, objective: glp_get_obj_val(pointer))
  }
}
