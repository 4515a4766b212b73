import GroupingModel
import Testing

@testable import Choosing

@Suite struct BuddySolverTests {
  /// Costs of several kinds, some with many ties, some below 0, some pairs forbidden.
  private func costs(_ count: Int, _ random: inout SmallGenerator, forbidden: Int) throws
    -> PairCosts
  {
    let range = [0...1, 0...3, -5...5, 0...1000].randomElement(using: &random) ?? 0...1
    return try PairCosts(count: count) { _, _ in
      Int.random(in: 0..<100, using: &random) < forbidden
        ? nil : Int.random(in: range, using: &random)
    }
  }

  /// The plan's own sums, and everybody once.
  private func check(_ plan: BuddyPlan, _ costs: PairCosts, alone: [Int?] = []) throws {
    let members =
      plan.pairs.flatMap { [$0.first, $0.second] } + (plan.trio?.members ?? [])
      + (plan.leftOut.map { [$0] } ?? [])
    #expect(members.sorted() == Array(0..<costs.count))
    var sum = try plan.pairs.reduce(0) { try $0 + #require(costs[$1.first, $1.second]) }
    if let trio = plan.trio { sum += try #require(costs.cost(of: trio)) }
    if let left = plan.leftOut, !alone.isEmpty { sum += try #require(alone[left]) }
    #expect(sum == plan.cost)
  }

  @Test func `pairs and a trio cost as little as the best of all ways`() throws {
    var random = SmallGenerator(seed: 1)
    var impossible = 0
    for round in 0..<1500 {
      let count = Int.random(in: 0...9, using: &random)
      let costs = try costs(count, &random, forbidden: [0, 20, 50, 70][round % 4])
      let least = BuddyOracle(count: count, isTrio: true).least(costs)
      switch try solveBuddies(costs) {
      case .plan(let plan):
        #expect(plan.cost == least)
        #expect(plan.isProven)
        #expect(try plan.verifiedBound(costs) == least)
        try check(plan, costs)
      case .impossible(let conflict):
        #expect(least == nil)
        impossible += 1
        if case .oddParts(let parts) = conflict {
          #expect(parts.isProof(costs, sparing: count % 2))
        }
      case .undecided: Issue.record("there was no time limit")
      }
    }
    #expect((100..<1000).contains(impossible))
  }

  @Test func `one left out costs as little as the best of all ways`() throws {
    var random = SmallGenerator(seed: 2)
    for round in 0..<600 {
      let count = 2 * Int.random(in: 0...3, using: &random) + 1
      let costs = try costs(count, &random, forbidden: [0, 30, 60][round % 3])
      let alone: [Int?] =
        round % 2 == 0
        ? []
        : (0..<count).map { _ in
          Int.random(in: 0..<3, using: &random) == 0 ? nil : Int.random(in: 0...9, using: &random)
        }
      let least = BuddyOracle(count: count, isTrio: false).least(costs, alone: alone)
      let odd = OddLearner.leftOut(costs: alone)
      switch try solveBuddies(costs, odd: odd) {
      case .plan(let plan):
        #expect(plan.cost == least && plan.isProven)
        #expect(try plan.verifiedBound(costs, odd: odd) == least)
        try check(plan, costs, alone: alone)
      case .impossible(.oddParts(let parts)):
        #expect(least == nil)
        if alone.allSatisfy({ $0 != nil }) { #expect(parts.isProof(costs, sparing: 1)) }
      default: Issue.record("neither a plan nor a reason")
      }
    }
  }

  @Test func `a plan of many learners carries a proof that stands on the costs alone`() throws {
    var random = SmallGenerator(seed: 3)
    for count in [40, 41, 60, 61] {
      let places = (0..<count).map { _ in
        (Int.random(in: 0...999, using: &random), Int.random(in: 0...999, using: &random))
      }
      let costs = try PairCosts(count: count) {
        abs(places[$0].0 - places[$1].0) + abs(places[$0].1 - places[$1].1)
      }
      let plan = try #require(try solveBuddies(costs).plan)
      #expect(plan.isProven)
      #expect(try plan.verifiedBound(costs) == plan.cost)
      try check(plan, costs)
      let prices = try #require(plan.prices)
      #expect(prices.learners.count == count)
    }
  }

  @Test func `prices that promise too much prove less, not more`() throws {
    let costs = try PairCosts(count: 4) { _, _ in 10 }
    let fair = BuddyPrices(scale: 1, learners: [5, 5, 5, 5], sets: [])
    let greedy = BuddyPrices(scale: 1, learners: [9, 9, 9, 9], sets: [])
    #expect(fair.bound(ofPairs: costs) == 20)
    // Each pair lacks 8: 36 - 2 x 8.
    #expect(greedy.bound(ofPairs: costs) == 20)
    let lopsided = BuddyPrices(scale: 1, learners: [9, 9, 0, 0], sets: [])
    #expect(lopsided.bound(ofPairs: costs) == 18 - 16)
  }

  @Test func `nobody who has no allowed partner is paired, and the reason names them`() throws {
    let costs = try PairCosts(count: 4) { learner, _ in learner == 0 ? nil : 1 }
    guard case .impossible(.oddParts(let parts)) = try solveBuddies(costs) else {
      Issue.record("learner 0 has no partner")
      return
    }
    #expect(parts.parts.contains([0]))
    #expect(parts.isProof(costs))
  }

  @Test func `three who want only the same one are two too many`() throws {
    // A star: 1, 2 and 3 may each meet 0 only.
    let costs = try PairCosts(count: 4) { learner, _ in learner == 0 ? 1 : nil }
    guard case .impossible(.oddParts(let parts)) = try solveBuddies(costs) else {
      Issue.record("a star has no perfect matching")
      return
    }
    #expect(parts.few == [0])
    #expect(!OddParts(few: [], parts: parts.parts).isProof(costs), "0 joins them")
    #expect(!OddParts(few: [0], parts: [[1], [2]]).isProof(costs, sparing: 1))
    #expect(!OddParts(few: [], parts: [[1, 2]]).isProof(costs), "an even part")
    #expect(Set(parts.parts) == [[1], [2], [3]])
  }

  @Test func `where no three may all meet there is no trio`() throws {
    // A ring of five: pairs and one over, but no triangle.
    let costs = try PairCosts(count: 5) { ($1 - $0 == 1 || $1 - $0 == 4) ? 1 : nil }
    guard case .impossible(.noTrio) = try solveBuddies(costs) else {
      Issue.record("a ring has no triangle")
      return
    }
    let plan = try #require(try solveBuddies(costs, odd: .leftOut(costs: [])).plan)
    #expect(plan.pairs.count == 2 && plan.leftOut != nil && plan.trio == nil)
  }

  @Test func `no learners make no pairs, and one alone is left out or nothing`() throws {
    let none = try PairCosts(count: 0) { _, _ in 1 }
    #expect(try solveBuddies(none).plan?.pairs == [])
    let one = try PairCosts(count: 1) { _, _ in 1 }
    guard case .impossible = try solveBuddies(one) else {
      Issue.record("one learner makes no trio")
      return
    }
    #expect(try solveBuddies(one, odd: .leftOut(costs: [7])).plan?.cost == 7)
  }

  @Test func `a bound is honest when the time is over at once`() throws {
    var random = SmallGenerator(seed: 4)
    let costs = try PairCosts(count: 31) { _, _ in Int.random(in: 0...9999, using: &random) }
    let best = try #require(try solveBuddies(costs).plan)
    if let plan = try solveBuddies(costs, timeLimit: 0).plan {
      #expect(plan.bound <= best.cost && plan.cost >= best.cost)
      #expect(plan.isProven == (plan.bound >= plan.cost))
    }
  }

  @Test func `costs beyond the range and too many learners are refused`() {
    #expect(throws: ModelError.self) {
      try PairCosts(count: 2) { _, _ in PairCosts.mostCost + 1 }
    }
    #expect(throws: ModelError.self) { try PairCosts(count: 2_001) { _, _ in 0 } }
    #expect(throws: ModelError.self) { try PairCosts(count: -1) { _, _ in 0 } }
    #expect(throws: ModelError.self) {
      let costs = try PairCosts(count: 3) { _, _ in 1 }
      _ = try solveBuddies(costs, odd: .leftOut(costs: [1]))
    }
  }
}
