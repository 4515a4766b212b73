import PlanCheck
import SchedulingModel
import TestSupport
import Testing

@testable import Scheduling

/// Charts that change as little as possible of an earlier one, held against all charts of tiny problems.
@Suite struct RotationAgainTests {
  /// Places changed and cost of the best chart; nil if there is none.
  private func least(_ problem: RotationProblem, after earlier: [[Int?]]) -> [Int64]? {
    var best: [Int64]?
    problem.everyChart { rows in
      let check = RotationCheck(RotationChart(stations: rows), of: problem, previous: earlier)
      guard check.findings.isEmpty, let changed = check.changed else { return }
      let value = [Int64(changed), check.cost]
      if best.map({ value.lexicographicallyPrecedes($0) }) ?? true { best = value }
    }
    return best
  }

  /// Any stations, some unknown, some missing.
  private func earlier(_ problem: RotationProblem, seed: UInt64) -> [[Int?]] {
    var random = SeededGenerator(seed: seed)
    return problem.groups.map { _ in
      problem.rotations.map { _ in
        let station = Int.random(in: -1..<problem.stations.count, using: &random)
        return Int.random(in: 0..<8, using: &random) == 0 ? nil : station
      }
    }
  }

  @Test(arguments: 0..<80) func changesTheFewestOfAll(seed: UInt64) throws {
    let problem = RandomRotation.problem(seed: seed)
    let earlier = earlier(problem, seed: seed)
    let solution = try solveRotation(
      problem, after: EarlierChart(stations: earlier), options: RotationOptions(steps: 300))
    guard let least = least(problem, after: earlier) else {
      #expect(solution.isInfeasible && solution.chart == nil)
      return
    }
    let chart = try #require(solution.chart)
    let check = RotationCheck(chart, of: problem, previous: earlier)
    let changed = try #require(solution.changed)
    #expect(check.findings.isEmpty)
    #expect([Int64(changed.value), solution.cost] == least)
    #expect(check.changed == changed.value && check.cost == solution.cost)
    #expect(try #require(changed.bound) <= changed.value)
    #expect(try #require(solution.bound) <= solution.cost)
    #expect(solution.isProven)
  }

  @Test(arguments: 0..<40) func nothingChangedNothingMoves(seed: UInt64) throws {
    let problem = RandomRotation.problem(seed: seed, groups: 5)
    guard let chart = try solveRotation(problem, options: RotationOptions(steps: 500)).chart
    else { return }
    let again = try solveRotation(
      problem, after: EarlierChart(stations: chart.stations), options: RotationOptions(steps: 500))
    #expect(again.chart == chart)
    #expect(again.changed == ProvenCount(value: 0, bound: 0, isByProgram: false))
  }

  /// Five groups at six stations: one station is closed once, and still all is proven.
  @Test func aWholeChartIsProven() throws {
    func problem(closed: Set<Int>) -> RotationProblem {
      RotationProblem(
        groups: (0..<5).map { "G\($0)" },
        stations: (0..<6).map { Station("S\($0)", closed: $0 == 2 ? closed : []) },
        rotations: (0..<5).map { Slot("\($0)", day: 0, start: 20 * $0, end: 20 * $0 + 18) },
        visits: Array(repeating: Array(repeating: 0...1, count: 6), count: 5),
        rules: [
          RotationRule(.notAfter(station: 1, before: 0), weight: 1),
          RotationRule(.early(station: 3, groups: [0, 1, 2]), weight: 0.5),
        ])
    }
    let chart = try #require(try solveRotation(problem(closed: [])).chart)
    let again = try solveRotation(
      problem(closed: [3]), after: EarlierChart(stations: chart.stations),
      options: RotationOptions())
    #expect(again.changed?.isProven == true)
    #expect(again.isProven)
  }
}

extension RotationProblem {
  /// Every way to give groups a station whenever they are there; most break something.
  func everyChart(_ take: ([[Int?]]) -> Void) {
    var rows = groups.map { _ in [Int?](repeating: nil, count: rotations.count) }
    func fill(_ index: Int) {
      guard index < rows.count * rotations.count else { return take(rows) }
      let (group, rotation) = (index / rotations.count, index % rotations.count)
      guard !away[group].contains(rotation) else { return fill(index + 1) }
      for station in stations.indices {
        rows[group][rotation] = station
        fill(index + 1)
      }
      rows[group][rotation] = nil
    }
    fill(0)
  }
}
