import GroupingModel

/// What the rules say of a plan's groups, in cost units; violations for required rules.
struct GroupCosts {
  let scenario: Scenario
  let order: LevelOrder
  /// `[group][rule]`.
  let values: [[Int64]]
  let limit: WholePlanLimit?

  init(_ groups: [Group], _ evaluator: Evaluator) {
    scenario = evaluator.scenario
    limit = evaluator.limit
    order = LevelOrder(evaluator.scenario)
    values = groups.map { group in
      evaluator.scenario.rules.indices.map { evaluator.cost(ofRule: $0, group: group) }
    }
  }

  func isRequired(_ rule: Int) -> Bool { scenario.rules[rule].strength == .required }

  /// Cost of one group under one rule; none for a required one.
  func cost(group: Int, rule: Int) -> Int64 { isRequired(rule) ? 0 : values[group][rule] }

  func cost(group: Int) -> Int64 {
    sum(scenario.rules.indices.lazy.map { cost(group: group, rule: $0) })
  }

  func cost(rule: Int) -> Int64 {
    sum(values.indices.lazy.map { cost(group: $0, rule: rule) })
  }

  var total: Int64 { sum(values.indices.lazy.map { cost(group: $0) }) }

  /// The sum, or the largest number there is where it does not fit.
  private func sum(_ costs: some Sequence<Int64>) -> Int64 {
    Int64(clamping: costs.reduce(Int128(0)) { $0 + Int128($1) })
  }

  /// Costs as the plan lists its levels: with worst-first the worst group's, then the sum.
  var levels: [Int64] {
    if scenario.aim == .worstFirst { return [values.indices.map(cost(group:)).max() ?? 0, total] }
    return (0..<order.count).map { level in
      sum(order.rules(at: level).lazy.map { cost(rule: $0) })
    }
  }
}

extension PlanChecker {
  static func checkRequired(
    _ costs: GroupCosts, _ scenario: Scenario, _ report: inout Report
  ) {
    for (group, values) in costs.values.enumerated() {
      for (rule, violations) in values.enumerated()
      where costs.isRequired(rule) && violations != 0 && rule != costs.limit?.rule {
        report.found(
          .required,
          "group \(group + 1) breaks rule \(rule + 1) (\(scenario.rules[rule].kind))")
      }
    }
    guard let limit = costs.limit else { return }
    let moved = costs.values.reduce(Int64(0)) { $0 + $1[limit.rule] }
    if moved > limit.most {
      report.found(
        .required,
        "\(moved) learners have moved, \(limit.most) may (rule \(limit.rule + 1), stay)")
    }
  }

  /// Costs per group and rule, per group, per rule and in all are as claimed.
  static func checkCosts(_ plan: PlanDocument, _ costs: GroupCosts, _ report: inout Report) {
    for (index, group) in plan.groups.enumerated() {
      compare(group.cost, costs.cost(group: index), "group \(index + 1)", &report)
      guard group.costs.count == plan.rules.count else {
        report.found(
          .cost, "group \(index + 1) lists \(group.costs.count) costs for \(plan.rules.count) rules"
        )
        continue
      }
      for (rule, claimed) in group.costs.enumerated() {
        let name = "group \(index + 1), rule \(rule + 1) (\(plan.rules[rule].rule))"
        compare(claimed, costs.cost(group: index, rule: rule), name, &report)
      }
    }
    for (rule, claimed) in plan.rules.enumerated() {
      compare(claimed.cost, costs.cost(rule: rule), "rule \(rule + 1) (\(claimed.rule))", &report)
    }
    if let claimed = plan.cost { compare(claimed, costs.total, "the plan", &report) }
  }

  /// The levels' costs are as claimed, their bounds no higher, and proven ones equal.
  static func checkLevels(_ plan: PlanDocument, _ costs: GroupCosts, _ report: inout Report) {
    let found = costs.levels
    guard plan.levels.count == found.count else {
      report.found(.level, "\(plan.levels.count) levels are listed, there are \(found.count)")
      return
    }
    for (index, (level, cost)) in zip(plan.levels, found).enumerated() {
      compare(level.cost, cost, "level \(index + 1)", &report)
      if let bound = level.bound, !(bound <= level.cost) {
        report.found(.bound, "level \(index + 1): the bound \(bound) is above the cost")
      }
      if level.optimal, level.bound != level.cost {
        report.found(.level, "level \(index + 1) is claimed proven, but its bound is not its cost")
      }
    }
    checkTotalBound(plan, costs.scenario, &report)
  }

  /// The plan's bound says no more than its levels': that of the sum, or all levels together.
  private static func checkTotalBound(
    _ plan: PlanDocument, _ scenario: Scenario, _ report: inout Report
  ) {
    guard let bound = plan.bound else { return }
    let counted = scenario.aim == .worstFirst ? plan.levels.suffix(1) : plan.levels[...]
    let known = counted.compactMap { $0.bound.flatMap(wholeUnits) }
    guard known.count == counted.count, let units = wholeUnits(bound) else {
      report.found(.bound, "the bound \(bound) is claimed, but not every level has one")
      return
    }
    if units > known.reduce(0, +) {
      report.found(.bound, "the bound \(bound) is above what the levels claim")
    }
  }

  /// Points as cost units; nil unless they are a whole number of them.
  static func wholeUnits(_ points: Double) -> Int64? {
    guard abs(points) < 1e12 else { return nil }
    let units = Cost.units(points)
    return points == Cost.points(units) ? units : nil
  }

  private static func compare(
    _ claimed: Double, _ found: Int64, _ what: String, _ report: inout Report
  ) {
    if claimed != Cost.points(found) {
      report.found(.cost, "\(what): \(claimed) points claimed, \(points(found)) found")
    }
  }
}
