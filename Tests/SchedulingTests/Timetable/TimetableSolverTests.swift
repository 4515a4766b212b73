import PlanCheck
import SchedulingModel
import TestSupport
import Testing

@testable import Scheduling

/// Held against all timetables of tiny problems.
@Suite struct TimetableSolverTests {
  /// Cost of the best timetable that breaks nothing; nil if there is none.
  private func best(_ problem: TimetableProblem) -> Int? {
    var least: Int?
    problem.everyTimetable { places in
      let evaluator = TimetableEvaluator(problem, places: places)
      if evaluator.faults.isEmpty { least = min(least ?? Int.max, evaluator.cost) }
    }
    return least
  }

  @Test(arguments: 0..<120)
  func findsTheBestAndNeverClaimsMore(seed: UInt64) throws {
    var maker = RandomTimetable(seed: seed)
    let problem = maker.problem()
    let least = best(problem)
    let solution = solve(problem, options: TimetableOptions(seed: 1, iterations: 40_000))
    if !solution.obstacles.isEmpty { #expect(least == nil) }
    guard let least else {
      #expect(solution.places == nil || solution.violations > 0)
      return
    }
    #expect(solution.bound <= least)
    #expect(solution.violations == 0)
    #expect(solution.cost == least)
    let places = try #require(solution.places)
    let evaluator = TimetableEvaluator(problem, places: places)
    #expect(evaluator.faults.isEmpty && evaluator.cost == solution.cost)
  }

  /// Many problems without a timetable are seen to have none before any search.
  @Test func obstaclesAreFound() {
    var (impossible, named) = (0, 0)
    for seed in 0..<200 as Range<UInt64> {
      var maker = RandomTimetable(seed: 1_000 + seed)
      let problem = maker.problem()
      guard best(problem) == nil else { continue }
      impossible += 1
      if !TimetableObstacles(problem).all.isEmpty { named += 1 }
    }
    #expect(impossible > 10 && named * 2 > impossible, "\(named) of \(impossible)")
  }

  @Test func sameSeedSameTimetable() {
    var maker = RandomTimetable(seed: 5)
    maker.courses = 5...5
    maker.days = 4
    let problem = maker.problem()
    let first = solve(problem, options: TimetableOptions(seed: 3, iterations: 9_000))
    let second = solve(problem, options: TimetableOptions(seed: 3, iterations: 9_000))
    #expect(first.places == second.places)
  }
}
