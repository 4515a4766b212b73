import GroupingModel
import TestSupport
import Testing

@testable import Grouping

/// What counting alone shows impossible, in classes too large to list their groups.
@Suite struct CountingProofTests {
  /// 400 learners, half of them F; the column `no` numbers them.
  private static func scenario(
    _ rules: [RuleSpec], kinds: [GroupKind]? = nil, sizes: Sizes = .between(8...10)
  ) throws -> Scenario {
    let count = 400
    let roster = try Roster(
      learners: (0..<count).map { Learner(id: "\($0)", name: "\($0)") },
      attributes: [
        Attribute(name: "gender", cells: (0..<count).map { $0 % 2 == 0 ? "F" : "M" }),
        Attribute(name: "no", cells: (0..<count).map { "\($0)" }),
        Attribute(name: "hours", cells: (0..<count).map { $0 < 60 ? "\($0)" : "9" }),
      ])
    return try Scenario(
      roster: roster, kinds: try kinds ?? sizes.kinds(learners: count), rules: rules)
  }

  /// The conflict where it is shown without a search; nil otherwise.
  private static func conflict(_ scenario: Scenario) throws -> [String]? {
    // A search would say "unknown" at once.
    let solution = try solve(scenario, options: SolverOptions(shouldStop: { true }))
    guard solution.status == .infeasible else { return nil }
    let rules = Set(solution.conflicts.first?.demands.map(\.rule) ?? [])
    return rules.sorted().map { scenario.rules[$0].kind }
  }

  private static func atLeast(_ count: Double, _ subject: String) -> RuleSpec {
    RuleSpec(
      kind: "at-least", subject: subject, options: ["count": .number(count)], strength: .required)
  }

  private static func blocks(_ kind: String, _ blocks: [[Int]]) -> RuleSpec {
    RuleSpec(kind: kind, strength: .required, data: .blocks(blocks))
  }

  /// 400 in groups of 8 to 10 are 40 to 50 groups: 5 F each take 200, 6 F each 240.
  @Test func tooFewOfAKindForAllGroups() throws {
    #expect(try Self.conflict(Self.scenario([Self.atLeast(5, "gender=F")])) == nil)
    let many = try Self.scenario([Self.blocks("apart", [[0, 1]]), Self.atLeast(6, "gender=F")])
    #expect(try Self.conflict(many) == ["at-least"])
    // No group of 8 to 10 holds 11.
    #expect(try Self.conflict(Self.scenario([Self.atLeast(11, "gender=F")])) == ["at-least"])
  }

  /// At most 3 of 200 F in each of at most 50 groups: room for 150.
  @Test func tooManyOfAKindForAllGroups() throws {
    let rule = RuleSpec(
      kind: "at-most", subject: "gender=F", options: ["count": .number(3)], strength: .required)
    #expect(try Self.conflict(Self.scenario([rule])) == ["at-most"])
  }

  /// Two F and two M do not fit into the one group of three; there are enough of both.
  @Test func kindsThatDoNotFitIntoOneGroupTogether() throws {
    let kinds = [
      GroupKind(sizes: 3...3, count: 1...1), GroupKind(sizes: 8...10, count: 40...49),
    ]
    let rules = [Self.atLeast(2, "gender=F"), Self.atLeast(2, "gender=M")]
    #expect(try Self.conflict(Self.scenario(rules, kinds: kinds)) == ["at-least", "at-least"])
  }

  /// 200 F are five for each of 40 groups and four for each of 50.
  @Test func contradictionsAboutOneKind() throws {
    let rule = RuleSpec(
      kind: "at-most", subject: "gender=F", options: ["count": .number(4)], strength: .required)
    #expect(try Self.conflict(Self.scenario([rule])) == nil)
    let both = try Self.scenario([rule, Self.atLeast(5, "gender=F")])
    #expect(try Self.conflict(both) == ["at-most", "at-least"])
  }

