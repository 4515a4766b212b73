import GroupingModel
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
