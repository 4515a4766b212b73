import GroupingModel
import Testing

@testable import Choosing

@Suite struct BuddyRoundsTests {
  private func meetings(_ plan: BuddyRounds) -> [BuddyPair: Int] {
    plan.rounds.flatMap(\.meetings).reduce(into: [:]) { $0[$1, default: 0] += 1 }
  }

  private func isComplete(_ round: BuddyRounds.Round, _ count: Int) -> Bool {
    let all =
      round.pairs.flatMap { [$0.first, $0.second] } + (round.trio?.members ?? [])
      + (round.leftOut.map { [$0] } ?? [])
    return all.sorted() == Array(0..<count)
  }

  @Test func `on the circle everybody meets everybody exactly once`() {
    for count in 2...15 {
      let rounds = BuddyCircle.rounds(count)
      #expect(rounds.count == (count % 2 == 0 ? count - 1 : count))
      let met = rounds.flatMap(\.pairs)
      #expect(Set(met).count == met.count && met.count == count * (count - 1) / 2)
      for round in rounds {
        let all = round.pairs.flatMap { [$0.first, $0.second] } + [round.leftOut].compactMap { $0 }
        #expect(all.sorted() == Array(0..<count))
      }
      #expect(Set(rounds.compactMap(\.leftOut)).count == (count % 2 == 0 ? 0 : count))
    }
  }

  @Test func `where only meeting counts, all partners are new for as long as can be`() throws {
    let costs = try PairCosts(count: 8) { _, _ in 5 }
    let plan = try planBuddyRounds(costs, rounds: 7)
    #expect(plan.repeats == 0 && plan.cost == 7 * 4 * 5)
    #expect(meetings(plan).count == 28)
    #expect(plan.rounds.filter(\.isProven).count == 7)
    #expect(try planBuddyRounds(costs, rounds: 9).repeats == 8)
    let odd = try PairCosts(count: 7) { _, _ in 5 }
    let out = try planBuddyRounds(odd, rounds: 7, odd: .leftOut(costs: []))
    #expect(out.repeats == 0 && Set(out.rounds.compactMap(\.leftOut)).count == 7)
  }

  @Test func `each round has the fewest repeats, then the least cost, of all ways`() throws {
    var random = SmallGenerator(seed: 21)
    for round in 0..<60 {
      let count = Int.random(in: 4...7, using: &random)
      let isTrio = round % 2 == 0
      let odd: OddLearner = isTrio ? .trio : .leftOut(costs: [])
      let costs = try PairCosts(count: count) { _, _ in Int.random(in: -3...20, using: &random) }
      let met = Dictionary(
        uniqueKeysWithValues: (1..<count).map { (BuddyPair(0, $0), $0 % 3) })
      let plan = try planBuddyRounds(costs, rounds: 4, odd: odd, met: met)
      #expect(plan.rounds.count == 4 && plan.failure == nil)
      var (known, alone) = (met, [Int: Int]())
      for round in plan.rounds {
        #expect(isComplete(round, count) && round.isProven)
        var best = (Int.max, Int.max)
        BuddyOracle(count: count, isTrio: isTrio).visitAll { pairs, trio, left in
          let all = pairs + (trio?.pairs ?? [])
          let repeats = all.reduce(left.map { alone[$0] ?? 0 } ?? 0) { $0 + (known[$1] ?? 0) }
          let cost = all.reduce(0) { $0 + (costs[$1.first, $1.second] ?? 0) }
          if (repeats, cost) < best { best = (repeats, cost) }
        }
        #expect((round.repeats, round.cost) == best)
        for pair in round.meetings { known[pair, default: 0] += 1 }
        if let left = round.leftOut { alone[left, default: 0] += 1 }
      }
    }
  }

  @Test func `where one by one runs into repeats, the circle keeps all new`() throws {
    var random = SmallGenerator(seed: 22)
    for _ in 0..<40 {
      let costs = try PairCosts(count: 6) { _, _ in Int.random(in: 0...9, using: &random) }
      #expect(try planBuddyRounds(costs, rounds: 5).repeats == 0)
    }
  }

  @Test func `who must be kept apart stays so, and what is impossible says why`() throws {
    let costs = try PairCosts(count: 4) { one, other in one == 0 && other == 1 ? nil : 1 }
    let plan = try planBuddyRounds(costs, rounds: 3)
    #expect(meetings(plan)[BuddyPair(0, 1)] == nil)
    // The third round must repeat one of the two that are possible.
    #expect(plan.repeats == 2)
    let star = try PairCosts(count: 4) { one, _ in one == 0 ? 1 : nil }
    let none = try planBuddyRounds(star, rounds: 2)
    #expect(none.rounds.isEmpty)
    guard case .impossible = none.failure else {
      Issue.record("a star has no round at all")
      return
    }
  }

  @Test func `what means nothing is refused`() throws {
    let costs = try PairCosts(count: 4) { _, _ in 1 }
    #expect(throws: ModelError.self) { try planBuddyRounds(costs, rounds: -1) }
    #expect(throws: ModelError.self) {
      try planBuddyRounds(costs, rounds: 1, met: [BuddyPair(0, 4): 1])
    }
    let wide = try PairCosts(count: 4) { one, other in one == 0 ? 900_000_000 : -other }
    #expect(throws: ModelError.self) { try planBuddyRounds(wide, rounds: 1) }
  }
}
