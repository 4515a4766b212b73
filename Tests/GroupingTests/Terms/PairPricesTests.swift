import GroupingModel
import Testing

@testable import Grouping

/// Prices of pairs in a full table and in a hash table.
@Suite struct PairPricesTests {
  @Test(arguments: 1...30)
  func bothTablesHoldTheSame(seed: UInt64) {
    var random = RandomSource(seed: seed)
    let learners = 2 + random.below(30)
    let term = PairTerm(
      (0..<random.below(100)).map { _ in
        (random.below(learners), random.below(learners), Int64(random.below(9)) - 4)
      })
    let arena = Arena()
    let tables = [learners, 0].map { mostDense in
      let table = PairPrices(
        learners: learners, most: 2 * term.entries.count, mostDense: mostDense, in: arena)
      table.add(term.entries, weight: 3)
      table.add(term.entries, weight: 1)
      return table
    }
    #expect(tables[0].dense != nil && tables[1].dense == nil)
    for one in 0..<learners {
      for other in 0..<learners where other != one {
        let price = 4 * term.price(of: one, and: other)
        for table in tables { #expect(table[one * learners + other] == price) }
      }
    }
    for table in tables {
      var (count, sum) = (0, Int64(0))
      table.eachPrice { one, other, price in
        #expect(price == 4 * term.price(of: one, and: other))
        (count, sum) = (count + 1, sum + price)
      }
      #expect(count == 2 * term.entries.count)
      #expect(sum == term.entries.reduce(0) { $0 + 8 * $1.price })
    }
    let rows = PairRows(tables[1], learners: learners, in: arena)
    for one in 0..<learners {
      var found: [Int: Int64] = [:]
      rows.forEach(of: one) { found[$0] = $1 }
      for other in 0..<learners where other != one {
        #expect(found[other] ?? 0 == 4 * term.price(of: one, and: other))
      }
    }
    withExtendedLifetime(arena) {}
  }

  /// Five thousand learners: 25 million pairs, of whom two are named.
  @Test func rulesOfLargeClasses() throws {
    let roster = try Roster(
      learners: (0..<5000).map { Learner(id: "\($0)", name: "\($0)") },
      attributes: [Attribute(name: "team", cells: (0..<5000).map { "\($0 % 2)" })])
    func scenario(_ rule: RuleSpec) throws -> Scenario {
      try Scenario(roster: roster, kinds: Sizes.near(5).kinds(learners: 5000), rules: [rule])
    }
    #expect(throws: ModelError.self) {
      try Objective(try scenario(RuleSpec(kind: "mix", subject: "team")))
    }
    let gather = RuleSpec(kind: "gather", subject: "team", strength: .required)
    let objective = try Objective(try scenario(gather))
    #expect(objective.price(of: Group(kind: 0, members: [0, 2, 4])).violations == 0)
    #expect(objective.price(of: Group(kind: 0, members: [0, 2, 5])).violations == 2)
    let links = RuleSpec(
      kind: "wishes", options: ["aim": .text("many")],
      data: .links([
        Link(from: 7, to: 4000), Link(from: 4000, to: 9),
      ]))
    let problem = SearchProblem(try Objective(try scenario(links)), weights: [1])
    #expect(problem.soft.pairs?[7 * 5000 + 4000] == -1000)
    #expect(problem.soft.pairs?[9 * 5000 + 4000] == -1000)
    #expect(problem.soft.friends.count(of: 4000) == 2)
    #expect(problem.soft.lowerBound == -2000)
  }
}