  @Test func blocksLargerThanAnyGroup() throws {
    let fits = try Self.scenario([Self.blocks("together", [Array(0..<10)])])
    #expect(try Self.conflict(fits) == nil)
    let large = try Self.scenario([Self.blocks("together", [Array(0..<11)])])
    #expect(try Self.conflict(large) == ["together"])
    // Two blocks of six that share a learner are one of eleven.
    let chain = try Self.scenario([
      Self.blocks("together", [Array(0..<6)]), Self.blocks("keep", [Array(5..<11)]),
    ])
    #expect(try Self.conflict(chain) == ["together", "keep"])
    let torn = try Self.scenario([
      Self.blocks("together", [[0, 1], [1, 2]]), Self.blocks("apart", [[2, 0]]),
    ])
    #expect(try Self.conflict(torn) == ["together", "apart"])
  }

  /// 400 in groups of 8 to 10 are at most 50 groups, so at most 50 can be apart.
  @Test func moreLearnersApartThanGroups() throws {
    let many = try Self.scenario([Self.blocks("apart", [Array(100..<151)])])
    #expect(try Self.conflict(many) == ["apart"])
    #expect(try Self.conflict(Self.scenario([Self.blocks("apart", [Array(100..<150)])])) == nil)
  }

  /// 51 blocks of six: no two fit into a group of 10.
  @Test func moreLargeBlocksThanGroups() throws {
    let blocks = (0..<51).map { block in Array((block * 6)..<(block * 6 + 6)) }
    #expect(try Self.conflict(Self.scenario([Self.blocks("together", blocks)])) == ["together"])
  }

  /// Numbers 0 to 399 within 5 of each other: 67 levels, 50 groups.
  @Test func levelsThatLieTooFarApart() throws {
    let rule = RuleSpec(
      kind: "similar", subject: "no", options: ["within": .number(5)], strength: .required)
    #expect(try Self.conflict(Self.scenario([rule])) == ["similar"])
  }

  /// 60 learners have one hour each, all different.
  @Test func hoursThatNobodyShares() throws {
    let rule = RuleSpec(kind: "common-hours", subject: "hours", strength: .required)
    #expect(try Self.conflict(Self.scenario([rule])) == ["common-hours"])
  }

  @Test func wishesForOnePerson() throws {
    let links = (1...10).map { Link(from: $0, to: 0) }
    let rule = RuleSpec(kind: "wishes", strength: .required, data: .links(links))
    #expect(try Self.conflict(Self.scenario([rule])) == ["wishes"])
    let alone = try Self.scenario([
      RuleSpec(kind: "wishes", strength: .required, data: .links([Link(from: 7, to: 8)])),
      Self.blocks("apart", [[7, 8]]),
    ])
    #expect(try Self.conflict(alone) == ["wishes", "apart"])
  }

  @Test func labelsThatAreTooSmallOrEmpty() throws {
    let kinds = [
      GroupKind(label: "ants", sizes: 5...10, count: 1...1),
      GroupKind(label: "bees", sizes: 8...10, count: 0...60),
    ]
    func pins(_ kind: String, _ learners: Range<Int>, _ label: Int) -> RuleSpec {
      RuleSpec(
        kind: kind, strength: .required,
        data: .pins(learners.map { Pin(learner: $0, kind: label) }))
    }
    let full = try Self.scenario([pins("pin", 0..<11, 0)], kinds: kinds)
    #expect(try Self.conflict(full) == ["pin"])
    // All but four may only be bees, and ants need five.
    let empty = try Self.scenario([pins("eligible", 0..<396, 1)], kinds: kinds)
    #expect(try Self.conflict(empty) == ["eligible"])
    let clash = try Self.scenario(
      [pins("pin", 0..<1, 0), pins("eligible", 0..<1, 1)], kinds: kinds)
    #expect(try Self.conflict(clash) == ["pin", "eligible"])
  }

  /// An odd class cannot be cut into pairs, whatever the rules.
  @Test func sizesThatDoNotAddUp() throws {
    let kinds = [GroupKind(label: "trios", sizes: 3...3, count: 0...200)]
    #expect(try Self.conflict(Self.scenario([], kinds: kinds)) == [])
  }

