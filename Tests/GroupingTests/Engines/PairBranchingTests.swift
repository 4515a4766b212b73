import GroupingModel
import Synchronization
import Testing

@testable import Grouping

/// Branching on pairs over a pool of groups.
@Suite struct PairBranchingTests {
  /// Random pools of groups of nine learners in two flavours: the cheapest partition out of them is
  /// that of plain search over all of them, or none.
  @Test(arguments: 1...40)
  func bestPlanIsThatOfPlainSearch(seed: UInt64) throws {
    let pool = try Self.pool(seed: seed)
    let relaxation = try PoolRelaxation(
      pool, classPrices: [:], budget: pool.budget(upTo: 100_000), shouldStop: { false })
    let tight = try Tightening(relaxation: relaxation, shouldStop: { false })
      .run(pool, upTo: 99_999)
    let branching = PairBranching(
      relaxation, limit: 100_000, granularity: 1, nodes: 10_000, fewColumns: 0,
      shouldStop: { false })
    try branching.run(tight)
    #expect(branching.isComplete)
    #expect(branching.best?.cost == Self.cheapest(pool))
    if let best = branching.best {
      #expect(best.columns.flatMap(\.members).sorted() == Array(0..<9))
    }
  }

  @Test func givesUpAfterSoManyNodes() throws {
    let pool = try Self.pool(seed: 1)
    let relaxation = try PoolRelaxation(
      pool, classPrices: [:], budget: 1 << 40, shouldStop: { false })
    let branching = PairBranching(
      relaxation, limit: 100_000, granularity: 1, nodes: 0, shouldStop: { false })
    try branching.run(pool)
    #expect(!branching.isComplete)
  }

  /// Stopped before the relaxation has seen the better groups, which come after the first 1,500: a
  /// plan out of the first ones is no proof.
  @Test func isNotCompleteWhenStoppedWhilePricing() throws {
    let roster = try Roster(
      learners: (0..<4).map { Learner(id: "\($0)", name: "\($0)") }, attributes: [])
    let scenario = try Scenario(roster: roster, kinds: Sizes.near(2).kinds(learners: 4), rules: [])
    let program = PartitionProgram(SearchProblem(try Objective(scenario), weights: [1]))
    func columns(_ members: [Int], _ costs: some Sequence<Int64>, _ excess: Int64) -> [(
      column: Column, excess: Int64
    )] {
      costs.map { (program.column(members, flavour: 0, cost: $0), excess) }
    }
    let remainder = Remainder(
      program,
      columns: columns([0, 1], 10..<1_700, 0) + columns([2, 3], [10], 0)
        + columns([0, 2], [1], 1) + columns([1, 3], [1], 1), base: 0, shift: 0)
    for isStopped in [false, true] {
      let asked = Mutex(0)
      let shouldStop: @Sendable () -> Bool = {
        asked.withLock { count in
          count += 1
          return isStopped && count > 1
        }
      }
      let relaxation = try PoolRelaxation(
        remainder, classPrices: [:], budget: 999, shouldStop: shouldStop)
      let branching = PairBranching(
        relaxation, limit: 1_000, granularity: 1, nodes: 100, fewColumns: 0,
        shouldStop: shouldStop)
      try branching.run(remainder)
      #expect(branching.isComplete == !isStopped)
      #expect(branching.best?.cost == (isStopped ? 20 : 2))
    }
  }

  private static func pool(seed: UInt64) throws -> Remainder {
    var random = RandomSource(seed: seed)
    let roster = try Roster(
      learners: (0..<9).map { Learner(id: "\($0)", name: "\($0)") }, attributes: [])
    let ranks = RuleData.ranks((0..<9).map { _ in [[0]] })
    let scenario = try Scenario(
      roster: roster,
      kinds: ["A", "B"].map { GroupKind(label: $0, sizes: 2...3, count: 1...4) },
      rules: [RuleSpec(kind: "preference", strength: .weighted(1), data: ranks)])
    let program = PartitionProgram(SearchProblem(try Objective(scenario), weights: [1]))
    var columns: [(column: Column, excess: Int64)] = []
    for _ in 0..<90 {
      var rest = Array(0..<9)
      let members = (0..<(2 + random.below(2))).map { _ in rest.remove(at: random.below(rest.count))
      }
      let cost = Int64(random.below(40))
      columns.append(
        (program.column(members.sorted(), flavour: random.below(2), cost: cost), cost))
    }
    return Remainder(program, columns: columns, base: 0, shift: 0)
  }

  /// Covers the first open learner with every group that fits.
  private static func cheapest(_ pool: Remainder) -> Int64? {
    var best: Int64?
    func extend(_ covered: Set<Int>, _ chosen: [Column]) {
      guard let open = (0..<9).first(where: { !covered.contains($0) }) else {
        if KindAssignment(pool.program).kinds(of: chosen.map(\.sizeClass)) != nil {
          best = min(best ?? .max, chosen.reduce(0) { $0 + $1.cost })
        }
        return
      }
      for column in pool.columns
      where column.members.contains(open) && covered.isDisjoint(with: column.members) {
        extend(covered.union(column.members), chosen + [column])
      }
    }
    extend([], [])
    return best
  }
}
