import GLPK
import GroupingModel

/// GLPK's branch and cut over the groups that are left, for what depth-first search cannot finish.
struct BranchAndCut {
  let remainder: Remainder
  /// Cost to beat, in cost units; nil for any plan.
  let incumbent: Int64?
  let granularity: Int64
  /// Nodes after which the search gives up; a count, so that results repeat.
  let nodeLimit: Int
  let shouldStop: @Sendable () -> Bool

  struct Answer {
    /// Columns of a plan that beats the incumbent.
    var columns: [Int]?
    var isComplete: Bool
  }

  /// - Throws: `GLPKError` for trouble inside GLPK.
  func run() throws(GLPKError) -> Answer {
    var master = try Master(remainder.program, scale: 1, artificial: nil, isWhole: true)
    try master.add(remainder.columns)
    if let incumbent { try master.limitCost(to: incumbent - granularity) }
    let stop = shouldStop
    let result = try master.integerSearch(nodeLimit: nodeLimit) { stop() }
    switch result.status {
    case .optimal: return Answer(columns: try chosen(result.values), isComplete: true)
    case .infeasible: return Answer(columns: nil, isComplete: true)
    case .feasible: return Answer(columns: try chosen(result.values), isComplete: false)
    case .unbounded, .noSolutionYet: return Answer(columns: nil, isComplete: false)
    }
  }

  /// The columns at 1, if they really are a partition: floating point has the last word nowhere.
  private func chosen(_ values: [Double]) throws(GLPKError) -> [Int] {
    let columns = values.indices.filter { values[$0] > 0.5 }
    var seen = [Bool](repeating: false, count: remainder.program.problem.learners)
    for member in columns.flatMap({ remainder.columns[$0].members }) {
      guard !seen[member] else { throw GLPKError.numericalTrouble(code: 0) }
      seen[member] = true
    }
    guard seen.allSatisfy({ $0 }) else { throw GLPKError.numericalTrouble(code: 0) }
    return columns
  }
}
