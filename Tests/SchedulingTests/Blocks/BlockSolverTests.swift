import PlanCheck
import Scheduling
import SchedulingModel
import Testing

/// Blocks and tiny weeks against all plans there are, judged by a checker of its own.
@Suite struct BlockSolverTests {
  @Test(arguments: 1...60)
  func aBlockIsAsGoodAsTheBestOfAllPlans(seed: Int) throws {
    var random = RandomWeek(seed: UInt64(seed), slots: 1, learners: 5)
    let problem = try random.problem()
    let solution = BlockSolver(problem).solve()
    let best = AllBlockPlans(problem).best
    guard let best else {
      #expect(solution.status == .infeasible && solution.plan == nil)
      return
    }
    let plan = try #require(solution.plan)
    let check = BlockCheck(problem, plan)
    #expect(check.findings() == [])
    #expect(check.measures() == solution.scores.map(\.value))
    #expect(solution.status == .optimal && check.measures() == best)
  }

  @Test(arguments: 1...24)
  func aWeekIsNeverBetterThanTheBestOfAllPlans(seed: Int) throws {
    var random = RandomWeek(
      seed: UInt64(1000 + seed), slots: 2, learners: 3)
    let problem = try random.problem()
    let solution = BlockSolver(problem).solve()
    let best = AllBlockPlans(problem).best
    guard let plan = solution.plan else {
      #expect(best == nil || solution.status == .unknown)
      return
    }
    let check = BlockCheck(problem, plan)
    #expect(check.findings() == [])
    #expect(check.measures() == solution.scores.map(\.value))
    let optimum = try #require(best)
    #expect(!check.measures().lexicographicallyPrecedes(optimum))
    if solution.status == .optimal { #expect(check.measures() == optimum) }
    for (index, score) in solution.scores.enumerated() {
      let agrees = zip(solution.scores[..<index], optimum).allSatisfy { $0.value == $1 }
      if let bound = score.bound, agrees { #expect(bound <= optimum[index]) }
    }
  }
}
