import Grouping
import Testing

@testable import Studies

/// Policies that search.
@Suite struct SwapSearchTests {
  static func satisfied(_ groups: [[Int]], _ wishes: [[Int]]) -> Int {
    groups.reduce(0) { sum, group in
      sum + group.count { !Set(wishes[$0]).isDisjoint(with: group) }
    }
  }

  /// Two rings of four friends, in mixed order.
  @Test func friendsSitTogether() {
    let wishes = [[2], [3], [4], [5], [6], [7], [0], [1]]
    for seed in 0..<20 {
      let occasion = Occasions.of(
        tickets: [Double](repeating: 0, count: 8), near: 4, seed: UInt64(seed), wishes: wishes)
      #expect(Set(FriendGroups().sets(occasion)) == [[0, 2, 4, 6], [1, 3, 5, 7]])
    }
  }

  /// Beside all 280 x 6 partitions of nine learners with two wishes each.
  @Test func friendsAreNearlyAsManyAsCanBe() {
    let partitions = Occasions.partitions([3, 3, 3])
    var missed = 0
    for seed in 0..<15 {
      let occasion = Occasions.random(learners: 9, near: 3, seed: UInt64(seed))
      let wishes = occasion.room.wishes
      let best = partitions.map { Self.satisfied($0, wishes) }.max() ?? 0
      missed += best - Self.satisfied(FriendGroups().groups(occasion), wishes)
    }
    #expect(missed == 0)
  }

  static func pairsMet(
    _ policy: some PlainPolicy, learners: Int, near size: Int, rounds: Int, seed: UInt64
  ) -> Int {
    var past: [Seating] = []
    for round in 0..<rounds {
      let occasion = Occasions.of(
        tickets: [Double](repeating: 0, count: learners), near: size,
        seed: seed &* 100 &+ UInt64(round), past: past)
      past.append(policy.seating(occasion))
    }
    return Occasions.met(past, learners: learners).count { $0 > 0 } / 2
  }

  /// 16 learners in fours make 24 pairs a round: 120 in five if none is repeated. Most often the
  /// third round is a Latin square without transversals, and then 112 is what is left to reach.
  @Test func roundRobinMeetsNearlyEverybody() {
    let met = (0..<20).map {
      Self.pairsMet(RoundRobin(), learners: 16, near: 4, rounds: 5, seed: UInt64($0))
    }
    let lot = (0..<20).map {
      Self.pairsMet(RandomGroups(), learners: 16, near: 4, rounds: 5, seed: UInt64($0))
    }
    #expect((met.min() ?? 0) >= 112)
    #expect((lot.max() ?? 120) <= 95)
  }

  /// 16 in fours, three rounds: 72 pairs. 9 in threes, four rounds: an affine plane, all 36 pairs.
  @Test func roundRobinRepeatsNobodyAtFirst() {
    for seed in 0..<20 {
      #expect(
        Self.pairsMet(RoundRobin(), learners: 16, near: 4, rounds: 3, seed: UInt64(seed)) == 72)
      #expect(
        Self.pairsMet(RoundRobin(), learners: 9, near: 3, rounds: 4, seed: UInt64(seed)) == 36)
    }
  }
}
