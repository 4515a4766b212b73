import GroupingModel

/// Shows by counting that required rules cannot hold together: too few of a kind for all groups,
/// too many who must be apart, blocks larger than any group, labels without room.
///
/// Quick for any class, and never wrong; what it does not see is left to search and to exact
/// engines. Most findings are one count of some learners, so prices of 1 or -1 for these learners
/// prove it to the checker too.
struct CountingProof {
  let objective: Objective
  private let room: Room

  init(_ objective: Objective) {
    self.objective = objective
    let scenario = objective.scenario
    room = Room(
      kinds: scenario.kinds, groupCount: scenario.groupCount, learners: scenario.roster.count)
  }

  /// What shows that there is no plan.
  struct Finding {
    /// Rules that cannot hold together: without any of them, counting shows nothing. Empty if
    /// sizes alone rule out a plan.
    let rules: [Int]
    /// A price for each learner: the groups that required rules allow cannot pay them all. nil
    /// where no such prices are known.
    let prices: [Int64]?
  }

  private struct Contradiction {
    let prices: [Int64]?
  }

  /// nil where counting shows nothing.
  func finding() -> Finding? {
    let rules = objective.scenario.rules
    let required = rules.indices.filter { rules[$0].strength == .required }
    guard let shown = contradiction(in: required) else { return nil }
    return Finding(rules: fewest(of: required), prices: shown.prices)
  }

  /// Leaves out every rule without which counting still shows that there is no plan (a deletion
  /// filter, as in `Feasibility`).
  private func fewest(of rules: [Int]) -> [Int] {
    var kept = rules
    for rule in rules {
      let rest = kept.filter { $0 != rule }
      if contradiction(in: rest) != nil { kept = rest }
    }
    return kept
  }

  /// What counting shows of some required rules; nil where that is nothing.
  private func contradiction(in rules: [Int]) -> Contradiction? {
    let requirements = Requirements(objective, rules: rules)
    let counted = CountedSets(requirements)
    let room = self.room.without(counted.impossibleSizes())
    let free = [Int64](repeating: 0, count: requirements.learners)
    if room.isEmpty { return Contradiction(prices: free) }
    let blocks = Blocks(requirements)
    for (learners, quota) in counted.quotas() + blocks.rivals() + Places(requirements).quotas() {
      guard let verdict = quota.verdict(room) else { continue }
      var prices = free
      for learner in learners { prices[learner] = verdict == .tooFew ? -1 : 1 }
      return Contradiction(prices: prices)
    }
    // A group with part of a block may seem to keep the rules as long as the others pay for it.
    return blocks.quotas().contains { $0.verdict(room) != nil } ? Contradiction(prices: nil) : nil
  }
}
