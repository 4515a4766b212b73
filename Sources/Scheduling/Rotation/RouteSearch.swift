import GLPK
import SchedulingModel

/// One way for each group, out of some, at least cost: GLPK's branch and cut.
struct RouteSearch: ~Copyable {
  private let problem: RotationProblem
  private var program: Problem
  private let rows: RouteRows
  private var routes: [(group: Int, route: [Int?], column: Int)] = []

  init(_ problem: RotationProblem) throws(GLPKError) {
    var program = try Problem(.minimize)
    rows = try RouteRows(&program, problem, isWhole: true)
    self.program = program
    self.problem = problem
  }

  mutating func add(_ route: [Int?], of group: Int, cost: Int64) throws(GLPKError) {
    let column = try program.addColumn(
      cost: Double(cost), kind: .binary, entries: rows.entries(of: route, group: group))
    routes.append((group, route, column))
  }

  /// - Parameter value: what no chart costs less than.
  mutating func run(
    milliseconds: Int, atLeast value: Int64
  ) throws(GLPKError) -> RouteProgram.Answer {
    var options = IntegerOptions()
    options.presolve = true
    options.timeLimit = milliseconds
    let result = try program.integerSearch(options) { progress in
      // Nothing can be cheaper than the bound.
      progress.objective.map { $0 <= Double(value) + 0.5 } ?? false ? .stop : .go
    }
    guard !result.values.isEmpty else {
      return result.status == .infeasible ? .nothing : .unknown
    }
    var chart = problem.groups.map { _ in [Int?](repeating: nil, count: problem.rotations.count) }
    for (group, route, column) in routes where result.values[column] > 0.5 { chart[group] = route }
    let isLeast = result.objective.map { $0 <= Double(value) + 0.5 } ?? false
    return .chart(
      RotationChart(stations: chart), isBest: isLeast || result.status == .optimal)
  }
}
