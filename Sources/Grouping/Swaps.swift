import GroupingModel

extension Objective {
  /// What one group pays under each rule: cost units, or violations of required rules.
  package func prices(of group: Group) -> [Int64] {
    var prices = [Int64](repeating: 0, count: scenario.rules.count)
    for term in terms { prices[term.rule] += term.price(of: group.members, kind: group.kind) }
    return prices
  }

  /// What all groups of a plan pay under each rule.
  package func prices(of groups: [Group]) -> [Int64] {
    groups.reduce(into: [Int64](repeating: 0, count: scenario.rules.count)) { sums, group in
      for (rule, price) in prices(of: group).enumerated() { sums[rule] += price }
    }
  }
}

/// What a plan would cost after two learners of different groups changed places.
package struct Swaps: Sendable {
  package let objective: Objective
  private let groups: [Group]
  /// Per learner, the position of their group.
  private let home: [Int]
  /// Per group and rule, as the plan is.
  private let prices: [[Int64]]
  /// What the groups take of the plan's limit; 0 without one.
  private let charged: Int64
  /// Per group, costs of all weighted rules; highest first, with the group's position.
  private let dearest: [(cost: Int64, group: Int)]

  /// One change of places.
  package struct Effect: Sendable {
    package let first: Int
    package let second: Int
    /// Change per rule: cost units, or violations of required rules.
    package let changes: [Int64]
    /// Change of the violations of all required rules.
    package let violations: Int64
    /// Change of the cost of all weighted rules.
    package let cost: Int64
    /// What the aim compares, in its order: smaller is better, below 0 improves the plan.
    fileprivate let ranking: [Int64]

    /// Whether the plan would be better by its own aim.
    package var improves: Bool {
      violations <= 0 && (ranking.first { $0 != 0 } ?? 0) < 0
    }
  }

  /// - Parameter groups: must cover the roster.
  package init(_ objective: Objective, groups: [Group]) {
    self.objective = objective
    self.groups = groups
    var home = [Int](repeating: 0, count: objective.scenario.roster.count)
    for (index, group) in groups.enumerated() {
      for member in group.members { home[member] = index }
    }
    self.home = home
    let prices = groups.map { objective.prices(of: $0) }
    self.prices = prices
    charged = objective.ration?.charge(of: groups) ?? 0
    dearest = groups.indices.map { (objective.total(prices[$0]), $0) }
      .sorted { ($1.cost, $0.group) < ($0.cost, $1.group) }
  }

  /// nil for two learners of one group.
  package func effect(_ first: Int, _ second: Int) -> Effect? {
    let (a, b) = (home[first], home[second])
    guard a != b else { return nil }
    let swapped = [
      replacing(first, by: second, in: groups[a]), replacing(second, by: first, in: groups[b]),
    ]
    let after = swapped.map { objective.prices(of: $0) }
    let rules = objective.scenario.rules
    var changes = rules.indices.map { after[0][$0] + after[1][$0] - prices[a][$0] - prices[b][$0] }
    if let rule = objective.rationedRule {
      changes[rule] = changeBeyondLimit([groups[a], groups[b]], to: swapped)
    }
    let broken = zip(rules, changes).reduce(0) { $0 + ($1.0.strength == .required ? $1.1 : 0) }
    return Effect(
      first: first, second: second, changes: changes, violations: broken,
      cost: objective.total(changes), ranking: ranking(changes, after: after, of: a, b))
  }

  /// How much more two groups would take the plan beyond its limit.
  private func changeBeyondLimit(_ old: [Group], to new: [Group]) -> Int64 {
    guard let ration = objective.ration else { return 0 }
    let after = charged - ration.charge(of: old) + ration.charge(of: new)
    return max(0, after - ration.most) - max(0, charged - ration.most)
  }

  /// The cheapest changes of places of one learner with anyone, those first that break nothing.
  ///
  /// - Complexity: O(learners x pricing two groups).
  package func best(of learner: Int, count: Int) -> [Effect] {
    let effects = home.indices.compactMap { effect(learner, $0) }
    let sorted = effects.sorted {
      if $0.violations != $1.violations { return $0.violations < $1.violations }
      if $0.ranking != $1.ranking { return $0.ranking.lexicographicallyPrecedes($1.ranking) }
      return $0.second < $1.second
    }
    return Array(sorted.prefix(count))
  }

  private func replacing(_ old: Int, by new: Int, in group: Group) -> Group {
    Group(kind: group.kind, members: group.members.map { $0 == old ? new : $0 })
  }

  private func ranking(
    _ changes: [Int64], after: [[Int64]], of first: Int, _ second: Int
  ) -> [Int64] {
    let rules = objective.scenario.rules
    if objective.scenario.aim == .worstFirst {
      let others = dearest.first { $0.group != first && $0.group != second }?.cost
      let both = max(objective.total(after[0]), objective.total(after[1]))
      let worst = max(both, others ?? both)
      return [worst - (dearest.first?.cost ?? 0), objective.total(changes)]
    }
    var levels = [Int64](repeating: 0, count: max(1, objective.levels.count))
    for (index, rule) in rules.enumerated() where rule.strength != .required {
      levels[objective.level(ofRule: index)] += changes[index]
    }
    return levels
  }
}

extension Objective {
  /// Sum over the weighted rules.
  fileprivate func total(_ prices: [Int64]) -> Int64 {
    zip(scenario.rules, prices).reduce(0) { $0 + ($1.0.strength == .required ? 0 : $1.1) }
  }
}
