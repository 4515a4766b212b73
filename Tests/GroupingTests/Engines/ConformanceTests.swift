import GroupingModel
import TestSupport
import Testing

@testable import Grouping

/// What every engine must do on classes small enough to try every plan.
@Suite struct ConformanceTests {
  /// Random classes of 6 to 9 learners with one to four rules of any kind; their levels vary.
  static func scenario(seed: UInt64, aim: Aim) throws -> Scenario {
    var random = RandomScenario(seed: seed)
    let base = try random.scenario(learners: 6...9, ruleCount: 1 + Int(seed % 4))
    let rules = base.rules.enumerated().map { index, rule in
      var rule = rule
      rule.level = index % 3 + 1
      return rule
    }
    return try Scenario(
      roster: base.roster, kinds: base.kinds, groupCount: base.groupCount, ledger: base.ledger,
      rules: rules, aim: aim, seed: seed)
  }

  @Test(arguments: 1...60)
  func leastSumIsThatOfBruteForce(seed: UInt64) throws {
    try expectLeastSum(try Self.scenario(seed: seed, aim: .weights))
  }

  @Test(arguments: 1...60)
  func strictOrderIsThatOfBruteForce(seed: UInt64) throws {
    let scenario = try Self.scenario(seed: seed, aim: .strictOrder)
    // Two levels of distances, large in both directions, outweigh each other by more than prices
    // of groups can hold: the answer is a plan without a proof.
    guard scenario.rules.count(where: { $0.kind == Distances.name }) < 2 else { return }
    try expectStrictOrder(scenario)
  }

  @Test(arguments: 1...60)
  func worstGroupFirstIsThatOfBruteForce(seed: UInt64) throws {
    try expectWorstFirst(try Self.scenario(seed: seed, aim: .worstFirst))
  }

  @Test(arguments: 1...60)
  func searchAloneKeepsRulesAndIsNeverBelowTheOptimum(seed: UInt64) throws {
    let scenario = try Self.scenario(seed: seed, aim: .weights)
    let all = try BruteForce(scenario).plans
    let solution = try solve(scenario, options: SolverOptions(iterations: 8000, exact: .off))
    guard let partition = solution.partition, let best = all.map(\.total).min() else { return }
    let plan = try #require(all.first { Partition($0.groups) == partition })
    #expect(solution.levels.map(\.cost) == [plan.total])
    #expect(plan.total >= best)
    // Search proves nothing, but what costs nothing, or what each rule costs at least by itself,
    // cannot be bettered.
    let isFree =
      plan.total == 0 && scenario.rules.allSatisfy { !RuleBook.mayBeNegative.contains($0.kind) }
    let bound = try #require(solution.levels.first?.bound)
    #expect(bound <= best)
    #expect(solution.status == (isFree || bound == plan.total ? .optimal : .feasible))
  }

  /// Long enough for several recombinations.
  @Test(arguments: 1...20)
  func longSearchAloneReachesTheOptimum(seed: UInt64) throws {
    let scenario = try Self.scenario(seed: seed, aim: .weights)
    let all = try BruteForce(scenario).plans
    let solution = try solve(scenario, options: SolverOptions(iterations: 240_000, exact: .off))
    #expect(solution.levels.first?.cost == all.map(\.total).min())
  }

  @Test(arguments: [Aim.weights, .strictOrder, .worstFirst])
  func threadsDoNotChangeThePlan(aim: Aim) throws {
    for seed in 1...8 {
      var random = RandomScenario(seed: UInt64(seed))
      let base = try random.scenario(learners: 10...12, ruleCount: 3)
      let scenario = try Scenario(
        roster: base.roster, kinds: base.kinds, groupCount: base.groupCount, ledger: base.ledger,
        rules: base.rules, aim: aim, seed: 5)
      let one = try solve(scenario, options: SolverOptions(iterations: 4000, threads: 1))
      let two = try solve(scenario, options: SolverOptions(iterations: 4000, threads: 2))
      #expect(one.partition == two.partition)
      #expect(one.status == two.status)
      #expect(one.certificates == two.certificates)
    }
  }
}