  /// Whatever counting shows is so, and its prices prove it: no group that keeps the rules pays for
  /// its members, and there are too few or too many groups to make up for them.
  @Test(arguments: 1...150)
  func findingsAreTrue(seed: UInt64) throws {
    var random = RandomScenario(seed: seed)
    let base = try random.scenario(learners: 5...7, ruleCount: 1 + Int(seed % 4))
    let rules = base.rules.map { rule in
      var rule = rule
      let isLeft = RandomScenario.onlyWeighted.union([
        "balance", "similar", "new-teammates", "new-labels",
      ])
      if !isLeft.contains(rule.kind) {
        rule.strength = .required
      }
      return rule
    }
    let scenario = try Scenario(
      roster: base.roster, kinds: base.kinds, groupCount: base.groupCount, ledger: base.ledger,
      rules: rules)
    guard let finding = CountingProof(try Objective(scenario)).finding() else { return }
    #expect(try BruteForce(scenario).plans.isEmpty)
    guard let prices = finding.prices else { return }
    let problem = SearchProblem(try Objective(scenario), weights: [1])
    let objective = try Objective(scenario)
    let tallies = Tallies(
      sets: finding.sets, learners: problem.learners, largestSize: problem.learners
    ) { _, _ in false }
    var least: [[Int]: Int64] = [:]
    for group in BruteForce.groups(scenario) where objective.price(of: group).violations == 0 {
      let value = -group.members.reduce(0) { $0 + prices[$1] }
      let key = [group.kind, group.members.count, tallies.tally(of: group.members)]
      least[key] = min(value, least[key] ?? .max)
    }
    let filling = Filling(
      kinds: problem.kinds, groupCount: problem.groupCount, learners: problem.learners,
      tallies: tallies)
    let total = filling.cheapest { least[[$0.kind, $0.size, $0.tally]] }?.total
    #expect(total.map { $0 + prices.reduce(0, +) > 0 } ?? true)
  }

  /// The relaxation for large classes never says more than the exact count.
  @Test(arguments: 1...200)
  func relaxationStaysBelowTheExactCount(seed: UInt64) throws {
    var random = RandomSource(seed: seed)
    let learners = 5 + random.below(20)
    let kinds = (0...random.below(2)).map { _ in
      let least = 1 + random.below(4)
      return GroupKind(sizes: least...(least + random.below(4)), count: random.below(3)...8)
    }
    let most = kinds.reduce(0) { $0 + $1.count.upperBound }
    let groups = kinds.reduce(0) { $0 + $1.count.lowerBound }...most
    let figures = kinds.map { kind in kind.sizes.map { _ in random.below(7) - 3 } }
    let exact = Room(kinds: kinds, groupCount: groups, learners: learners)
    let figure = { (kind: Int, size: Int) in Optional(figures[kind][size]) }
    let relaxed = try #require(exact.relaxed(figure))
    #expect(try relaxed <= #require(exact.least(figure)))
  }

  /// Sizes of one kind that fit, in closed form and by dynamic programming.
  @Test(arguments: 1...100)
  func usefulSizesAreThoseThatFillingFinds(seed: UInt64) throws {
    var random = RandomSource(seed: seed)
    let learners = 3 + random.below(20)
    let least = 1 + random.below(5)
    let kind = GroupKind(
      sizes: least...(least + random.below(5)), count: random.below(4)...(4 + random.below(4)))
    let roster = try Roster(
      learners: (0..<learners).map { Learner(id: "\($0)", name: "\($0)") }, attributes: [])
    let scenario = try Scenario(roster: roster, kinds: [kind], rules: [])
    let program = PartitionProgram(SearchProblem(try Objective(scenario), weights: [1]))
    let filling = Filling(kinds: [kind], groupCount: kind.count, learners: learners)
    let fitting = kind.sizes.filter { size in
      filling.without(kind: 0, size: size)?.cheapest { kind.sizes.contains($0.size) ? 0 : nil }
        != nil
    }
    #expect(program.usefulSizes == fitting)
  }

  /// Twenty thousand learners once took 3 GB to find that their groups cannot be listed.
  @Test func largeClassesAreOutOfReachAtOnce() throws {
    let kinds = [
      GroupKind(sizes: 3...5, count: 0...5000), GroupKind(sizes: 2...5, count: 0...5000),
    ]
    let filling = Filling(kinds: kinds, groupCount: 0...10_000, learners: 20_000)
    #expect(filling.cells > 1e7)
    let room = Room(kinds: kinds, groupCount: 0...10_000, learners: 20_000)
    #expect(room.least { _, _ in 2 } == 8000)
  }
}
