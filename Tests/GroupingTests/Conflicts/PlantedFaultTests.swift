import Foundation
import GroupingModel
import Testing

@testable import Grouping

/// One thing that cannot be kept among many that can: it is found, and nothing else is named.
@Suite struct PlantedFaultTests {
  @Test(arguments: PlantedFault.allCases)
  func faultIsFoundAmongThirty(fault: PlantedFault) throws {
    try expectFound(fault, learners: 30)
  }

  /// Those that take a look at eight million groups are only run where REGROUP_SLOW_TESTS is set: an
  /// unoptimised build takes minutes.
  @Test(arguments: Self.among120)
  func faultIsFoundAmong120(fault: PlantedFault) throws {
    try expectFound(fault, learners: 120)
  }

  private static let among120: [PlantedFault] =
    ProcessInfo.processInfo.environment["REGROUP_SLOW_TESTS"] == nil
    ? [.sizesThatDoNotAddUp, .tooFewDrivers, .tooManyOfAKind, .onlyOneOfAKind, .skillTooRare]
    : PlantedFault.allCases

  private func expectFound(_ fault: PlantedFault, learners: Int) throws {
    let scenario = try fault.scenario(learners)
    let solution = try solve(scenario, options: SolverOptions(iterations: 4_000))
    #expect(solution.status == .infeasible)
    try #require(solution.conflicts.count == 1)
    let conflict = solution.conflicts[0]
    let rules = Set(conflict.demands.map(\.rule)).sorted()
    #expect(rules.map { scenario.rules[$0].kind } == fault.expected)
    // The harmless rules of the same name come first.
    #expect(rules.allSatisfy { $0 >= 4 })
    #expect(conflict.isIrreducible)
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
