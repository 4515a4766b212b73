import Grouping
import GroupingModel

extension PlanDocument {
  /// The plan of a finished run; every cost is evaluated anew from the groups.
  package init(
    _ solution: Solution, objective: Objective, loaded: LoadedScenario, generator: String,
    solver: String
  ) {
    let scenario = objective.scenario
    let naming = GroupNaming(
      solution.partition?.groups ?? [], of: loaded, inside: solution.sections?.partition)
    let groups = naming.groups
    let prices = groups.map { group in
      scenario.rules.indices.map { objective.price(ofRule: $0, for: group) }
    }
    let levels = solution.partition == nil ? [] : solution.levels
    let (cost, bound) =
      scenario.sections == nil ? Self.totals(levels, aim: scenario.aim) : Self.sums(levels)
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
    moves = MoveReasons.moves(of: self, objective, loaded.earlier)
    if let sections = solution.sections, let objective = objective.sections {
      place(in: PlanSections(sections, objective: objective))
    }
  }

  /// Puts each group into the section that its learners are in.
  private mutating func place(in sections: PlanSections) {
    self.sections = sections
    for section in sections.groups {
      let members = Set(section.members)
      for index in groups.indices where members.isSuperset(of: groups[index].members) {
        groups[index].section = section.name
      }
    }
  }

  /// What sections and groups cost together, and what is proven about it: the bounds of both, each by
  /// itself.
  private static func sums(_ levels: [Solution.Level]) -> (cost: Int64?, bound: Int64?) {
    guard !levels.isEmpty else { return (nil, nil) }
    let bounds = levels.compactMap(\.bound)
    return (
      levels.reduce(0) { $0 + $1.cost },
      bounds.count == levels.count ? bounds.reduce(0, +) : nil
    )
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

  fileprivate static func groups(
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

  fileprivate static func rules(_ objective: Objective, prices: [[Int64]]) -> [PlanRule] {
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

extension PlanSections {
  /// The sections of a finished run; every cost is evaluated anew.
  fileprivate init(_ solution: Solution.Sections, objective: Objective) {
    let scenario = objective.scenario
    let naming = GroupNaming(
      sections: solution.partition?.groups ?? [], kinds: scenario.kinds)
    let prices = naming.groups.map { group in
      scenario.rules.indices.map { objective.price(ofRule: $0, for: group) }
    }
    self.init(
      status: solution.status,
      groups: PlanDocument.groups(naming, prices: prices, scenario: scenario),
      rules: PlanDocument.rules(objective, prices: prices),
      alone: AloneCount.counts(of: naming.groups, in: scenario),
      certificate: solution.certificates,
      conflicts: solution.conflicts.map { PlanConflict($0, in: scenario) })
  }
}

extension PlanLevel {
  fileprivate init(_ level: Solution.Level) {
    self.init(
      name: level.name, cost: Cost.points(level.cost), bound: level.bound.map(Cost.points),
      optimal: level.optimal, basis: level.basis)
  }
}
