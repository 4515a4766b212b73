import Grouping
import Testing

@testable import Studies

/// Beside all partitions of small classes, and against one another.
@Suite struct DyGroupsTests {
  static let sizes = [[3, 3], [4, 4], [4, 3], [3, 3, 2], [3, 3, 3], [5, 4]]

  static func best(_ gains: Occasions.Gains, _ sizes: [Int], _ skill: [Double]) -> Double {
    Occasions.partitions(sizes).map { Occasions.sum(gains, $0, skill) }.max() ?? 0
  }

  /// The gains of one round cannot be greater, also with sizes that differ.
  func expectOptimal(_ policy: some PlainPolicy, _ gains: Occasions.Gains, _ sizes: [Int]) {
    for seed in 0..<3 {
      let occasion = Occasions.random(
        learners: sizes.reduce(0, +), near: sizes[0], seed: UInt64(seed))
      let room = Occasion(
        room: occasion.room, round: 0, sizes: sizes, tickets: occasion.tickets, past: [],
        met: occasion.met, random: occasion.random)
      let found = Occasions.sum(gains, policy.groups(room), occasion.tickets)
      #expect(abs(found - Self.best(gains, sizes, occasion.tickets)) < 1e-12)
    }
  }

  @Test(arguments: sizes) func starIsBestForARound(sizes: [Int]) {
    expectOptimal(DyGroupsStar(), Occasions.star, sizes)
  }

  @Test(arguments: sizes) func cliqueIsBestForARound(sizes: [Int]) {
    expectOptimal(DyGroupsClique(), Occasions.clique, sizes)
  }

  @Test(arguments: sizes) func percentileIsBestForARound(sizes: [Int]) {
    expectOptimal(PercentileGroups(), Occasions.median, sizes)
  }

  /// Of all partitions with the greatest gain, the blocks leave the greatest sum of squared skills,
  /// and with it the greatest variance.
  @Test func starLeavesTheWidestSpread() {
    for seed in 0..<5 {
      let occasion = Occasions.random(learners: 9, near: 3, seed: UInt64(seed))
      let skill = occasion.tickets
      func squares(_ groups: [[Int]]) -> Double {
        groups.flatMap { group in
          let own = group.map { skill[$0] }
          return zip(own, Occasions.star(own)).map { ($0 + $1 / 2) * ($0 + $1 / 2) }
        }.reduce(0, +)
      }
      let most = Self.best(Occasions.star, [3, 3, 3], skill)
      let widest = Occasions.partitions([3, 3, 3])
        .filter { Occasions.sum(Occasions.star, $0, skill) > most - 1e-12 }.map(squares).max()
      #expect(abs(squares(DyGroupsStar().groups(occasion)) - (widest ?? 0)) < 1e-12)
    }
  }

  /// Mean skill of a class after some rounds, half of each gap being closed.
  static func outcome(
    _ policy: some PlainPolicy, _ gains: Occasions.Gains, seed: UInt64, rounds: Int
  ) -> Double {
    let start = Occasions.random(learners: 16, near: 4, seed: seed)
    var skill = start.tickets
    for _ in 0..<rounds {
      let occasion = Occasions.of(tickets: skill, near: 4, seed: seed)
      for group in policy.groups(occasion) {
        let rises = gains(group.map { skill[$0] })
        for (learner, rise) in zip(group, rises) { skill[learner] += rise / 2 }
      }
    }
    return skill.reduce(0, +) / 16
  }

  /// In the first round both give star the most that it can have; the spread that is left decides.
  @Test func eachIsBetterUnderItsOwnInteraction() {
    for seed in 0..<40 {
      func gap(_ gains: Occasions.Gains, rounds: Int) -> Double {
        Self.outcome(DyGroupsStar(), gains, seed: UInt64(seed), rounds: rounds)
          - Self.outcome(DyGroupsClique(), gains, seed: UInt64(seed), rounds: rounds)
      }
      #expect(abs(gap(Occasions.star, rounds: 1)) < 1e-12)
      #expect(gap(Occasions.star, rounds: 5) > 1e-6)
      #expect(gap(Occasions.clique, rounds: 1) < -1e-6)
      #expect(gap(Occasions.clique, rounds: 5) < -1e-6)
    }
  }
}
