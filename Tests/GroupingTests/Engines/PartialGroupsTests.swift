import GroupingModel
import Testing

@testable import Grouping

/// The walk over partial groups against tables of all groups.
@Suite struct PartialGroupsTests {
  /// A class in which most pairs have a price, with other rules; nil where groups may get something
  /// back.
  private static func program(seed: UInt64) throws -> PartitionProgram? {
    var random = RandomScenario(seed: seed)
    let bare = try random.bareScenario(learners: 8...12)
    var rules = [try random.rule(Distances.name, required: false, in: bare)]
    for kind in [Apart.name, NotAlone.name, Balance.name] where random.chance(1, in: 2) {
      rules.append(try random.rule(kind, required: random.chance(1, in: 2), in: bare))
    }
    let scenario = try Scenario(
      roster: bare.roster, kinds: bare.kinds, groupCount: bare.groupCount, ledger: bare.ledger,
      rules: rules)
    let program = PartitionProgram(SearchProblem(try Objective(scenario), weights: [1]))
    return PartialGroups.isOfUse(for: program) ? program : nil
  }

  private static func listed(_ program: PartitionProgram, shift: Int) throws -> ListedGroups {
    let walk = GroupWalk(
      hard: program.problem.hard, soft: program.problem.soft, hardLinear: program.hardLinear,
      softLinear: program.flavours[0].listed, shift: shift, measure: .cost(limit: nil))
    let sizes = Set(program.flavours.flatMap(\.sizes)).sorted()
    let table = walk.list(sizes: sizes, threads: 1, shouldStop: { false })
    return ListedGroups(tables: [try #require(table)], tallies: program.tallies)
  }

  /// What a scan found: reduced cost and members.
  private static func groups(_ oracle: Oracle, _ finds: [Oracle.Find]) -> [[Int]] {
    finds.map { [Int($0.excess), $0.flavour] + oracle.members(of: $0) }
      .sorted { $0.lexicographicallyPrecedes($1) }
  }

  /// At random prices, below a limit that leaves some groups and not others.
  @Test(arguments: 1...120)
  func findsWhatTablesHold(seed: UInt64) throws {
    guard let program = try Self.program(seed: seed) else { return }
    var random = RandomSource(seed: seed)
    let tables = Oracle(
      program: program, source: try Self.listed(program, shift: 1), threads: 1)
    let walk = Oracle(
      program: program, source: PartialGroups(program, shift: 1, shouldStop: { false }),
      threads: 2)
    let prices = (0..<program.problem.learners).map { _ in Int64(random.below(40_000)) - 30_000 }
    var query = Oracle.Query(classPrices: [:], limits: [:], keep: 100_000, keepsEachSize: true)
    for key in program.sizeClasses {
      query.classPrices[ColumnClass(flavour: key.flavour, size: key.size, tally: 0)] =
        Int64(random.below(20_000)) - 10_000
      query.limits[key] = Int64(random.below(80_000)) - 20_000
    }
    let expected = try #require(tables.evaluate(prices, query))
    let answer = try #require(walk.evaluate(prices, query))
    let isSame = Self.groups(walk, answer.found) == Self.groups(tables, expected.found)
    #expect(isSame)
    for (key, least) in expected.point?.least ?? [:] {
      let limit = (query.limits[key.sizeClass] ?? 0) + (query.classPrices[key] ?? 0)
      #expect(answer.point.map { $0.least[key] == min(least, limit) } ?? true)
    }
    // The cheapest of each size, where more are below the limit than are kept.
    query.keep = 3
    let few = try #require(walk.evaluate(prices, query)).found
    let fewExpected = try #require(tables.evaluate(prices, query)).found
    let isSameFew = few.map(\.excess) == fewExpected.map(\.excess)
    #expect(isSameFew)
  }

  /// A proof by walks is that of all groups listed.
  @Test(arguments: 1...60)
  func provesWhatListingProves(seed: UInt64) throws {
    guard let program = try Self.program(seed: seed) else { return }
    let engine = ExactEngine(
      program: program, threads: 2, shouldStop: { false }, onProgress: { _, _ in })
    let search = Search(program.problem, seed: seed)
    let found = search.run(chains: 2, iterations: 40, threads: 1, shouldStop: { false })
    guard let start = found.best, start.violations == 0 else { return }
    let plan = search.partition(of: start)
    let expected = try engine.run(plans: [plan])
    let answer = try engine.search(from: [plan])
    #expect(expected.isProven)
    #expect(answer.isProven)
    #expect(answer.cost == expected.cost)
    if let partition = answer.partition {
      let evaluator = SingleGroup(program.problem)
      let cost = partition.groups.reduce(0) { $0 + evaluator.cost(of: $1.members, kind: $1.kind) }
      #expect(cost == answer.cost)
    }
  }

  @Test func enoughClassesAreOfUse() throws {
    let count = try (1...120).count { try Self.program(seed: UInt64($0)) != nil }
    #expect(count > 60)
  }

  @Test func stopsWhenAsked() throws {
    let usable = try (1...20).lazy.compactMap { try Self.program(seed: UInt64($0)) }.first
    let program = try #require(usable)
    let walk = Oracle(
      program: program, source: PartialGroups(program, shift: 1, shouldStop: { true }),
      threads: 2)
    var query = Oracle.Query(classPrices: [:], limits: [:], keep: 100)
    for key in program.sizeClasses { query.limits[key] = 1 << 27 }
    let prices = [Int64](repeating: 0, count: program.problem.learners)
    #expect(walk.evaluate(prices, query) == nil)
  }
}
