import Testing

@testable import Choosing

@Suite struct TrioSearchTests {
  /// Clusters of odd sizes, scores on a line, ties, or anything; some pairs forbidden.
  private func costs(_ count: Int, kind: Int, _ random: inout SmallGenerator) throws -> PairCosts {
    let places = (0..<count).map { learner in
      kind == 0
        ? learner / 5 * 1000 + Int.random(in: 0...60, using: &random)
        : Int.random(in: 0...500, using: &random)
    }
    return try PairCosts(count: count) { one, other in
      if kind == 3, Int.random(in: 0..<10, using: &random) < 7 { return nil }
      switch kind {
      case 0, 1: return abs(places[one] - places[other])
      case 2: return Int.random(in: 0...2, using: &random)
      default: return Int.random(in: -100...100, using: &random)
      }
    }
  }

  private func trios(_ count: Int) -> [Trio] {
    (0..<count).flatMap { a in
      (0..<count).filter { $0 > a }.flatMap { b in
        (0..<count).filter { $0 > b }.map { Trio(a, b, $0) }
      }
    }
  }

  @Test func `no trio with the best pairs beside it costs less`() throws {
    var random = SmallGenerator(seed: 31)
    var barred = 0
    for round in 0..<32 {
      let count = 11
      let costs = try costs(count, kind: round % 4, &random)
      var best: Int?
      for trio in trios(count) {
        guard let own = costs.cost(of: trio) else { continue }
        let others = (0..<count).filter { !trio.contains($0) }
        let part = costs.among(others)
        if case .matched(let matching) = PerfectMatching.find(n: others.count, costs: part) {
          best = min(best ?? .max, own + matching.cost)
        }
      }
      let plan = try solveBuddies(costs).plan
      #expect(plan?.cost == best)
      guard let plan else { continue }
      #expect(plan.isProven)
      #expect(try plan.verifiedBound(costs) == plan.cost)
      barred += plan.barred.count
    }
    #expect(barred > 0)
  }

  @Test func `trios tried one by one prove as much as prices do`() throws {
    var random = SmallGenerator(seed: 32)
    for round in 0..<40 {
      let costs = try costs(9, kind: round % 4, &random)
      var search = TrioSearch(costs, clock: Deadline(milliseconds: nil))
      let poor = BuddyPrices(
        scale: 1, learners: [Int](repeating: -100, count: 9), sets: [])
      search.raise(by: poor)
      search.finish()
      #expect(search.best?.cost == BuddyOracle(count: 9, isTrio: true).least(costs))
      guard let best = search.best else { continue }
      #expect(search.bound == best.cost)
      let plan = BuddyPlan(
        pairs: best.pairs, trio: best.trio, leftOut: nil, cost: best.cost, bound: search.bound,
        prices: search.prices, exceptions: search.exceptions, barred: search.barred)
      #expect(try plan.verifiedBound(costs) == plan.cost)
      #expect(search.exceptions.count > 0)
    }
  }

  @Test func `the trio is found behind many cheaper ones that leave somebody alone`() throws {
    // Eight who all may meet, and three beside them who may meet each other only: the trio is
    // theirs.
    let costs = try PairCosts(count: 11) { one, other in
      (one < 8) == (other < 8) ? (one < 8 ? 1 : 100) : nil
    }
    let plan = try #require(try solveBuddies(costs).plan)
    #expect(plan.trio == Trio(8, 9, 10))
    #expect(plan.cost == 304 && plan.isProven)
  }

  @Test func `trios of least slack are those of the definition, each once`() throws {
    var random = SmallGenerator(seed: 33)
    for round in 0..<60 {
      let costs = try costs(11, kind: round % 4, &random)
      let sets = (0..<4).map { _ in
        BuddyPrices.OddSet(
          members: (0..<11).shuffled(using: &random).prefix(5).sorted(),
          price: Int.random(in: 0...40, using: &random))
      }
      let prices = BuddyPrices(
        scale: 2, learners: (0..<11).map { _ in Int.random(in: -9...90, using: &random) },
        sets: sets)
      let all = trios(11).compactMap { trio -> Int? in
        guard let cost = costs.cost(of: trio) else { return nil }
        let around = sets.filter { $0.members.filter(trio.contains).count >= 2 }
        return around.reduce(2 * cost) { $0 + $1.price }
          - trio.members.reduce(0) { $0 + prices.learners[$1] }
      }.sorted()
      let slacks = PairSlacks(costs, prices)
      #expect(slacks.leastTrios(20).map(\.slack) == Array(all.prefix(20)))
      #expect(slacks.leastTrios(1000).map(\.slack) == all)
      #expect(slacks.leastTrios(1000, upTo: 50).map(\.slack) == all.filter { $0 <= 50 })
      #expect(Set(slacks.leastTrios(1000).map(\.trio)).count == all.count)
    }
  }

  @Test func `the relaxation and the prices agree on what columns cost`() throws {
    var random = SmallGenerator(seed: 34)
    var priced = 0
    for _ in 0..<20 {
      // On a line in order, so that trios share two learners with sets of neighbours.
      let places = (0..<15).map { _ in Int.random(in: 0...500, using: &random) }.sorted()
      let costs = try PairCosts(count: 15) { places[$1] - places[$0] }
      var relaxation = try TrioRelaxation(costs)
      let pairs = (0..<15).flatMap { a in (0..<15).filter { $0 > a }.map { BuddyPair(a, $0) } }
      _ = try relaxation.add(pairs.map { .pair($0) })
      _ = try relaxation.add(sets: (0..<13).map { [$0, $0 + 1, $0 + 2] })
      _ = try relaxation.add(sets: (0..<11).map { Array($0..<($0 + 5)) })
      _ = try relaxation.add(trios(15).map { .trio($0) })
      #expect(try relaxation.solve(afterRows: false, milliseconds: nil))
      let prices = try relaxation.prices()
      priced += prices.sets.count
      let slacks = PairSlacks(costs, prices)
      let trioPrice = try relaxation.trioPrice()
      for (column, value) in zip(relaxation.columns, relaxation.values) {
        let slack =
          switch column {
          case .pair(let pair): slacks.slack(pair.first, pair.second)
          case .trio(let trio): slacks.slack(of: trio) - trioPrice
          }
        #expect(slack >= -10)
        if value > 0.01 { #expect(slack <= 10) }
      }
    }
    #expect(priced > 10)
  }

  @Test func `a trio with two learners in a set counts as one pair of it`() throws {
    // Half of trios 0 1 3 and 4 5 6 and of pairs 0 2, 1 2, 3 4, 5 6 would cost 15, with 3 halves in
    // the set of 0, 1 and 2. Only the trio 0 1 2 with the pairs 3 4 and 5 6 is left: 21 + 1 + 1.
    let costs = try PairCosts(count: 7) { _, other in other == 2 ? 10 : 1 }
    var relaxation = try TrioRelaxation(costs)
    let pairs = [(0, 2), (1, 2), (3, 4), (5, 6)].map { BuddyPair($0, $1) }
    let trios = [Trio(0, 1, 2), Trio(0, 1, 3), Trio(4, 5, 6)]
    _ = try relaxation.add(trios.map { .trio($0) } + pairs.map { .pair($0) })
    #expect(try relaxation.solve(afterRows: false, milliseconds: nil))
    #expect(abs(relaxation.values[0]) < 1e-6)
    #expect(try relaxation.add(sets: [[0, 1, 2]]) == 1)
    #expect(try relaxation.solve(afterRows: true, milliseconds: nil))
    #expect(abs(relaxation.values[0] - 1) < 1e-6)
  }
}
