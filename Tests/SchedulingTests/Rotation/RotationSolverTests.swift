import PlanCheck
import SchedulingModel
import Testing

@testable import Scheduling

/// Charts held against all charts of tiny problems, and what is always possible.
@Suite struct RotationSolverTests {
  /// The least cost of any chart; nil if there is none.
  private func least(_ problem: RotationProblem) -> Int64? {
    var best: Int64?
    problem.everyChart { rows in
      let check = RotationCheck(RotationChart(stations: rows), of: problem)
      if check.findings.isEmpty { best = min(best ?? .max, check.cost) }
    }
    return best
  }

  @Test(arguments: 0..<80) func theChartIsTheBestOfAll(seed: UInt64) throws {
    let problem = RandomRotation.problem(seed: seed)
    let solution = try solveRotation(problem, options: RotationOptions(steps: 300))
    guard let least = least(problem) else {
      #expect(solution.isInfeasible && solution.chart == nil)
      return
    }
    #expect(!solution.isInfeasible)
    let chart = try #require(solution.chart)
    let check = RotationCheck(chart, of: problem)
    #expect(check.findings.isEmpty)
    #expect(check.cost == solution.cost)
    #expect(solution.cost == least)
    #expect(solution.isProven)
  }

  @Test(arguments: 0..<40) func theBoundNeverExceedsTheBestWithoutSearch(seed: UInt64) throws {
    let problem = RandomRotation.problem(seed: seed)
    guard let least = least(problem) else { return }
    let costs = RouteCosts(problem)
    guard let walks = RouteWalk.all(problem, costs) else { return }
    var program = try RouteProgram(problem, costs: costs, walks: walks)
    let bound = try program.bound(shouldStop: { false })
    let value = try #require(bound.value)
    #expect(value <= least)
  }

  @Test(arguments: [4, 8, 12]) func aSquareChartIsAlwaysMade(size: Int) throws {
    let problem = RotationProblem(
      groups: (0..<size).map { "G\($0)" }, stations: (0..<size).map { Station("S\($0)") },
      rotations: (0..<size).map { Slot("\($0)", day: 0, start: 20 * $0, end: 20 * $0 + 18) },
      visits: Array(repeating: Array(repeating: 1...1, count: size), count: size))
    let solution = try solveRotation(problem)
    let chart = try #require(solution.chart)
    #expect(RotationCheck(chart, of: problem).findings.isEmpty)
    #expect(solution.isProven)
  }

  @Test func whatIsMissingIsCounted() throws {
    var visits = Array(repeating: Array(repeating: 0...2, count: 3), count: 3)
    for group in visits.indices { visits[group][0] = 2...2 }
    let problem = RotationProblem(
      groups: ["A", "B", "C"], stations: [Station("Teacher"), Station("Books"), Station("Art")],
      rotations: (0..<4).map { Slot("\($0)", day: 0, start: 20 * $0, end: 20 * $0 + 18) },
      visits: visits)
    let shortage = try #require(try solveRotation(problem).shortage)
    #expect(shortage == SeatShortage(stations: [0], group: nil, asked: 6, held: 4))
  }

  /// Three groups, each twice at one of two stations that one adult leads, in four rotations.
  @Test func anAdultInTwoPlacesIsNamed() throws {
    let stations = [
      Station("Teacher", adult: "Lee"), Station("Reading", adult: "Lee"),
      Station("Art", capacity: 3),
    ]
    let problem = RotationProblem(
      groups: ["A", "B", "C"], stations: stations,
      rotations: (0..<4).map { Slot("\($0)", day: 0, start: 20 * $0, end: 20 * $0 + 18) },
      visits: Array(repeating: [1...1, 1...1, 0...4], count: 3))
    let solution = try solveRotation(problem, options: RotationOptions(steps: 300))
    #expect(solution.isInfeasible && solution.shortage == nil)
    #expect(
      Set(solution.conflict) == [.adult("Lee"), .visits(station: 0), .visits(station: 1)])
  }

  @Test func theSameSeedGivesTheSameChart() throws {
    let problem = RandomRotation.problem(seed: 4, groups: 5)
    let one = try solveRotation(problem, options: RotationOptions(steps: 500))
    let other = try solveRotation(problem, options: RotationOptions(steps: 500))
    #expect(one.chart == other.chart)
  }
}
