import Grouping
import Testing

@testable import Studies

/// Policies that order learners by score or ticket, by hand.
@Suite struct TicketPolicyTests {
  /// Ranks 0 to 7 by ticket are learners 7, 6 ... 0.
  static let eight = Occasions.of(tickets: (0..<8).map(Double.init), near: 4)
  /// Three groups of 4, 4 and 3; the higher the number the higher the ticket.
  static let eleven = Occasions.of(tickets: (0..<11).map(Double.init), near: 4)

  @Test func neighboursSitTogether() {
    #expect(SortedGroups().sets(Self.eleven) == [[7, 8, 9, 10], [3, 4, 5, 6], [0, 1, 2]])
  }

  @Test func tracksByScoresAndStays() {
    let occasion = Occasions.of(
      tickets: [1, 2, 3, 4, 5, 6], scores: [0, 3, 1, 2, 5, 4], near: 3)
    #expect(TrackedGroups().sets(occasion) == [[1, 4, 5], [0, 2, 3]])
    let first = Seating(groups: [[0, 1, 2], [3, 4, 5]])
    let later = Occasions.of(
      tickets: [1, 2, 3, 4, 5, 6], near: 3,
      past: [first, Seating(groups: [[0, 2, 4], [1, 3, 5]])])
    #expect(TrackedGroups().seating(later) == first)
  }

  @Test func oneOfEachStratum() {
    for seed in 0..<50 {
      let occasion = Occasions.of(
        tickets: (0..<11).map(Double.init), near: 4, seed: UInt64(seed))
      for group in StratifiedGroups().groups(occasion) {
        // 10, 9, 8 are the first stratum, 7, 6, 5 the second; 1 and 0 the last, short one.
        let strata = group.map { (10 - $0) / 3 }.sorted()
        #expect(strata == Array(0..<group.count))
      }
    }
  }

  /// 7 6 / 4 5 / 3 2 / 0 1.
  @Test func snakeTurns() {
    #expect(SnakeGroups().sets(Self.eight) == [[7, 4, 3, 0], [6, 5, 2, 1]])
  }

  /// 10 9 8 / 5 6 7 / 4 3 2 / 0 1: the short row goes to the larger groups, backwards.
  @Test func snakeTurnsWithASmallerGroup() {
    #expect(SnakeGroups().sets(Self.eleven) == [[10, 5, 4, 0], [9, 6, 3, 1], [8, 7, 2]])
  }

  @Test func starLeadersAndBlocks() {
    #expect(DyGroupsStar().sets(Self.eight) == [[7, 5, 4, 3], [6, 2, 1, 0]])
    #expect(DyGroupsStar().sets(Self.eleven) == [[10, 7, 6, 5], [9, 4, 3, 2], [8, 1, 0]])
  }

  @Test func cliqueDealsForwards() {
    #expect(DyGroupsClique().sets(Self.eight) == [[7, 5, 3, 1], [6, 4, 2, 0]])
    #expect(DyGroupsClique().sets(Self.eleven) == [[10, 7, 4, 1], [9, 6, 3, 0], [8, 5, 2]])
  }

  /// Two of each group lift two, 7 6 | 5 4; then the rest.
  @Test func percentileSpreadsTheHigherHalf() {
    #expect(PercentileGroups().sets(Self.eight) == [[7, 6, 3, 2], [5, 4, 1, 0]])
  }

  /// 4, 4 and 3: places that lift two are 2, 2 and 1 (10 9 | 8 7 | 6), the one that lifts one is in
  /// the group of three (5), the rest lift nobody (4 3 | 2 1 | 0).
  @Test func percentileWithASmallerGroup() {
    #expect(PercentileGroups().sets(Self.eleven) == [[10, 9, 4, 3], [8, 7, 2, 1], [6, 5, 0]])
  }

  /// 12 in fours: the middle are 4 to 7, two groups have two of 8 to 11 and two of 0 to 3.
  @Test func extremesMeet() {
    for seed in 0..<50 {
      let occasion = Occasions.of(
        tickets: (0..<12).map(Double.init), near: 4, seed: UInt64(seed))
      let groups = ExtremeGroups().sets(occasion)
      #expect(groups[2] == [4, 5, 6, 7])
      for group in groups[..<2] {
        #expect(group.count { $0 < 4 } == 2)
        #expect(group.count { $0 > 7 } == 2)
      }
    }
  }

  /// Nobody is in the middle of a single group; of two groups, one is the middle half.
  @Test func extremesOfFewGroups() {
    let pair = Occasions.of(tickets: [5, 2, 3, 4], near: 4)
    #expect(ExtremeGroups().sets(pair) == [[0, 1, 2, 3]])
    #expect(ExtremeGroups().sets(Self.eight) == [[0, 1, 6, 7], [2, 3, 4, 5]])
  }

  /// Tickets 0 to 7: mean 3.5, deviation 2.29, so 0, 1 and 2 lie below 2.35; 3 fills their group.
  @Test func needIsFilledByTheNext() {
    #expect(NeedGroups().sets(Self.eight) == [[4, 5, 6, 7], [0, 1, 2, 3]])
  }

  /// Twice 0, six times 10: mean 7.5, deviation 4.33, two below 5.33: their group is filled by two
  /// of the equal others, by lot.
  @Test func needOfTwo() {
    let companions = (0..<40).map { seed in
      let occasion = Occasions.of(
        tickets: [0, 10, 10, 10, 0, 10, 10, 10], near: 4, seed: UInt64(seed))
      let group = NeedGroups().sets(occasion)[1]
      #expect(group.isSuperset(of: [0, 4]))
      return group
    }
    #expect(Set(companions).count > 5)
  }

  /// 12 in fours. Six of 12 in need fill a group and half of another: both are for need, by lot.
  @Test func needOfTwoGroups() {
    let groups = (0..<40).map { seed in
      let tickets: [Double] = [0, 0, 0, 0, 0, 0, 5, 5, 9, 9, 9, 9]
      let occasion = Occasions.of(tickets: tickets, near: 4, seed: UInt64(seed))
      let groups = NeedGroups().sets(occasion)
      #expect(groups[0].isSuperset(of: [8, 9, 10, 11]))
      #expect(groups[1].union(groups[2]) == Set(0..<8))
      return groups[2]
    }
    #expect(Set(groups).count > 10)
  }

  /// Nine times 0 and once 10: mean 1, deviation 3, nobody below -0.5; the lowest quarter, 3 of 10,
  /// makes one group of 3 (sizes 4, 3, 3) that the highest is never in.
  @Test func needWithNobodyClearlyBelow() {
    for seed in 0..<30 {
      let tickets = [Double](repeating: 0, count: 9) + [10]
      let occasion = Occasions.of(tickets: tickets, near: 3, seed: UInt64(seed))
      #expect(occasion.sizes == [4, 3, 3])
      #expect(!NeedGroups().sets(occasion)[2].contains(9))
    }
  }
}
