import GroupingModel
import TestSupport
import Testing

@testable import Grouping

/// The integer program of learners in groups, held against all plans of tiny classes.
@Suite struct CompactBoundTests {
  @Test(arguments: 1...60)
  func neverAboveTheBestPlan(seed: UInt64) throws {
    try expectBound(ConformanceTests.scenario(seed: seed, aim: .weights))
  }

  /// Each rule by itself, weighted and required, beside another of any kind.
  @Test(arguments: RuleBook.rules.map { $0.name })
  func everyKindOfRule(kind: String) throws {
    for seed in 1...8 as ClosedRange<UInt64> {
      var random = RandomScenario(seed: seed)
      let bare = try random.bareScenario(
        learners: 6...8, labelled: RandomScenario.needLabels.contains(kind) ? true : nil)
      let kinds = RandomScenario.kinds(in: bare)
      let required = random.pick(kinds.filter { !RandomScenario.onlyWeighted.contains($0) })
      let rules = [
        try random.rule(kind, required: false, in: bare),
        try random.rule(required, required: true, in: bare),
      ]
      try expectBound(bare.with(rules: seed % 2 == 0 ? rules : [rules[0]]))
    }
  }

  /// The bound holds; a plan found keeps the rules and costs less than the one known.
  private func expectBound(_ scenario: Scenario) throws {
    let objective = try Objective(scenario)
    let problem = SearchProblem(objective, weights: objective.levels.map { _ in 1 })
    guard CompactProgram.isOfUse(for: problem) else { return }
    let plans = try BruteForce(scenario).plans
    guard let best = plans.map(\.total).min(), let worst = plans.max(by: { $0.total < $1.total })
    else { return }
    let answer = try CompactBound(problem) { false }.run(below: worst.total)
    #expect(answer.bound ?? .min <= best)
    if let plan = answer.plan {
      let price = plans.first { Set($0.groups) == Set(plan.groups) }
      #expect(try #require(price).total < worst.total)
    }
  }
}

/// Programs that are exact, so that GLPK alone proves the plan.
@Suite struct ExactCompactTests {
  /// Clubs with places, gender to be even though it goes with wishes: 40 learners.
  private func clubs() throws -> Scenario {
    var random = RandomSource(seed: 7)
    let clubs = ["Chess", "Choir", "Robotics"]
    let girls = (0..<40).map { $0 % 3 == 0 }
    let wishes = girls.map { isGirl -> [[Int]] in
      var order = [0, 1, 2]
      random.shuffle(&order)
      let first = random.below(3) > 0 ? (isGirl ? 1 : 2) : order[0]
      return [[first], order.filter { $0 != first }.prefix(1).map { $0 }]
    }
    let gender = girls.map { $0 ? "F" : "M" }
    return try Scenario(
      roster: Roster(
        learners: (0..<40).map { Learner(id: "L\($0)", name: "L\($0)") },
        attributes: [Attribute(name: "gender", cells: gender)]),
      kinds: clubs.map {
        GroupKind(label: $0, name: $0, sizes: 13...14, count: 1...1)
      },
      rules: [
        RuleSpec(kind: "preference", strength: .weighted(1), data: .ranks(wishes)),
        RuleSpec(kind: "spread", subject: "gender", strength: .weighted(3)),
      ])
  }

  @Test func clubsAreProvenBest() throws {
    let scenario = try clubs()
    let solution = try solve(scenario, options: SolverOptions(iterations: 40_000))
    #expect(solution.status == .optimal)
    #expect(solution.levels.first?.basis == .program)
  }

  /// GLPK is asked to stop: what it knows by then is a bound all the same.
  @Test func stoppedEarlyThereIsStillABound() throws {
    let objective = try Objective(clubs())
    let problem = SearchProblem(objective, weights: [1])
    let stopped = try CompactBound(problem) { true }.run(below: 1_000_000)
    let whole = try CompactBound(problem) { false }.run(below: 1_000_000)
    let (early, proven) = (try #require(stopped.bound), try #require(whole.bound))
    #expect(early > 0)
    #expect(early <= proven)
  }
}
