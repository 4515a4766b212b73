import GroupingModel
import TestSupport
import Testing

@testable import Grouping

/// What no plan can cost less than, rule by rule, held against all plans of tiny classes.
@Suite struct RuleBoundsTests {
  @Test(arguments: [Aim.weights, .strictOrder, .worstFirst], 1...60)
  func neverAboveTheBestPlan(aim: Aim, seed: UInt64) throws {
    try expectBounds(ConformanceTests.scenario(seed: seed, aim: aim))
  }

  /// Each rule by itself, beside a required one of any kind.
  @Test(arguments: RuleBook.rules.map { $0.name })
  func everyKindOfRuleIsBounded(kind: String) throws {
    for seed in 1...25 as ClosedRange<UInt64> {
      var random = RandomScenario(seed: seed)
      let bare = try random.bareScenario(
        learners: 6...7, labelled: RandomScenario.needLabels.contains(kind) ? true : nil)
      let other = random.pick(
        RandomScenario.kinds(in: bare).filter { !RandomScenario.onlyWeighted.contains($0) })
      let rules = [
        try random.rule(kind, required: false, in: bare),
        try random.rule(other, required: true, in: bare),
      ]
      try expectBounds(bare.with(rules: seed % 2 == 0 ? rules : [rules[0]]))
    }
  }

  /// Without listing groups, a run's bound holds, and a plan that meets it is proven best.
  @Test(arguments: [Aim.weights, .strictOrder, .worstFirst], 1...30)
  func searchAloneIsBounded(aim: Aim, seed: UInt64) throws {
    let scenario = try ConformanceTests.scenario(seed: seed, aim: aim)
    let objective = try Objective(scenario)
    let plans = try BruteForce(scenario).plans
    let solution = try solve(scenario, options: SolverOptions(iterations: 8000, exact: .off))
    guard solution.partition != nil, !plans.isEmpty else { return }
    let first =
      aim == .worstFirst
      ? plans.map(\.worst).min()
      : plans.map { objective.costs(of: Partition($0.groups))[0] }.min()
    for level in solution.levels {
      let bound = try #require(level.bound)
      #expect(bound <= level.cost)
      #expect(level.basis == .rules)
      #expect(!level.optimal || bound == level.cost)
    }
    #expect(try #require(solution.levels.first?.bound) <= first ?? .max)
    #expect((solution.status == .optimal) == solution.levels.allSatisfy(\.optimal))
  }

  private func expectBounds(_ scenario: Scenario) throws {
    let objective = try Objective(scenario)
    let bounds = RuleBounds(objective)
    let plans = try BruteForce(scenario).plans
    guard let worst = plans.map(\.worst).min() else { return }
    let partitions = plans.map { Partition($0.groups) }
    let costs = partitions.map { objective.costs(of: $0) }
    for level in objective.levels.indices {
      let best = try #require(costs.map { $0[level] }.min())
      for plan in [partitions[0], partitions[partitions.count / 2]] {
        #expect(bounds.floor(ofLevel: level, below: plan) <= best)
      }
    }
    if scenario.aim == .worstFirst {
      #expect(bounds.floorOfWorst(below: partitions[0]) <= worst)
    }
  }
}

/// Bounds that are as high as can be, by hand.
@Suite struct TightBoundsTests {
  /// Eight learners in two fours.
  private func scenario(
    _ columns: [Attribute], _ rules: [RuleSpec], sizes: Sizes = .near(4)
  ) throws -> Scenario {
    let learners = columns.first?.cells.count ?? 8
    return try Scenario(
      roster: Roster(
        learners: (0..<learners).map { Learner(id: "L\($0)", name: "L\($0)") },
        attributes: columns),
      kinds: try sizes.kinds(learners: learners), rules: rules)
  }

  /// The bound and the least cost of any plan.
  private func bound(_ scenario: Scenario) throws -> (bound: Int64, best: Int64) {
    let objective = try Objective(scenario)
    let plans = try BruteForce(scenario).plans
    let worst = try #require(plans.max { $0.total < $1.total })
    return (
      RuleBounds(objective).floor(ofLevel: 0, below: Partition(worst.groups)),
      try #require(plans.map(\.total).min())
    )
  }

