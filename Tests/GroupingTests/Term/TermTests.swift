import GroupingModel
import TestSupport
import Testing

@testable import Grouping

/// Terms of tiny classes, held against all that there are.
@Suite struct TermTests {
  /// Random rules over two rounds of six learners: no bound above the best of all terms, no plan below.
  @Test(arguments: UInt64(1)...12)
  func boundsHoldAndSearchFindsTheBest(seed: UInt64) throws {
    let scenario = try Self.scenario(seed: seed)
    let problem = TermProblem(scenario: scenario, rounds: 2)
    let best = try Self.best(problem)
    let term = try solveTerm(
      scenario, options: TermOptions(rounds: 2, solver: SolverOptions(iterations: 400)))
    guard let best else {
      #expect(term.failure != nil)
      return
    }
    let bound = try #require(term.bound)
    #expect(bound <= best)
    #expect(term.cost == best)
    #expect(try problem.isKept(by: term.rounds.compactMap(\.partition)))
  }

  /// The bound is worth having: rounds alone know nothing of pairs that repeat.
  @Test func theBoundSeesRepeats() throws {
    // Four learners in pairs have three plans; in the fourth round every pair meets again.
    let scenario = try Scenario(
      roster: Self.roster(4), kinds: try Sizes.near(2).kinds(learners: 4),
      rules: [
        RuleSpec(
          kind: "new-teammates", options: ["half-life": .number(1000)], strength: .weighted(1))
      ])
    let term = try solveTerm(
      scenario, options: TermOptions(rounds: 4, solver: SolverOptions(iterations: 400)))
    let one = try solve(scenario).levels[0].bound
    #expect(one == 0)
    let bound = try #require(term.bound)
    #expect(Double(bound) > 0.7 * Double(term.cost))
    #expect(bound <= term.cost)
  }

  @Test func threadsMakeNoDifference() throws {
    let scenario = try Self.scenario(seed: 5)
    let terms = try [1, 2].map { threads in
      try solveTerm(
        scenario,
        options: TermOptions(rounds: 3, solver: SolverOptions(iterations: 400, threads: threads)))
    }
    #expect(terms[0].rounds.map(\.partition) == terms[1].rounds.map(\.partition))
    #expect(terms[0].bound == terms[1].bound)
  }

  /// What a pair costs in a set of rounds is never more than the rule asks for.
  @Test func memoryIsBelowTheRule() throws {
    let rule = RuleSpec(
      kind: "new-teammates", options: ["half-life": .number(1.7)], strength: .weighted(0.777))
    let memory = PairMemory(rules: [rule], rounds: 5, met: 0)
    let scenario = try Scenario(
      roster: Self.roster(4), kinds: try Sizes.near(2).kinds(learners: 4), rules: [rule])
    let problem = TermProblem(scenario: scenario, rounds: 5)
    let pairs = [[[0, 1], [2, 3]], [[0, 2], [1, 3]]].map { groups in
      Partition(groups.map { Group(kind: 0, members: $0) })
    }
    for mask in 0..<32 {
      // The pair 0, 1 is together in the rounds of the mask; 0, 2 in the others.
      let plans = (0..<5).map { pairs[mask >> $0 & 1 == 1 ? 0 : 1] }
      let cost = try problem.costs(of: plans).total[0]
      let both = try #require(memory.costs[mask]) + #require(memory.costs[31 - mask])
      #expect(2 * both <= cost)
      #expect(2 * both >= cost - 40)
    }
  }

  @Test func aCapIsKeptOverTheTerm() throws {
    let scenario = try Scenario(
      roster: Self.roster(4), kinds: try Sizes.near(2).kinds(learners: 4),
      rules: [RuleSpec(kind: "new-teammates", strength: .required)])
    let three = try solveTerm(scenario, options: TermOptions(rounds: 3))
    #expect(three.rounds.count == 3)
    let four = try solveTerm(scenario, options: TermOptions(rounds: 4))
    #expect(four.failure?.status == .infeasible)
  }

  private static func roster(_ count: Int) throws -> Roster {
    try Roster(
      learners: (0..<count).map { Learner(id: "\($0)", name: "\($0)") },
      attributes: [Attribute(name: "x", cells: (0..<count).map { "\($0 * $0 % 7)" })])
  }

  private static func scenario(seed: UInt64) throws -> Scenario {
    var random = RandomSource(seed: seed)
    func some() -> Double { Double(1 + random.below(4)) }
    let links = (0..<5).map { _ in Link(from: random.below(6), to: random.below(6)) }
    var rules = [
      RuleSpec(kind: "balance", subject: "x", strength: .weighted(some())),
      RuleSpec(
        kind: "new-teammates", options: ["half-life": .number(some())], strength: .weighted(some())),
      RuleSpec(
        kind: "wishes", strength: .weighted(some()),
        data: .links(links.filter { $0.from != $0.to })),
    ]
    if seed % 4 == 0 {
      rules.append(
        RuleSpec(kind: "new-teammates", options: ["cap": .number(1)], strength: .required))
    }
    if seed % 3 == 0 {
      rules.append(RuleSpec(kind: "no-low-streak", subject: "x", strength: .weighted(2)))
    }
    return try Scenario(
      roster: roster(6), kinds: try Sizes.near(seed % 2 == 0 ? 2 : 3).kinds(learners: 6),
      ledger: Ledger(rounds: seed % 5 == 0 ? [[[0, 1], [2, 3], [4, 5]]] : []), rules: rules,
      seed: seed)
  }

  /// The least cost of all terms; nil where none keeps the required rules.
  private static func best(_ problem: TermProblem) throws -> Int64? {
    let plans = try BruteForce(problem.scenario.with(rules: [])).plans.map { Partition($0.groups) }
    var best: Int64?
    for first in plans {
      for second in plans {
        let term = [first, second]
        let cost = try problem.costs(of: term).total[0]
        if best.map({ cost < $0 }) ?? true, try problem.isKept(by: term) { best = cost }
      }
    }
    return best
  }
}
