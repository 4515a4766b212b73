import GroupingModel

/// What a proposal gives more weight than the user did.
package enum Leaning: Sendable, Hashable {
  /// Nothing: it is the best by the user's own weights.
  case none
  case family(RuleFamily)
  /// A single rule, by its position in the user's scenario.
  case rule(Int)
  /// Nothing but other groups than those of the proposals before it.
  case otherGroups
}

/// One of several plans to choose from.
package struct Proposal: Sendable {
  package let change: Change
  /// What was solved: the user's scenario with the change.
  package let scenario: Scenario
  package internal(set) var solution: Solution
  package internal(set) var partition: Partition
  /// Cost units per rule of the user's scenario by the user's own weights; 0 for required rules.
  package internal(set) var prices: [Int64]

  /// - Parameter objective: the user's.
  /// - Returns: nil for a solution without a plan.
  init?(_ change: Change, _ scenario: Scenario, _ solution: Solution, _ objective: Objective) {
    guard let partition = solution.partition else { return nil }
    self.change = change
    self.scenario = scenario
    self.solution = solution
    self.partition = partition
    prices = objective.prices(of: partition.groups)
  }

  /// What a proposal changes in the user's scenario.
  package struct Change: Sendable, Hashable {
    package let leaning: Leaning
    /// What the weights of the rules that it leans to are multiplied with.
    package var factor = 1.0
    /// Points of a further rule for each pair of team-mates of an earlier proposal; nil without.
    package var price: Double?
  }

  /// Cost units by the user's own weights.
  package var cost: Int64 { prices.reduce(0, +) }
}

extension Partition {
  /// Pairs of learners who are team-mates.
  package var pairCount: Int { groups.reduce(0) { $0 + Self.pairs($1.members.count) } }

  /// Share of the pairs of team-mates that are none in the other plan; where the plans have not
  /// equally many pairs, of the plan that has fewer, so that it holds for both. 0 without any pair.
  ///
  /// - Complexity: O(learners).
  package func difference(from other: Partition) -> Double {
    let pairs = min(pairCount, other.pairCount)
    guard pairs > 0 else { return 0 }
    var home: [Int: Int] = [:]
    for (index, group) in other.groups.enumerated() {
      for member in group.members { home[member] = index }
    }
    let common = groups.reduce(0) { sum, group in
      let together = group.members.reduce(into: [Int: Int]()) {
        $0[home[$1] ?? -1, default: 0] += 1
      }
      return sum + together.values.reduce(0) { $0 + Self.pairs($1) }
    }
    return 1 - Double(common) / Double(pairs)
  }

  private static func pairs(_ learners: Int) -> Int { learners * (learners - 1) / 2 }
}
