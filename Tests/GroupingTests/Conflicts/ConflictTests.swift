import GroupingModel
import TestSupport
import Testing

@testable import Grouping

/// What is named when nothing is feasible.
@Suite struct ConflictTests {
  /// Brute force over all partitions: what is named has no plan, and without any one piece it has.
  @Test(arguments: 1...80)
  func conflictsAreIrreducible(seed: UInt64) throws {
    let scenario = try ConformanceTests.scenario(seed: seed, aim: .weights)
    let solution = try solve(scenario, options: SolverOptions(iterations: 2000))
    guard solution.status == .infeasible else { return }
    #expect(!solution.conflicts.isEmpty)
    let demands = try Demands(scenario)
    for conflict in solution.conflicts {
      #expect(conflict.isIrreducible)
      #expect(try Self.plans(demands, conflict.demands) == 0)
      for demand in conflict.demands {
        #expect(try Self.plans(demands, conflict.demands.filter { $0 != demand }) > 0)
      }
    }
  }

  /// What is left after all conflicts are taken out can be kept.
  @Test(arguments: 1...80)
  func noConflictIsLeftOut(seed: UInt64) throws {
    let scenario = try ConformanceTests.scenario(seed: seed, aim: .weights)
    let solution = try solve(scenario, options: SolverOptions(iterations: 2000))
    guard solution.status == .infeasible else { return }
    let demands = try Demands(scenario)
    let named = Set(solution.conflicts.flatMap(\.demands))
    #expect(try Self.plans(demands, demands.all.filter { !named.contains($0) }) > 0)
  }

  /// Only five were looked for once; then no way out of one of them led to a plan, for the others
  /// stood in its way.
  @Test func sevenConflictsAreSeven() throws {
    let learners = (0..<28).map { Learner(id: "\($0)", name: "\($0)") }
    let threes = (0..<7).flatMap { block in
      [0, 1].map { Link(from: 4 * block + $0, to: 4 * block + $0 + 1) }
    }
    let scenario = try Scenario(
      roster: try Roster(learners: learners, attributes: []),
      kinds: [GroupKind(sizes: 2...2, count: 14...14)],
      rules: [RuleSpec(kind: "together", strength: .required, data: .links(threes))])
    let solution = try solve(scenario, options: SolverOptions(iterations: 2000))
    #expect(solution.conflicts.count == 7)
    let helps = solution.conflicts.map { conflict in conflict.remedies.contains { $0.cost != nil } }
    #expect(helps == [true, true, true, true, true, false, false])
  }

  /// Two lists of labels, each of which many learners share: of demands that are alike only the
  /// number is looked for.
  @Test(arguments: 1...40)
  func alikeDemandsAreIrreducible(seed: UInt64) throws {
    var random = RandomSource(seed: seed)
    let lists = [[0, 1], [1, 2]].map { open in (0..<4).filter { !open.contains($0) } }
    let pins = (0..<8).flatMap { learner -> [Pin] in
      let choice = random.below(3)
      return choice < 2 ? lists[choice].map { Pin(learner: learner, kind: $0) } : []
    }
    let scenario = try Scenario(
      roster: try Roster(
        learners: (0..<8).map { Learner(id: "\($0)", name: "\($0)") }, attributes: []),
      kinds: (0..<4).map { GroupKind(label: "\($0)", sizes: 2...2, count: 1...1) },
      rules: [RuleSpec(kind: "eligible", strength: .required, data: .pins(pins))])
    let solution = try solve(scenario, options: SolverOptions(iterations: 2000))
    let demands = try Demands(scenario)
    #expect((solution.status == .infeasible) == (try Self.plans(demands, demands.all) == 0))
    for conflict in solution.conflicts {
      #expect(conflict.isIrreducible)
      #expect(try Self.plans(demands, conflict.demands) == 0)
      for demand in conflict.demands {
        #expect(try Self.plans(demands, conflict.demands.filter { $0 != demand }) > 0)
      }
    }
  }

  /// All pieces together ask what the rules ask, as brute force over all partitions sees it.
  @Test(arguments: 1...40)
  func piecesAddUpToTheRules(seed: UInt64) throws {
    let scenario = try ConformanceTests.scenario(seed: seed, aim: .weights)
    let demands = try Demands(scenario)
    let required = scenario.rules.filter { $0.strength == .required }
    let whole = try Scenario(
      roster: scenario.roster, kinds: scenario.kinds, groupCount: scenario.groupCount,
      ledger: scenario.ledger, rules: required)
    #expect(try Self.plans(demands, demands.all) == BruteForce(whole).plans.count)
  }

  private static func plans(_ demands: Demands, _ part: [Demand]) throws -> Int {
    try BruteForce(try demands.scenario(of: part)).plans.count
  }
}
