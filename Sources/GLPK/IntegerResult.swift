/// What the integer search found out.
package struct IntegerResult: Equatable, Sendable {
  package enum Status: Equatable, Sendable {
    /// The best solution there is.
    case optimal
    /// A solution, not proven the best.
    case feasible(Stop)
    /// No solution exists.
    case infeasible
    /// The relaxation has solutions as good as you please (and so has the problem, if any).
    case unbounded
    /// Ended before any solution was found.
    case noSolutionYet(Stop)
  }

  /// Why a search ended before its proof.
  package enum Stop: Equatable, Sendable {
    case time, nodes, gap, cutoff
    /// The event asked for it.
    case event
    /// The solver failed on a relaxation.
    case numericalTrouble
  }

  package var status: Status
  /// Of the best solution, exact where costs and columns are whole; nil without a solution.
  package var objective: Double?
  /// No solution is better than this, up to GLPK's tolerances; nil while nothing is proven.
  package var bound: Double?
  /// One a column, whole in integer columns; empty without a solution.
  package var values: [Double]
  /// Nodes of the search tree made.
  package var nodes: Int
}

/// How far an integer search has come.
package struct IntegerProgress: Equatable, Sendable {
  /// Of the best solution so far; nil without one.
  package var objective: Double?
  /// No solution is better than this; nil while nothing is proven.
  package var bound: Double?
  /// Nodes of the search tree made so far.
  package var nodes: Int
}

/// What to do after an event of the search.
package enum SearchDecision: Sendable {
  case go, stop
}
