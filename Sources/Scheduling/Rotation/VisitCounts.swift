import GLPK
import SchedulingModel

/// How often each group visits each station: a transportation problem, whose vertices are whole.
struct VisitCounts {
  /// `groups x stations`.
  let visits: [[Int]]

  /// nil if there is no such division: see `SeatCount`.
  ///
  /// - Throws: `GLPKError`.
  init?(_ problem: RotationProblem) throws(GLPKError) {
    var program = try Problem(.minimize)
    let count = SeatCount(problem: problem)
    var groupRows: [Int] = []
    for group in problem.groups.indices {
      groupRows.append(
        try program.addRows(1, .fixed(Double(problem.present(group).count))).lowerBound)
    }
    var stationRows: [Int] = []
    for station in problem.stations.indices {
      let places = Double(count.places(station))
      stationRows.append(try program.addRows(1, .atMost(places)).lowerBound)
    }
    for group in problem.groups.indices {
      for station in problem.stations.indices {
        let range = problem.visits[group][station]
        let most = min(range.upperBound, problem.present(group).count)
        guard range.lowerBound <= most else { return nil }
        try program.addColumn(
          cost: 0, bounds: .between(Double(range.lowerBound), Double(most)),
          entries: [(groupRows[group], 1), (stationRows[station], 1)])
      }
    }
    guard try program.simplex().status == .optimal else { return nil }
    let values = try program.values(.columnValues).map { Int($0.rounded()) }
    let width = problem.stations.count
    visits = problem.groups.indices.map { Array(values[($0 * width)..<(($0 + 1) * width)]) }
    guard
      zip(problem.groups.indices, visits).allSatisfy({ group, row in
        row.reduce(0, +) == problem.present(group).count
      })
    else { return nil }
  }
}