  /// Scores that add up to an odd number: no two groups have equal sums.
  @Test func oddSumsCannotBeEqual() throws {
    let column = Attribute(name: "score", cells: ["1", "2", "3", "4", "5", "6", "7", "9"])
    let rule = RuleSpec(
      kind: "balance", subject: "score", options: ["unit": .text("points")], strength: .weighted(1))
    let (bound, best) = try bound(scenario([column], [rule]))
    // 18 and 19: both means are 1/8 from 37/8.
    #expect(best == 250)
    #expect(bound == best)
  }

  /// Three girls in two groups: somebody is alone.
  @Test func threeCannotBeDealtInTwos() throws {
    let column = Attribute(name: "gender", cells: ["F", "F", "F", "M", "M", "M", "M", "M"])
    let rule = RuleSpec(
      kind: "at-least", subject: "gender=F", options: ["count": .number(2)], strength: .weighted(2))
    let (bound, best) = try bound(scenario([column], [rule]))
    #expect(best == 2000)
    #expect(bound == best)
  }

  /// A wish for somebody who must be elsewhere.
  @Test func forbiddenFriendsAreCounted() throws {
    let column = Attribute(name: "x", cells: [String](repeating: "1", count: 8))
    let wish = RuleSpec(
      kind: "wishes", strength: .weighted(3), data: .links([Link(from: 0, to: 1)]))
    let apart = RuleSpec(
      kind: "apart", strength: .required, data: .links([Link(from: 0, to: 1)]))
    let (bound, best) = try bound(scenario([column], [wish, apart]))
    #expect(best == 3000)
    #expect(bound == best)
  }

  /// Two who want the same friend, and must not be together.
  @Test func tiesThatClashAreCounted() throws {
    let column = Attribute(name: "x", cells: [String](repeating: "1", count: 8))
    let wish = RuleSpec(
      kind: "wishes", strength: .weighted(3),
      data: .links([Link(from: 0, to: 1), Link(from: 2, to: 1)]))
    let apart = RuleSpec(
      kind: "apart", strength: .required, data: .links([Link(from: 0, to: 2)]))
    let (bound, best) = try bound(scenario([column], [wish, apart]))
    #expect(best == 3000)
    #expect(bound == best)
  }

  /// Five in a row, each wanting the next, in groups of four.
  @Test func tiesOfMoreThanAGroupAreCounted() throws {
    let column = Attribute(name: "x", cells: [String](repeating: "1", count: 8))
    let wish = RuleSpec(
      kind: "wishes", strength: .weighted(3),
      data: .links((0..<4).map { Link(from: $0, to: $0 + 1) }))
    let (bound, best) = try bound(scenario([column], [wish]))
    #expect(best == 3000)
    #expect(bound == best)
  }

  /// One holder of a skill for two groups.
  @Test func rareSkillsAreCounted() throws {
    let column = Attribute(
      name: "skills", cells: ["code", "sing", "sing", "", "", "", "", ""])
    let rule = RuleSpec(kind: "skills", subject: "skills", strength: .weighted(1))
    let (bound, best) = try bound(scenario([column], [rule]))
    #expect(best == 1000)
    #expect(bound == best)
  }

  /// Values 0, 0, 1, 1, ... in twos cost nothing; in fours, 1 each.
  @Test func rangesFollowEachOther() throws {
    let column = Attribute(name: "level", cells: ["0", "0", "1", "1", "20", "20", "21", "21"])
    let rule = RuleSpec(
      kind: "similar", subject: "level", options: ["unit": .text("points")], strength: .weighted(1))
    let (bound, best) = try bound(scenario([column], [rule]))
    #expect(best == 2000)
    // Rounding of each group is allowed for.
    #expect(bound >= best - 3 && bound <= best)
  }

  /// Everybody wants the same topic, which has room for half.
  @Test func topicsHaveOnlySoMuchRoom() throws {
    let ranks = [[[Int]]](repeating: [[0], [1]], count: 8)
    let rule = RuleSpec(
      kind: "preference", strength: .weighted(1), data: .ranks(ranks))
    let kinds = ["ants", "bees"].map { GroupKind(label: $0, sizes: 4...4, count: 1...1) }
    let scenario = try Scenario(
      roster: Roster(
        learners: (0..<8).map { Learner(id: "L\($0)", name: "L\($0)") }, attributes: []),
      kinds: kinds, rules: [rule])
    let (bound, best) = try bound(scenario)
    #expect(best == 4000)
    #expect(bound == best)
  }
}
