import GroupingModel

/// Verifies a plan from its scenario alone: groups, rules, costs, and what it claims to be proven.
package enum PlanChecker {
  /// Checks everything that can be checked; what is too large to verify becomes a remark.
  ///
  /// - Throws: `ModelError` if a rule of the scenario cannot be used.
  /// - Complexity: linear in the groups that could be formed, up to the options' limit.
  package static func check(
    plan: PlanDocument, scenario: Scenario, options: CheckOptions = CheckOptions()
  ) async throws(ModelError) -> Report {
    if scenario.sections != nil || plan.sections != nil {
      return try await checkWithSections(plan, scenario, options)
    }
    let evaluator = try Evaluator(scenario)
    var report = Report()
    checkFormat(plan, &report)
    checkStatus(plan, &report)
    checkRuleList(plan, scenario, &report)
    let prover = BoundProver(evaluator, options: options)
    guard plan.status == .optimal || plan.status == .feasible else {
      if plan.status == .infeasible { await checkInfeasible(plan, scenario, prover, &report) }
      return report
    }
    guard report.isValid, let groups = readGroups(plan, scenario, &report) else {
      report.remark("costs and bounds were not looked at: put the above right first")
      return report
    }
    let costs = GroupCosts(groups, evaluator)
    checkFigures(plan, groups, costs, &report)
    await checkBounds(plan, costs, prover, &report)
    return report
  }

  /// What in a plan's groups and figures is not as it claims; that it is best is taken on trust.
  ///
  /// - Throws: `ModelError` if a rule of the scenario cannot be used.
  package static func figures(
    plan: PlanDocument, scenario: Scenario
  ) throws(ModelError) -> [Finding] {
    var report = Report()
    if let around = scenario.sections, let sections = plan.ofSections {
      checkNesting(plan, &report)
      return report.findings
        + (try figures(plan: sections, scenario: around))
        + (try figures(plan: plan.ofGroups, scenario: scenario.withoutSections))
    }
    checkRuleList(plan, scenario, &report)
    guard report.isValid, let groups = readGroups(plan, scenario, &report) else {
      return report.findings
    }
    checkFigures(plan, groups, GroupCosts(groups, try Evaluator(scenario)), &report)
    return report.findings
  }

  private static func checkFigures(
    _ plan: PlanDocument, _ groups: [Group], _ costs: GroupCosts, _ report: inout Report
  ) {
    checkRequired(costs, costs.scenario, &report)
    checkCosts(plan, costs, &report)
    checkLevels(plan, costs, &report)
    checkAlone(plan, groups, costs.scenario, &report)
    checkObjective(plan, groups, costs.scenario, &report)
  }

  static func checkFormat(_ plan: PlanDocument, _ report: inout Report) {
    if plan.format != "regroup-plan" {
      report.found(.format, "not a regroup plan: 'format' is not 'regroup-plan'")
    }
    if plan.version != 1 {
      report.found(.format, "version \(plan.version) of the layout; this check knows version 1")
    }
  }

  /// The plan's rules are the scenario's, in its order.
  private static func checkRuleList(
    _ plan: PlanDocument, _ scenario: Scenario, _ report: inout Report
  ) {
    guard plan.rules.count == scenario.rules.count else {
      report.found(
        .format, "the plan lists \(plan.rules.count) rules, the scenario \(scenario.rules.count)")
      return
    }
    for (index, (claimed, rule)) in zip(plan.rules, scenario.rules).enumerated() {
      if claimed.rule != rule.kind {
        report.found(.format, "rule \(index + 1) is '\(rule.kind)', not '\(claimed.rule)'")
      }
      if claimed.required != (rule.strength == .required) {
        report.found(.format, "rule \(index + 1) is \(claimed.required ? "not " : "")required")
      }
      if claimed.weight != rule.weight {
        report.found(.format, "rule \(index + 1) claims another weight than the scenario's")
      }
    }
  }
}
