import GroupingModel
import TestSupport
import Testing

@testable import Grouping

/// The rules named when nothing is feasible.
@Suite struct ConflictTests {
  @Test(arguments: 1...80)
  func conflictIsIrreducible(seed: UInt64) throws {
    let scenario = try ConformanceTests.scenario(seed: seed, aim: .weights)
    let solution = try solve(scenario, options: SolverOptions(iterations: 2000))
    guard solution.status == .infeasible else { return }
    let rules = solution.conflict.map { scenario.rules[$0] }
    #expect(try Self.plans(scenario, rules) == 0)
    for index in rules.indices {
      var rest = rules
      rest.remove(at: index)
      #expect(try Self.plans(scenario, rest) > 0)
    }
  }

  private static func plans(_ scenario: Scenario, _ rules: [RuleSpec]) throws -> Int {
    try BruteForce(
      Scenario(
        roster: scenario.roster, kinds: scenario.kinds, groupCount: scenario.groupCount,
        ledger: scenario.ledger, rules: rules)
    ).plans.count
  }
}
