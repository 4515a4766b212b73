import GroupingModel
import Testing

@testable import Choosing

@Suite struct StableBuddiesTests {
  private func rankings(
    _ count: Int, _ random: inout SmallGenerator, missing: Int, ties: Bool
  ) throws -> PartnerRankings {
    let table = (0..<count).map { learner -> [Int: Int] in
      let order = (0..<count).filter { $0 != learner }.shuffled(using: &random)
      return Dictionary(
        uniqueKeysWithValues: order.enumerated().map { ($1, ties ? $0 / 2 + 1 : $0 + 1) })
    }
    return try PartnerRankings(count: count) { learner, other in
      Int.random(in: 0..<100, using: &random) < missing ? nil : table[learner][other]
    }
  }

  /// Blocking pairs from the definition: by what each would gain.
  private func blocking(
    _ ranks: PartnerRankings, _ pairs: [BuddyPair], _ trio: Trio?
  ) -> Set<BuddyPair> {
    var partners = [[Int]](repeating: [], count: ranks.count)
    for group in pairs.map({ [$0.first, $0.second] }) + (trio.map { [$0.members] } ?? []) {
      for learner in group { partners[learner] = group.filter { $0 != learner } }
    }
    func prefers(_ learner: Int, _ other: Int) -> Bool {
      guard let rank = ranks[learner, other] else { return false }
      let place = partners[learner].map { ranks[learner, $0] ?? .max }.max() ?? .max
      return rank < place
    }
    var found: Set<BuddyPair> = []
    for one in 0..<ranks.count {
      for other in 0..<ranks.count where one < other && ranks[other, one] != nil {
        if prefers(one, other), prefers(other, one) { found.insert(BuddyPair(one, other)) }
      }
    }
    return found
  }

  @Test func `fewest blocking pairs, then least ranks, are those of the best of all ways`() throws {
    var random = SmallGenerator(seed: 11)
    var stable = 0
    for round in 0..<150 {
      // Nine could be three trios: only one is wanted.
      let count = round % 25 == 0 ? 9 : Int.random(in: 2...7, using: &random)
      let isTrio = round % 2 == 0
      let ranks = try rankings(
        count, &random, missing: [0, 0, 15][round % 3], ties: round % 4 == 3)
      var best: (Int, Int)?
      BuddyOracle(count: count, isTrio: isTrio).visitAll { pairs, trio, _ in
        let meetings = pairs + (trio?.pairs ?? [])
        guard meetings.allSatisfy({ ranks.isMutual($0.first, $0.second) }) else { return }
        let blocks = blocking(ranks, pairs, trio)
        #expect(blocks == Set(ranks.blocking(pairs: pairs, trio: trio)))
        let total = meetings.reduce(0) {
          $0 + (ranks[$1.first, $1.second] ?? 0) + (ranks[$1.second, $1.first] ?? 0)
        }
        if (blocks.count, total) < best ?? (.max, .max) { best = (blocks.count, total) }
      }
      let odd: OddLearner = isTrio ? .trio : .leftOut(costs: [])
      switch try stableBuddies(ranks, odd: odd) {
      case .plan(let plan):
        #expect(plan.blocking.count == best?.0 && plan.totalRank == best?.1)
        #expect(plan.isProven)
        if plan.blocking.isEmpty { stable += 1 }
      case .impossible: #expect(best == nil)
      case .undecided: Issue.record("there was no time limit")
      }
    }
    #expect((30..<145).contains(stable))
  }

  @Test func `a ring of three wishes and one whom nobody wants has no stable pairs`() throws {
    // Gale and Shapley 1962: 0 wants 1, 1 wants 2, 2 wants 0, all want 3 last.
    let table = [[0, 1, 2, 3], [2, 0, 1, 3], [1, 2, 0, 3], [1, 2, 3, 0]]
    let ranks = try PartnerRankings(count: 4) { table[$0][$1] }
    let plan = try #require(try stableBuddies(ranks).plan)
    #expect(plan.blocking.count == 1)
    #expect(plan.isProven)
  }

  @Test func `a member of a trio is placed as with the worse partner`() throws {
    // 0 and 1 want each other first; in a trio with 2 they would rather be two.
    let ranks = try PartnerRankings(count: 3) { learner, other in
      learner == 2 ? other + 1 : (other == 2 ? 2 : 1)
    }
    #expect(ranks.blocking(pairs: [], trio: Trio(0, 1, 2)) == [BuddyPair(0, 1)])
    #expect(ranks.blocking(pairs: [BuddyPair(0, 1)]) == [])
    #expect(ranks.blocking(pairs: [BuddyPair(0, 2)]) == [BuddyPair(0, 1)])
  }

  @Test func `who must not be left out is not`() throws {
    let ranks = try PartnerRankings(count: 3) { _, other in other + 1 }
    let plan = try #require(
      try stableBuddies(ranks, odd: .leftOut(costs: [0, nil, nil])).plan)
    #expect(plan.leftOut == 0)
    #expect(plan.isProven)
  }

  @Test func `without time there is a plan that claims nothing it cannot prove`() throws {
    var random = SmallGenerator(seed: 12)
    let ranks = try rankings(16, &random, missing: 0, ties: false)
    let best = try #require(try stableBuddies(ranks).plan)
    let plan = try #require(try stableBuddies(ranks, timeLimit: 0).plan)
    #expect(best.isProven && plan.fewest <= best.blocking.count)
    #expect(plan.blocking.count >= best.blocking.count)
  }

  @Test func `ranks begin at 1, and a class has up to 60 learners`() {
    #expect(throws: ModelError.self) { try PartnerRankings(count: 2) { _, _ in 0 } }
    #expect(throws: ModelError.self) { try PartnerRankings(count: -1) { _, _ in 1 } }
    #expect(throws: ModelError.self) {
      try stableBuddies(try PartnerRankings(count: 61) { _, other in other + 1 })
    }
  }
}
