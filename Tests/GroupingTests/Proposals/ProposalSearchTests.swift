import GroupingModel
import PlanCheck
import TestSupport
import Testing

@testable import Grouping

@Suite struct ProposalSearchTests {
  @Test func everyRuleIsOfOneFamily() {
    for rule in RuleBook.rules { #expect(RuleFamily(ofRule: rule.name) != nil, "\(rule.name)") }
    #expect(RuleFamily(ofRule: "balanse") == nil)
  }

  /// Of 3 + 3 = 6 pairs, 0 and 1, and 4 and 5, are together in both plans: 4 of 6 are others.
  @Test func differenceIsAShareOfPairs() {
    let plan = Self.plan([0, 1, 2], [3, 4, 5])
    #expect(plan.difference(from: plan) == 0)
    #expect(abs(plan.difference(from: Self.plan([0, 1, 3], [2, 4, 5])) - 4.0 / 6) < 1e-12)
    #expect(Self.plan([0, 1], [2, 3]).difference(from: Self.plan([0, 2], [1, 3])) == 1)
    // All two pairs of the pairs are in the group of four, too.
    #expect(Self.plan([0, 1], [2, 3]).difference(from: Self.plan([0, 1, 2, 3])) == 0)
    #expect(Self.plan([0, 1, 2, 3]).difference(from: Self.plan([0, 1], [2, 3])) == 0)
    #expect(Self.plan([0], [1]).difference(from: Self.plan([0], [1])) == 0)
  }

  @Test(arguments: UInt64(1)...12)
  func proposalsDifferAndCostWhatTheCheckerSays(seed: UInt64) throws {
    let scenario = try Self.mixedClass(learners: 12, size: 4, seed: seed)
    let proposals = try Self.proposals(scenario, count: 5)
    #expect(proposals.count > 1)
    let evaluator = try Evaluator(scenario)
    for (index, proposal) in proposals.enumerated() {
      for other in proposals[..<index] {
        #expect(proposal.partition.difference(from: other.partition) >= 0.25)
      }
      let prices = scenario.rules.indices.map { rule in
        proposal.partition.groups.reduce(0) { $0 + evaluator.cost(ofRule: rule, group: $1) }
      }
      #expect(proposal.prices == prices)
      #expect(proposal.cost >= proposals[0].cost)
      let own = try Evaluator(proposal.scenario)
      let cost = proposal.scenario.rules.indices.reduce(0) { sum, rule in
        proposal.partition.groups.reduce(sum) { $0 + own.cost(ofRule: rule, group: $1) }
      }
      #expect(proposal.solution.levels.map(\.cost) == [cost])
    }
  }

  @Test(arguments: UInt64(1)...12)
  func eachIsTheOptimumOfItsOwnWeights(seed: UInt64) throws {
    let scenario = try Self.mixedClass(learners: 8, size: 4, seed: seed)
    let proposals = try Self.proposals(scenario, count: 4)
    #expect(proposals[0].cost == (try BruteForce(scenario)).plans.map(\.total).min())
    for proposal in proposals {
      let best = try BruteForce(proposal.scenario).plans.map(\.total).min()
      #expect(proposal.solution.status == .optimal)
      #expect(proposal.solution.levels.last?.cost == best)
    }
  }

  /// More weight on what a proposal leans to makes it better there than the best plan is.
  @Test(arguments: UInt64(1)...8)
  func leaningsSave(seed: UInt64) throws {
    let scenario = try Self.mixedClass(learners: 16, size: 4, seed: seed)
    let proposals = try Self.proposals(scenario, count: 4)
    let leaning = proposals.filter { if case .family = $0.change.leaning { true } else { false } }
    #expect(!leaning.isEmpty)
    for proposal in leaning {
      guard case .family(let family) = proposal.change.leaning else { continue }
      let rules = scenario.rules.indices.filter {
        RuleFamily(ofRule: scenario.rules[$0].kind) == family && scenario.rules[$0].weight != nil
      }
      let before = rules.reduce(0) { $0 + proposals[0].prices[$1] }
      #expect(rules.reduce(0) { $0 + proposal.prices[$1] } < before)
      for rule in rules {
        let weights = [scenario, proposal.scenario].compactMap { $0.rules[rule].weight }
        #expect(weights[1] == proposal.change.factor * weights[0])
      }
    }
  }

  @Test func nothingDependsOnThreads() throws {
    let scenario = try Self.mixedClass(learners: 16, size: 4, seed: 3)
    let runs = try [1, 2].map { try Self.proposals(scenario, count: 6, threads: $0) }
    #expect(runs[0].map(\.partition) == runs[1].map(\.partition))
    #expect(runs[0].map(\.change) == runs[1].map(\.change))
  }

  /// Required pairs leave one plan only, and pairs of two have three.
  @Test func fewerWhereThereAreNoMore() throws {
    let blocks = RuleSpec(
      kind: "together", strength: .required, data: .blocks([[0, 1, 2], [3, 4, 5]]))
    let bound = try Self.scenario(learners: 6, size: 3, rules: [blocks])
    #expect(try Self.proposals(bound, count: 3).count == 1)
    let four = try Self.scenario(learners: 4, size: 2, rules: [])
    let plans = try Self.proposals(four, count: 9).map(\.partition)
    #expect(Set(plans).count == 3 && plans.count == 3)
    let alone = try Self.scenario(learners: 4, size: 1, rules: [])
    #expect(try Self.proposals(alone, count: 3).count == 1)
  }

  @Test func stoppedAtOnceThereIsTheFirst() throws {
    let scenario = try Self.mixedClass(learners: 12, size: 4, seed: 1)
    #expect(try Self.proposals(scenario, count: 5, isStopped: { true }).count == 1)
  }

  /// A first plan that was not proven best gives way to a cheaper one that turns up later.
  @Test func aCheaperPlanTakesTheFirstPlace() throws {
    let wish = RuleSpec(kind: "wishes", data: .links([Link(from: 0, to: 1)]))
    let scenario = try Self.scenario(learners: 6, size: 3, rules: [wish])
    let objective = try Objective(scenario)
    var first = try solve(scenario)
    first.partition = Self.plan([0, 2, 3], [1, 4, 5])
    first.status = .feasible
    first.levels = [Solution.Level(name: "cost", cost: 1000, bound: 0, optimal: false)]
    var search = try #require(
      ProposalSearch(
        objective, first: first, count: 3, solve: { scenario, _ in try solve(scenario) },
        isStopped: { false }))
    let proposals = try search.run()
    #expect(proposals[0].cost == 0)
    #expect(proposals[0].solution.levels.map(\.cost) == [0])
    #expect(proposals[0].solution.partition == proposals[0].partition)
    #expect(proposals.count == 3)
  }
}

