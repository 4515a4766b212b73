import GroupingModel
import Testing

@testable import Grouping

/// One thing that cannot be kept among many that can: it is found, and nothing else is named.
@Suite struct PlantedFaultTests {
  @Test(arguments: PlantedFault.allCases, [30, 120])
  func faultIsFoundAndMinimal(fault: PlantedFault, learners: Int) throws {
    let scenario = try fault.scenario(learners)
    let solution = try solve(scenario)
    #expect(solution.status == .infeasible)
    try #require(solution.conflicts.count == 1)
    let conflict = solution.conflicts[0]
    let rules = Set(conflict.demands.map(\.rule)).sorted()
    #expect(rules.map { scenario.rules[$0].kind } == fault.expected)
    // The harmless rules of the same name come first.
    #expect(rules.allSatisfy { $0 >= 4 })
    #expect(conflict.isIrreducible || conflict.demands.count > 40)
    try expectPlans(scenario, without: conflict)
  }

  /// Without any one piece, the rest of what is named can be kept.
  private func expectPlans(_ scenario: Scenario, without conflict: Conflict) throws {
    let demands = try Demands(scenario)
    for demand in conflict.demands.prefix(12) {
      let fewer = try demands.scenario(of: conflict.demands.filter { $0 != demand })
      let plan = try solve(fewer, options: SolverOptions(exact: .off)).partition
      #expect(plan != nil)
    }
  }
}
