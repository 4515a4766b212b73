import GroupingModel

/// One thing that makes two learners better or worse buddies.
package enum BuddyTerm: Sendable, Hashable {
  /// One for each time both were in a group together: the groups of each earlier round, the last
  /// round first. A meeting counts half after each so many rounds, and nothing in the end.
  case meetings(rounds: [[[Int]]], halfLife: Int)
  /// Points by which the difference of both scores misses a range: 0...0 for alike, 20...40 for
  /// unlike, but not too much.
  case difference(scores: [Int], within: ClosedRange<Int>)
  /// Minus one for each topic that one can help with and the other wants help in; and minus `both`
  /// more for each topic that goes one way where another goes back. Topics are bits.
  case help(can: [UInt64], wants: [UInt64], both: Int)
  /// Both ranks of one another; `unranked` for each that is missing.
  case wishes(PartnerRankings, unranked: Int)
}

/// A term and what one of its units costs.
package struct BuddyRule: Sendable, Hashable {
  package let term: BuddyTerm
  /// Cost of one meeting, point, topic or rank: from 0 on.
  package let weight: Int

  package init(_ term: BuddyTerm, weight: Int) {
    self.term = term
    self.weight = weight
  }
}

/// What each two learners cost as buddies: the sum of rules, and who must be kept apart.
package struct BuddyCosts: Sendable {
  /// Learners, counted from 0.
  package let count: Int
  package let rules: [BuddyRule]
  private let apart: Set<BuddyPair>
  /// Per rule, one a pair where it is worked out in advance; else empty.
  private let meetings: [[BuddyPair: Int]]

  /// - Parameter apart: pairs that are forbidden.
  /// - Throws: `ModelError` for learners there are not, lists of the wrong length, weights, ranges
  ///   and half-lives that mean nothing.
  package init(count: Int, rules: [BuddyRule], apart: [BuddyPair] = []) throws {
    for rule in rules { try rule.check(count: count) }
    for pair in apart {
      guard pair.first >= 0, pair.second < count, pair.first < pair.second else {
        throw ModelError(
          "learners \(pair.first) and \(pair.second) cannot be kept apart",
          remedy: "name two of the \(count) learners, counted from 0")
      }
    }
    self.count = count
    self.rules = rules
    self.apart = Set(apart)
    meetings = rules.map(\.meetings)
  }

  /// - Throws: `ModelError` where weights make a cost too large.
  /// - Complexity: O(count squared x rules).
  package func costs() throws -> PairCosts {
    try PairCosts(count: count) { one, other in
      let pair = BuddyPair(one, other)
      return apart.contains(pair) ? nil : try parts(of: pair).reduce(0, +)
    }
  }

  /// What a pair costs by each rule: the explanation of its cost.
  package func parts(of pair: BuddyPair) throws -> [Int] {
    try rules.indices.map { index in
      let rule = rules[index]
      if case .meetings = rule.term { return meetings[index][pair] ?? 0 }
      let units = rule.units(pair)
      let (cost, isTooLarge) = units.multipliedReportingOverflow(by: rule.weight)
      // A sum of so many parts still fits in `Int`; whether it is too large is asked of the sum.
      guard !isTooLarge, cost.magnitude <= 1 << 40 else {
        throw ModelError("a rule makes a pair cost too much", remedy: "use smaller weights")
      }
      return cost
    }
  }
}

extension BuddyRule {
  /// Units of the term for two learners, all but meetings.
  fileprivate func units(_ pair: BuddyPair) -> Int {
    let (one, other) = (pair.first, pair.second)
    switch term {
    case .meetings: return 0
    case .difference(let scores, let range):
      let difference = abs(scores[one] - scores[other])
      return max(range.lowerBound - difference, difference - range.upperBound, 0)
    case .help(let can, let wants, let both):
      let there = (can[one] & wants[other]).nonzeroBitCount
      let back = (can[other] & wants[one]).nonzeroBitCount
      return -(there + back) - both * min(there, back)
    case .wishes(let ranks, let unranked):
      return (ranks[one, other] ?? unranked) + (ranks[other, one] ?? unranked)
    }
  }

  /// What earlier meetings cost: the weight, halved once for each half-life gone by since.
  fileprivate var meetings: [BuddyPair: Int] {
    guard case .meetings(let rounds, let halfLife) = term else { return [:] }
    var costs: [BuddyPair: Int] = [:]
    for (age, groups) in rounds.enumerated() {
      let cost = weight >> (age / halfLife)
      for group in groups {
        for (index, one) in group.enumerated() {
          for other in group[(index + 1)...] { costs[BuddyPair(one, other), default: 0] += cost }
        }
      }
    }
    return costs
  }

  fileprivate func check(count: Int) throws(ModelError) {
    guard (0...PairCosts.mostCost).contains(weight) else {
      throw ModelError(
        "a rule for buddies has the weight \(weight)",
        remedy: "use whole numbers from 0 to \(PairCosts.mostCost)")
    }
    switch term {
    case .meetings(let rounds, let halfLife):
      guard halfLife >= 1 else {
        throw ModelError(
          "meetings have a half-life of \(halfLife) rounds", remedy: "use 1 round or more")
      }
      for group in rounds.joined() {
        guard group.allSatisfy({ (0..<count).contains($0) }), Set(group).count == group.count else {
          throw ModelError(
            "an earlier group names a learner twice, or one there is not",
            remedy: "name each of the \(count) learners once, counted from 0")
        }
      }
    case .difference(let scores, let range):
      try checkLengths([scores.count], count)
      let limit = PairCosts.mostCost
      guard range.lowerBound >= 0, scores.allSatisfy({ $0.magnitude <= UInt(limit) }) else {
        throw ModelError(
          "a range of differences begins at \(range.lowerBound), or a score is beyond \(limit)",
          remedy: "differences count from 0 up; use smaller units for scores")
      }
    case .help(let can, let wants, let both):
      try checkLengths([can.count, wants.count], count)
      guard (0...PairCosts.mostCost).contains(both) else {
        throw ModelError("help both ways is worth \(both)", remedy: "use 0 or more, and little")
      }
    case .wishes(let ranks, let unranked):
      try checkLengths([ranks.count], count)
      guard (1...PartnerRankings.mostRank).contains(unranked) else {
        throw ModelError(
          "who is not ranked counts as rank \(unranked)",
          remedy: "use a rank from 1 to \(PartnerRankings.mostRank), behind all others")
      }
    }
  }

  private func checkLengths(_ lengths: [Int], _ count: Int) throws(ModelError) {
    for length in lengths where length != count {
      throw ModelError(
        "a rule for buddies has \(length) values for \(count) learners",
        remedy: "give one value each learner")
    }
  }
}
