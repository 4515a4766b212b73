import GroupingModel
import Testing

@testable import Grouping

/// Groups that chains remember, and plans made of them.
@Suite struct RecombinationTests {
  private static func problem(seed: UInt64) throws -> (objective: Objective, SearchProblem) {
    var random = RandomScenario(seed: seed)
    let objective = try Objective(try random.scenario(learners: 8...12, ruleCount: 4))
    return (objective, SearchProblem(objective, weights: [1]))
  }

  /// A chain that remembers all it passes, after some steps; nil where there is nothing to start from.
  private static func chain(_ problem: SearchProblem, seed: UInt64) -> Annealing? {
    var random = RandomSource(seed: seed)
    guard let sizes = StartSizes(problem: problem).varied(&random) else { return nil }
    let start = StartSizes.deal(sizes, random: &random)
    let chain = Annealing(problem, from: start, random: random)
    let stride = problem.soft.largestSize + 1
    chain.prices = GroupPrices(
      learners: [Int64](repeating: 0, count: problem.learners),
      tolls: [], classes: [Int64](repeating: 0, count: problem.kinds.count * stride),
      stride: stride,
      allowance: 1_000_000_000)
    _ = chain.cool(.roaming, iterations: 2_000, shouldStop: { false })
    return chain
  }

  @Test(arguments: 1...40)
  func rememberedGroupsKeepTheRulesAndCostWhatTheyCost(seed: UInt64) throws {
    let (objective, problem) = try Self.problem(seed: seed)
    guard let chain = Self.chain(problem, seed: seed) else { return }
    let groups = chain.pool.removeAll()
    for group in groups {
      let price = objective.price(of: Group(kind: group.kind, members: group.members))
      #expect(price.violations == 0)
      #expect(price.costs[0] == group.cost)
      #expect(problem.kinds[group.kind].sizes.contains(group.members.count))
    }
    #expect(Set(groups).count == groups.count)
    #expect(chain.pool.entries.isEmpty)
  }

  @Test(arguments: 1...40)
  func plansMadeOfGroupsAreCheaperAndKeepTheRules(seed: UInt64) throws {
    let (objective, problem) = try Self.problem(seed: seed)
    guard let chain = Self.chain(problem, seed: seed), chain.best.violations == 0 else { return }
    let search = Search(problem, seed: seed)
    let plan = search.partition(of: chain.best)
    var recombination = Recombination(problem, seed: seed)
    recombination.add(chain.pool.removeAll())
    guard let better = try recombination.improve(plan, shouldStop: { false }) else { return }
    #expect(objective.costs(of: better)[0] < objective.costs(of: plan)[0])
    #expect(better.groups.flatMap(\.members).sorted() == Array(0..<problem.learners))
    #expect(better.groups.allSatisfy { objective.price(of: $0).violations == 0 })
    #expect(problem.groupCount.contains(better.groups.count))
  }

  /// Four learners in pairs. Together, 0 and 1 cost 7, 2 and 3 cost 5, 0 and 2 cost 1, 1 and 3 cost
  /// 3, the rest 9: from 12 to 4.
  @Test func theCheapestPlanOfThePoolIsFound() throws {
    let roster = try Roster(
      learners: (0..<4).map { Learner(id: "\($0)", name: "\($0)") }, attributes: [])
    let scenario = try Scenario(
      roster: roster, kinds: Sizes.near(2).kinds(learners: 4), rules: [])
    let program = PartitionProgram(SearchProblem(try Objective(scenario), weights: [1]))
    let costs: [([Int], Int64)] = [
      ([0, 1], 7), ([2, 3], 5), ([0, 2], 1), ([1, 3], 3), ([0, 3], 9), ([1, 2], 9),
    ]
    let columns = costs.map { program.column($0.0, flavour: 0, cost: $0.1) }
    let pool = Remainder(
      program, columns: columns.map { (column: $0, excess: $0.cost) }, base: 0, shift: 0)
    var assembly = PoolAssembly(pool, granularity: 1, random: RandomSource(seed: 1))
    let covered = assembly.run(from: Array(columns[..<2]), shouldStop: { false })
    #expect(Set(covered.map(\.members)) == [[0, 2], [1, 3]])
    let windowed = assembly.replaceWindows(of: Array(columns[..<2]), { false })
    #expect(Set(windowed.map(\.members)) == [[0, 2], [1, 3]])
  }

  /// The pool knows a group by its members and kind, in any order.
  @Test func poolsKeepEachGroupOnce() throws {
    let (_, problem) = try Self.problem(seed: 1)
    var pool = GroupPool(problem, limit: 2)
    let groups: [[Int32]] = [[3, 1, 2], [2, 1, 3], [1, 2], [4, 5]]
    for group in groups { pool.add(group, kind: 0, cost: 5) }
    #expect(pool.entries.map(\.members) == [[1, 2, 3], [1, 2]])
  }

  /// Long enough for several recombinations.
  @Test(arguments: 1...6)
  func threadsDoNotChangeALongSearch(seed: UInt64) throws {
    var random = RandomScenario(seed: seed)
    let scenario = try random.scenario(learners: 10...12, ruleCount: 3)
    let plans = try [1, 2].map { threads in
      try solve(
        scenario, options: SolverOptions(iterations: 160_000, exact: .off, threads: threads))
    }
    #expect(plans[0].partition == plans[1].partition)
    #expect(plans[0].iterations == plans[1].iterations)
  }
}
