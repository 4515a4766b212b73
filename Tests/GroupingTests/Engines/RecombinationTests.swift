import GroupingModel
import Synchronization
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
    chain.prices = Self.prices(problem, each: 0, allowance: 1_000_000_000)
    _ = chain.cool(.roaming, iterations: 2_000, shouldStop: { false })
    return chain
  }

  /// Every learner worth the same, in groups of any class.
  private static func prices(
    _ problem: SearchProblem, each: Double, allowance: Int64
  ) -> GroupPrices {
    let relaxation = Master.Relaxation(
      objective: 0, prices: [Double](repeating: each, count: problem.learners), classPrices: [:],
      cutPrices: [], toll: 0)
    return GroupPrices(relaxation, PartitionProgram(problem), allowance: allowance)
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
    var recombination = try Recombination(problem)
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
    let proof = RemainderProof(
      pool, classPrices: [:], granularity: 1, shouldStop: { false })
    for work in [0, 1_000] {
      let answer = try proof.run(below: 12, work: work, nodes: 100)
      #expect(answer.best?.cost == 4)
      #expect(Set(answer.best?.columns.map(\.members) ?? []) == [[0, 2], [1, 3]])
      #expect(answer.isComplete)
    }
    #expect(try proof.run(below: 4, work: 0, nodes: 100).best == nil)
  }

  /// All groups that differ by one learner who leaves, enters or both, and keep the rules.
  @Test(arguments: 1...40)
  func neighboursAreAllGroupsOneExchangeAway(seed: UInt64) throws {
    let (objective, problem) = try Self.problem(seed: seed)
    guard let chain = Self.chain(problem, seed: seed), let group = chain.pool.entries.first else {
      return
    }
    let prices = Self.prices(problem, each: 700, allowance: 0)
    let limit: Int64 = 1_000
    var pool = GroupPool(problem, limit: .max)
    GroupNeighbours(problem).add(to: &pool, of: group, at: prices, upTo: limit)
    var expected: Set<[Int]> = []
    for mask in 1..<(1 << problem.learners) {
      let members = (0..<problem.learners).filter { mask >> $0 & 1 == 1 }
      let gone = Set(group.members).subtracting(members).count
      let new = Set(members).subtracting(group.members).count
      guard gone <= 1, new <= 1, gone + new > 0,
        problem.kinds[group.kind].sizes.contains(members.count)
      else { continue }
      let price = objective.price(of: Group(kind: group.kind, members: members))
      if price.violations == 0, price.costs[0] <= limit + 700 * Int64(members.count) {
        expected.insert(members)
      }
    }
    #expect(Set(pool.entries.map(\.members)) == expected)
    for entry in pool.entries {
      let own = objective.price(of: Group(kind: entry.kind, members: entry.members))
      #expect(own.costs[0] == entry.cost)
    }
  }

  /// Search alone finds what is best, also where prices of classes and open sizes count.
  @Test(arguments: 1...15)
  func aLongSearchFindsTheBestPlan(seed: UInt64) throws {
    var random = RandomScenario(seed: seed)
    let scenario = try random.scenario(learners: 8...10, ruleCount: 3)
    let proven = try solve(scenario, options: SolverOptions(exact: .only))
    let found = try solve(scenario, options: SolverOptions(iterations: 100_000, exact: .off))
    #expect(found.levels.map(\.cost) == proven.levels.map(\.cost))
  }

  /// The pool knows a group by its members and kind, in any order.
  @Test func poolsKeepEachGroupOnce() throws {
    let (_, problem) = try Self.problem(seed: 1)
    var pool = GroupPool(problem, limit: 2)
    let groups: [[Int32]] = [[3, 1, 2], [2, 1, 3], [1, 2], [4, 5]]
    for group in groups { pool.add(group, kind: 0, cost: 5) }
    #expect(pool.entries.map(\.members) == [[1, 2, 3], [1, 2]])
  }

  /// Nothing costs less than nothing, so no recombination is asked for.
  @Test func aSearchEndsWithAPlanThatCostsNothing() throws {
    let roster = try Roster(
      learners: (0..<12).map { Learner(id: "\($0)", name: "\($0)") }, attributes: [])
    let scenario = try Scenario(
      roster: roster, kinds: Sizes.near(4).kinds(learners: 12), rules: [])
    let search = Search(SearchProblem(try Objective(scenario), weights: [1]), seed: 1)
    let asked = Mutex(0)
    let found = search.run(chains: 4, iterations: 1_000_000_000, threads: 1) {
      asked.withLock { count in
        count += 1
        return count > 1_000
      }
    }
    #expect(found.best?.cost == 0)
    #expect(asked.withLock { $0 } < 100)
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
