import GroupingModel
import Testing

@testable import Grouping

/// A regression: with topics and open sizes a later core replaced the best plan with a dearer one.
@Suite struct OpenNumbersTests {
  @Test(arguments: 1...6)
  func poorStartsEndAtTheSameCost(seed: UInt64) throws {
    let scenario = try Self.scenario(seed: seed)
    // A search of no iterations leaves all the work to the proof.
    let poor = try solve(scenario, options: SolverOptions(iterations: 0))
    let good = try solve(scenario, options: SolverOptions(iterations: 40_000))
    #expect(poor.status == .optimal && good.status == .optimal)
    #expect(poor.levels.map(\.cost) == good.levels.map(\.cost))
  }

  /// Two pairs at 8 units each fit the budget of excess, but cost more than the 10 known already.
  @Test func dearerPlansAreNotTaken() throws {
    let roster = try Roster(
      learners: (0..<4).map { Learner(id: "\($0)", name: "\($0)") }, attributes: [])
    let scenario = try Scenario(
      roster: roster, kinds: Sizes.near(2).kinds(learners: 4), rules: [])
    let program = PartitionProgram(SearchProblem(try Objective(scenario), weights: [1]))
    let remainder = Remainder(
      program,
      columns: [[0, 1], [2, 3]].map {
        (column: program.column($0, flavour: 0, cost: 8), excess: 0)
      }, base: 0, shift: 0)
    for (incumbent, found) in [(10, nil), (17, 16)] as [(Int64, Int64?)] {
      let cover = ExactCover(
        remainder, incumbent: incumbent, granularity: 1, work: 1000, shouldStop: { false })
      cover.run()
      #expect(cover.best?.cost == found)
    }
  }

  /// Sixteen learners who rank three of five topics of three to five, with wishes and scores.
  private static func scenario(seed: UInt64) throws -> Scenario {
    var random = RandomSource(seed: seed)
    let learners = 16
    let roster = try Roster(
      learners: (0..<learners).map { Learner(id: "\($0)", name: "\($0)") },
      attributes: [
        Attribute(name: "score", cells: (0..<learners).map { _ in "\(random.below(60))" })
      ])
    let links = (0..<learners).flatMap { from in
      (0..<2).map { _ in Link(from: from, to: random.below(learners)) }
    }.filter { $0.from != $0.to }
    let ranks = (0..<learners).map { _ in
      var order = Array(0..<5)
      random.shuffle(&order)
      return order.prefix(3).map { [$0] }
    }
    return try Scenario(
      roster: roster,
      kinds: (0..<5).map { GroupKind(label: "T\($0)", sizes: 3...5, count: 0...2) },
      rules: [
        RuleSpec(kind: "balance", subject: "score"),
        RuleSpec(kind: "wishes", strength: .weighted(3), data: .links(links)),
        RuleSpec(kind: "preference", strength: .weighted(2), data: .ranks(ranks)),
      ], seed: seed)
  }
}
