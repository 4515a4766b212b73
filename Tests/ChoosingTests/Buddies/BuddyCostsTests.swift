import GroupingModel
import Testing

@testable import Choosing

@Suite struct BuddyCostsTests {
  @Test func `earlier meetings count half after each half-life`() throws {
    let rounds = [[[0, 1], [2, 3]], [[0, 1, 2]], [[0, 1]], [[0, 3]], [[2, 3]]]
    let rule = BuddyRule(.meetings(rounds: rounds, halfLife: 2), weight: 8)
    let costs = try BuddyCosts(count: 4, rules: [rule]).costs()
    // Ages 0 and 1 count 8, ages 2 and 3 count 4, age 4 counts 2.
    #expect(costs[0, 1] == 8 + 8 + 4)
    #expect(costs[0, 2] == 8)
    #expect(costs[0, 3] == 4)
    #expect(costs[2, 3] == 8 + 2)
    #expect(costs[1, 3] == 0)
  }

  @Test func `meetings are forgotten in the end`() throws {
    let rounds = [[[Int]]](repeating: [], count: 70) + [[[0, 1]]]
    let rule = BuddyRule(.meetings(rounds: rounds, halfLife: 1), weight: 1000)
    #expect(try BuddyCosts(count: 2, rules: [rule]).costs()[0, 1] == 0)
  }

  @Test func `scores alike and unlike within a range`() throws {
    let scores = [10, 13, 40, 90]
    let alike = BuddyRule(.difference(scores: scores, within: 0...0), weight: 2)
    let unlike = BuddyRule(.difference(scores: scores, within: 20...40), weight: 1)
    let near = try BuddyCosts(count: 4, rules: [alike]).costs()
    #expect(near[0, 1] == 6 && near[0, 3] == 160)
    let far = try BuddyCosts(count: 4, rules: [unlike]).costs()
    #expect(far[0, 1] == 17 && far[0, 2] == 0 && far[2, 3] == 10)
  }

  @Test func `help both ways is worth more than help one way`() throws {
    // 0 can do topics 0 and 1, wants 2; 1 can do 2, wants 0; 2 can do nothing, wants 0 and 1.
    let rule = BuddyRule(
      .help(can: [0b011, 0b100, 0], wants: [0b100, 0b001, 0b011], both: 3), weight: 10)
    let costs = try BuddyCosts(count: 3, rules: [rule]).costs()
    #expect(costs[0, 1] == -10 * (2 + 3))
    #expect(costs[0, 2] == -10 * 2)
    #expect(costs[1, 2] == 0)
  }

  @Test func `wishes cost both ranks, and who is not ranked the rank behind`() throws {
    let table = [[0, 1, 2], [2, 0, 1], [0, 1, 0]]
    let ranks = try PartnerRankings(count: 3) { table[$0][$1] == 0 ? nil : table[$0][$1] }
    let costs = try BuddyCosts(count: 3, rules: [BuddyRule(.wishes(ranks, unranked: 9), weight: 1)])
      .costs()
    #expect(costs[0, 1] == 3 && costs[0, 2] == 11 && costs[1, 2] == 2)
  }

  @Test func `rules add up, part by part, and who is apart is forbidden`() throws {
    let rules = [
      BuddyRule(.difference(scores: [0, 5, 7], within: 0...0), weight: 3),
      BuddyRule(.meetings(rounds: [[[0, 1]]], halfLife: 1), weight: 100),
    ]
    let builder = try BuddyCosts(count: 3, rules: rules, apart: [BuddyPair(2, 0)])
    #expect(try builder.parts(of: BuddyPair(0, 1)) == [15, 100])
    let costs = try builder.costs()
    #expect(costs[0, 1] == 115 && costs[0, 2] == nil && costs[1, 2] == 6)
  }

  @Test func `what means nothing is refused`() throws {
    let bad: [BuddyRule] = [
      BuddyRule(.difference(scores: [1, 2], within: 0...0), weight: 1),
      BuddyRule(.difference(scores: [1, 2, 3], within: -1...0), weight: 1),
      BuddyRule(.difference(scores: [1, 2, 3], within: 0...0), weight: -1),
      BuddyRule(.difference(scores: [1, 2, .min], within: 0...0), weight: 1),
      BuddyRule(.meetings(rounds: [], halfLife: 0), weight: 1),
      BuddyRule(.meetings(rounds: [[[0, 3]]], halfLife: 1), weight: 1),
      BuddyRule(.meetings(rounds: [[[1, 1]]], halfLife: 1), weight: 1),
      BuddyRule(.help(can: [0], wants: [0, 0, 0], both: 0), weight: 1),
      BuddyRule(.help(can: [0, 0, 0], wants: [0, 0, 0], both: -1), weight: 1),
      BuddyRule(.wishes(try PartnerRankings(count: 2) { _, _ in 1 }, unranked: 2), weight: 1),
      BuddyRule(.wishes(try PartnerRankings(count: 3) { _, _ in 1 }, unranked: 0), weight: 1),
    ]
    for rule in bad {
      #expect(throws: ModelError.self) { try BuddyCosts(count: 3, rules: [rule]) }
    }
    for pair in [BuddyPair(0, 0), BuddyPair(0, 3), BuddyPair(-1, 0)] {
      #expect(throws: ModelError.self) { try BuddyCosts(count: 3, rules: [], apart: [pair]) }
    }
    let huge = BuddyRule(
      .difference(scores: [0, 1_000_000, 0], within: 0...0), weight: 1_000_000_000)
    #expect(throws: ModelError.self) { try BuddyCosts(count: 3, rules: [huge]).costs() }
  }
}