extension ProposalSearchTests {
  static func plan(_ groups: [Int]...) -> Partition {
    Partition(groups.map { Group(kind: 0, members: $0) })
  }

  static func scenario(
    learners: Int, size: Int, rules: [RuleSpec], attributes: [Attribute] = [],
    rounds: [[[Int]]] = []
  ) throws -> Scenario {
    try Scenario(
      roster: Roster(
        learners: (0..<learners).map { Learner(id: "L\($0)", name: "Learner \($0)") },
        attributes: attributes),
      kinds: [GroupKind(sizes: size...size, count: (learners / size)...(learners / size))],
      ledger: Ledger(rounds: rounds), rules: rules)
  }

  /// Scores to balance, wishes, and two earlier rounds: rules of three families that pull against
  /// each other.
  static func mixedClass(learners: Int, size: Int, seed: UInt64) throws -> Scenario {
    var random = SeededGenerator(seed: seed)
    let scores = (0..<learners).map { _ in "\(Int.random(in: 40...99, using: &random))" }
    let genders = (0..<learners).map { _ in Bool.random(using: &random) ? "F" : "M" }
    let wishes = (0..<learners).compactMap { learner -> Link? in
      let other = Int.random(in: 0..<learners, using: &random)
      return other == learner ? nil : Link(from: learner, to: other)
    }
    let rounds = (0..<2).map { _ -> [[Int]] in
      let order = Array(0..<learners).shuffled(using: &random)
      return stride(from: 0, to: learners, by: size).map {
        Array(order[$0..<min(learners, $0 + size)])
      }
    }
    return try scenario(
      learners: learners, size: size,
      rules: [
        RuleSpec(kind: "balance", subject: "Score"), RuleSpec(kind: "spread", subject: "Gender"),
        RuleSpec(kind: "wishes", strength: .weighted(3), data: .links(wishes)),
        RuleSpec(kind: "new-teammates", strength: .weighted(2)),
        RuleSpec(kind: "apart", strength: .required, data: .blocks([[0, 1]])),
      ],
      attributes: [
        Attribute(name: "Score", cells: scores), Attribute(name: "Gender", cells: genders),
      ], rounds: rounds)
  }

  static func proposals(
    _ scenario: Scenario, count: Int, threads: Int = 2, isStopped: @escaping () -> Bool = { false }
  ) throws -> [Proposal] {
    let options = SolverOptions(iterations: 2000, threads: threads)
    let search = ProposalSearch(
      try Objective(scenario), first: try solve(scenario, options: options), count: count,
      solve: { scenario, _ in try solve(scenario, options: options) }, isStopped: isStopped)
    var found = try #require(search)
    return try found.run()
  }
}
