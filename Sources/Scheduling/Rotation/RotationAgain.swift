import GroupingModel
import SchedulingModel

/// An earlier chart: for each group and rotation of the problem the position of its station, a negative
/// number for one that is no more, nil where the group was away or unknown.
package struct EarlierChart: Sendable, Hashable {
  package let stations: [[Int?]]

  package init(stations: [[Int?]]) { self.stations = stations }

  /// Groups and rotations that had a station and need one.
  func cells(of problem: RotationProblem) -> [(group: Int, rotation: Int, station: Int)] {
    problem.groups.indices.flatMap { group in
      problem.present(group).compactMap { rotation in
        stations[group][rotation].map { (group, rotation, $0) }
      }
    }
  }

  /// As a whole chart, with what is missing from another one.
  func filled(from other: [[Int?]], of problem: RotationProblem) -> [[Int?]] {
    var rows = other
    for cell in cells(of: problem) where cell.station >= 0 {
      rows[cell.group][cell.rotation] = cell.station
    }
    return rows
  }
}

/// Makes the chart that changes the fewest places of an earlier one, and of those one that costs least:
/// first staying is the only wish, then the dearest one.
///
/// - Throws: `GLPKError` if GLPK fails and no chart was found.
package func solveRotation(
  _ problem: RotationProblem, after earlier: EarlierChart, options: RotationOptions
) throws -> RotationSolution {
  var options = options
  options.milliseconds /= 2
  let again = RotationAgain(problem, earlier)
  let fewest = try RotationAttempt(
    again.problem(stay: 1, wishes: false), options: options, known: earlier)
  guard let start = fewest.chart else {
    return fewest.isInfeasible
      ? try solveRotation(problem, options: options) : RotationSolution()
  }
  let unit = again.unit(above: start)
  let cheapest = try RotationAttempt(
    again.problem(stay: Double(unit) / 1000, wishes: true), options: options,
    known: EarlierChart(stations: start.stations))
  return again.solution(cheapest, fewest, unit: unit)
}

/// The programs of an earlier chart, and what their answers mean.
private struct RotationAgain {
  private let problem: RotationProblem
  private let cells: [(group: Int, rotation: Int, station: Int)]
  private let costs: RouteCosts

  init(_ problem: RotationProblem, _ earlier: EarlierChart) {
    self.problem = problem
    cells = earlier.cells(of: problem)
    costs = RouteCosts(problem)
  }

  /// The problem with staying as a wish for every place.
  ///
  /// - Parameters:
  ///   - stay: points of a place that changes.
  ///   - wishes: whether wishes count, too.
  func problem(stay: Double, wishes: Bool) -> RotationProblem {
    var result = problem
    result.rules.removeAll { !wishes && $0.weight != nil }
    result.rules += cells.filter { $0.station >= 0 }.map { cell in
      RotationRule(
        .pin(group: cell.group, station: cell.station, rotation: cell.rotation), weight: stay)
    }
    return result
  }

  /// Cost units of a change that no wishes outweigh: more than all that this chart breaks.
  func unit(above chart: RotationChart) -> Int64 {
    (cost(chart) / costs.granularity + 1) * costs.granularity
  }

  private func cost(_ chart: RotationChart) -> Int64 {
    chart.stations.enumerated().reduce(0) { $0 + costs.price(of: $1.1, group: $1.0).cost }
  }

  private func changes(_ chart: RotationChart) -> Int {
    cells.count { chart.stations[$0.group][$0.rotation] != $0.station }
  }

  func solution(
    _ cheapest: RotationAttempt, _ fewest: RotationAttempt, unit: Int64
  ) -> RotationSolution {
    var solution = RotationSolution()
    guard let chart = cheapest.chart else { return solution }
    let (changed, lost) = (changes(chart), cells.count { $0.station < 0 })
    let least = fewest.bound.map { Int(($0 + 999) / 1000) + lost }
    solution.chart = chart
    solution.cost = cost(chart)
    solution.bound = cheapest.bound.map { max(0, $0 - unit * Int64(changed - lost)) }
    solution.isByProgram = cheapest.isByProgram
    solution.changed = ProvenCount(
      value: changed, bound: least, isByProgram: fewest.isByProgram)
    return solution
  }
}
