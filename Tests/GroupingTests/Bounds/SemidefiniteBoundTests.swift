import GroupingModel
import TestSupport
import Testing

@testable import Grouping

/// Bounds on prices of pairs against every plan of tiny classes.
@Suite struct SemidefiniteBoundTests {
  /// A class whose only rule is given distances, all of them between the limits.
  private func scenario(
    _ sizes: Sizes, learners: Int, prices: ClosedRange<Int>, seed: UInt64
  ) throws -> Scenario {
    try scenario(try sizes.kinds(learners: learners), learners, prices, seed)
  }

  private func scenario(
    _ kinds: [GroupKind], _ learners: Int, _ prices: ClosedRange<Int>, _ seed: UInt64
  ) throws -> Scenario {
    var source = RandomSource(seed: seed)
    var distances = [Double](repeating: 0, count: learners * learners)
    for one in 0..<learners {
      for other in 0..<one {
        let value = Double(prices.lowerBound + source.below(prices.count)) / 10
        distances[one * learners + other] = value
        distances[other * learners + one] = value
      }
    }
    let roster = try Roster(
      learners: (0..<learners).map { Learner(id: "L\($0)", name: "Learner \($0)") },
      attributes: [])
    return try Scenario(
      roster: roster, kinds: kinds, ledger: Ledger(),
      rules: [
        RuleSpec(
          kind: "distances", options: ["aim": .text("max")], strength: .weighted(1),
          data: .distances(distances))
      ], seed: seed)
  }

  private static let sizes: [Sizes] = [
    .groups(2), .groups(3), .near(3), .between(2...4), .between(1...3), .exactly([2, 3, 4]),
  ]

  /// Gains alone, losses alone, both.
  private static let prices = [0...1000, -1000...0, -500...500]

  @Test(arguments: 1...54)
  func noPlanIsBelowTheBound(seed: UInt64) throws {
    let index = Int(seed)
    let scenario = try scenario(
      Self.sizes[index % 6], learners: index % 6 == 5 ? 9 : 6 + index % 4,
      prices: Self.prices[index / 6 % 3], seed: seed)
    try expectBound(scenario)
  }

  /// Kinds with sizes and numbers of their own.
  @Test(arguments: 1...12)
  func noPlanOfSeveralKindsIsBelowTheBound(seed: UInt64) throws {
    let kinds = [
      GroupKind(label: "ants", sizes: 1...3, count: 0...2),
      GroupKind(label: "bees", sizes: 2...5, count: 1...2),
    ]
    try expectBound(try scenario(kinds, 8, Self.prices[Int(seed % 3)], seed))
  }

  private func expectBound(_ scenario: Scenario) throws {
    let bound = try #require(SemidefiniteBound(Objective(scenario)))
    let best = try #require(try BruteForce(scenario).plans.map(\.total).min())
    if let found = bound.bound(shouldStop: { false }) { #expect(found <= best) }
    let worth = try #require(bound.worth(rounds: 3, shouldStop: { false }))
    #expect(-worth <= best)
  }

  /// Losses alone, any number of groups: nobody with anybody is best, and next to nothing is owed.
  @Test func lossesInGroupsOfAnySizeAreBoundByZero() throws {
    let scenario = try scenario(.between(1...3), learners: 8, prices: -1000...0, seed: 10)
    let bound = try #require(SemidefiniteBound(Objective(scenario)))
    let worth = try #require(bound.worth(rounds: 3, shouldStop: { false }))
    #expect(worth >= 0 && worth < 2000)
  }

  /// Random prices of raises, sizes and cuts, good for nothing: still no plan is worth more.
  @Test(arguments: 1...20)
  func anyPricesProveABound(seed: UInt64) throws {
    let scenario = try scenario(.between(2...4), learners: 8, prices: -500...500, seed: seed)
    let program = try #require(SemidefiniteBound(Objective(scenario))).program
    var raised = try #require(RaisedPrices(program))
    var source = RandomSource(seed: seed)
    for learner in 0..<8 {
      raised.chargeRow(of: learner, price: Double(source.below(30_000)) - 15_000)
      for other in 0..<learner { raised.raise(learner, other, by: Double(source.below(20_000))) }
    }
    for _ in 0..<10 {
      var cut = RoundingCut(randomMembers(8, &source), groups: program.groups)
      cut.price = Double(source.below(20_000))
      raised.add(cut)
    }
    let worth = try #require(raised.worth { false })
    let best = try #require(try BruteForce(scenario).plans.map(\.total).min())
    #expect(-worth <= best)
  }

  private func randomMembers(
    _ learners: Int, _ source: inout RandomSource
  ) -> [(learner: Int, sign: Int)] {
    (0..<learners).compactMap { learner in
      let sign = source.below(3) - 1
      return sign == 0 ? nil : (learner, sign)
    }
  }

  /// <b b', Y - J / G> is at least r (G - r) / G; here G times both sides.
  @Test(arguments: 1...30)
  func everyPlanKeepsEveryRoundingCut(seed: UInt64) {
    var source = RandomSource(seed: seed)
    let groups = 2 + source.below(4)
    for _ in 0..<50 {
      let members = randomMembers(10, &source)
      let cut = RoundingCut(members, groups: groups)
      var sums = [Int](repeating: 0, count: groups)
      for (_, sign) in members { sums[source.below(groups)] += sign }
      let sum = sums.reduce(0, +)
      let left = groups * sums.reduce(0) { $0 + $1 * $1 } - sum * sum
      #expect(Int64(left) >= cut.roundness)
    }
  }

  /// Twelve in threes: what rounds add is never lost, and raises help here.
  @Test func roundsNeverWorsenTheBound() throws {
    let scenario = try scenario(.near(3), learners: 12, prices: 0...1000, seed: 5)
    let bound = try #require(SemidefiniteBound(Objective(scenario)))
    let worths = try (0..<6).map {
      try #require(bound.worth(rounds: $0, shouldStop: { false }))
    }
    #expect(zip(worths, worths.dropFirst()).allSatisfy { $0 >= $1 })
    #expect(worths[1] < worths[0])
    #expect(worths[5] < worths[1])
  }

  @Test func stoppedItTellsWhatWasProven() throws {
    let scenario = try scenario(.near(3), learners: 12, prices: 0...1000, seed: 5)
    let bound = try #require(SemidefiniteBound(Objective(scenario)))
    #expect(bound.bound(shouldStop: { true }) == nil)
    let plain = bound.worth(rounds: 0, shouldStop: { false })
    var asked = 0
    let stopped = bound.worth(rounds: 9) {
      asked += 1
      return asked > 60
    }
    #expect(try #require(stopped) <= #require(plain))
  }

  @Test func oneGroupOrNoPricesHaveNoBound() throws {
    let one = try scenario(.groups(1), learners: 6, prices: 0...100, seed: 1)
    #expect(try SemidefiniteBound(Objective(one)) == nil)
    let free = try Scenario(
      roster: one.roster, kinds: try Sizes.near(3).kinds(learners: 6), ledger: Ledger(), rules: [])
    #expect(try SemidefiniteBound(Objective(free)) == nil)
  }

  /// All alike: any three groups of three cost nine pairs, and that is what is proven.
  @Test func equalPricesAreBoundExactly() throws {
    let scenario = try scenario(.near(3), learners: 9, prices: -70 ... -70, seed: 1)
    let bound = try #require(SemidefiniteBound(Objective(scenario)))
    let found = try #require(bound.bound(shouldStop: { false }))
    #expect(found > 62_900 && found <= 63_000)
  }
}
