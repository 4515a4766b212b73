import Grouping
import GroupingModel

extension PlanDocument {
  /// The plan of a finished run; every cost is evaluated anew from the groups.
  package init(
    _ solution: Solution, objective: Objective, loaded: LoadedScenario, generator: String,
    solver: String
  ) {
    let scenario = objective.scenario
    let naming = GroupNaming(solution.partition?.groups ?? [], of: loaded)
    let groups = naming.groups
    let prices = groups.map { group in
      scenario.rules.indices.map { objective.price(ofRule: $0, for: group) }
    }
    let levels = solution.partition == nil ? [] : solution.levels
    let (cost, bound) = Self.totals(levels, aim: scenario.aim)
    self.init(
      format: "regroup-plan", version: 1, generator: generator, solver: solver,
      status: solution.status, cost: cost.map(Cost.points), bound: bound.map(Cost.points),
      gap: Self.gap(cost: cost, bound: bound),
      objective: solution.partition.flatMap { loaded.instance?.objective($0) },
      groups: Self.groups(naming, prices: prices, scenario: scenario),
      rules: Self.rules(objective, prices: prices), levels: levels.map(PlanLevel.init),
      alone: AloneCount.counts(of: groups, in: scenario), certificate: solution.certificates,
      conflicts: solution.conflicts.map { PlanConflict($0, in: scenario) },
      seed: scenario.seed, iterations: solution.iterations, request: loaded.document,
      inputs: loaded.inputs)
  }

  /// Total cost and what is proven about it. A level's bound stands on the costs of those before it
  /// where these are proven best, and on nothing else where they are not.
  private static func totals(
    _ levels: [Solution.Level], aim: Aim
  ) -> (cost: Int64?, bound: Int64?) {
    guard let last = levels.last else { return (nil, nil) }
    // With the worst group first, the first level is part of the sum that the last one is.
    let counted = aim == .worstFirst ? [last] : levels
    let bounds = counted.compactMap(\.bound)
    return (
      counted.reduce(0) { $0 + $1.cost },
      bounds.count == counted.count ? bounds.reduce(0, +) : nil
    )
  }

  private static func gap(cost: Int64?, bound: Int64?) -> Double? {
    guard let cost, let bound else { return nil }
    guard cost > bound else { return 0 }
    let (above, below) = (Cost.points(cost), Cost.points(bound))
    return (above - below) / max(abs(above), abs(below))
  }

  private static func groups(
    _ naming: GroupNaming, prices: [[Int64]], scenario: Scenario
  ) -> [PlanGroup] {
    let groups = naming.groups
    let weighted = scenario.rules.map { $0.strength != .required }
    return groups.indices.map { position in
      let total = zip(prices[position], weighted).reduce(0) { $1.1 ? $0 + $1.0 : $0 }
      return PlanGroup(
        name: naming.names[position], label: scenario.kinds[groups[position].kind].label,
        members: groups[position].members.map { scenario.roster.learners[$0].id },
        cost: Cost.points(total),
        costs: zip(prices[position], weighted).map { $1 ? Cost.points($0) : 0 })
    }
  }

  private static func rules(_ objective: Objective, prices: [[Int64]]) -> [PlanRule] {
    objective.scenario.rules.enumerated().map { index, spec in
      let isRequired = spec.strength == .required
      let total = prices.reduce(0) { $0 + $1[index] }
      let isLevelled = objective.scenario.aim == .strictOrder && !isRequired
      return PlanRule(
        rule: spec.kind, subject: spec.subject, sentence: objective.sentences[index],
        required: isRequired, weight: spec.weight, level: isLevelled ? spec.level : nil,
        cost: isRequired ? 0 : Cost.points(total))
    }
  }
}

extension PlanLevel {
  fileprivate init(_ level: Solution.Level) {
    self.init(
      name: level.name, cost: Cost.points(level.cost), bound: level.bound.map(Cost.points),
      optimal: level.optimal, basis: level.basis)
  }
}
