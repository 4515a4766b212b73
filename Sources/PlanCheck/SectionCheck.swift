import GroupingModel

/// Plans with sections that groups lie in: each level is verified as a plan by itself, then that the
/// two fit together.
extension PlanChecker {
  static func checkWithSections(
    _ plan: PlanDocument, _ scenario: Scenario, _ options: CheckOptions
  ) async throws(ModelError) -> Report {
    var report = Report()
    guard let around = scenario.sections, let sections = plan.ofSections else {
      report.found(.format, "one of plan and scenario has sections, the other has none")
      return report
    }
    checkFormat(plan, &report)
    checkSectionStatus(plan, &report)
    let levels = [
      ("sections", sections, around), ("groups", plan.ofGroups, scenario.withoutSections),
    ]
    for (name, level, scenario) in levels where isChecked(level, of: plan) {
      report.add(try await check(plan: level, scenario: scenario, options: options), about: name)
    }
    if plan.status == .unknown { report.remark("there is no plan and no proof to check") }
    checkNesting(plan, &report)
    checkSums(plan, &report)
    return report
  }

  /// Without a plan a level of which nothing is known claims nothing.
  private static func isChecked(_ level: PlanDocument, of plan: PlanDocument) -> Bool {
    !plan.levels.isEmpty || level.status == .infeasible
  }

  /// The status says no more than what is known of both levels.
  private static func checkSectionStatus(_ plan: PlanDocument, _ report: inout Report) {
    let hasPlan = plan.status == .optimal || plan.status == .feasible
    guard plan.levels.count == (hasPlan ? 2 : 0) else {
      report.found(.level, "\(plan.levels.count) levels are listed, there are \(hasPlan ? 2 : 0)")
      return
    }
    if hasPlan, plan.sections?.status != (plan.levels[0].optimal ? .optimal : .feasible) {
      report.found(.status, "sections and their level disagree on what is proven")
    }
    let isImpossible =
      plan.sections?.status == .infeasible || plan.ofGroups.status == .infeasible
    if (plan.status == .infeasible) != isImpossible {
      report.found(.status, "\(plan.status.rawValue), which neither level is by itself")
    }
    if !hasPlan, plan.sections?.groups.isEmpty == false || !plan.groups.isEmpty || plan.cost != nil
    {
      report.found(.status, "\(plan.status.rawValue), yet there are groups or a cost")
    }
  }

  /// Every group's learners are in the section that it names.
  static func checkNesting(_ plan: PlanDocument, _ report: inout Report) {
    var homes: [String: Int] = [:]
    var names: [String: Int] = [:]
    for (index, section) in (plan.sections?.groups ?? []).enumerated() {
      if names.updateValue(index, forKey: section.name) != nil {
        report.found(.label, "two sections have the name of section \(index + 1)")
      }
      for id in section.members { homes[id] = index }
    }
    for (index, group) in plan.groups.enumerated() {
      guard let section = group.section.flatMap({ names[$0] }) else {
        report.found(.label, "group \(index + 1) is in a section that the plan does not list")
        continue
      }
      let outside = group.members.count { homes[$0] != section }
      if outside > 0 {
        report.found(
          .roster, "\(outside) members of group \(index + 1) are not in section \(section + 1)")
      }
    }
  }

  /// Cost and bound of the plan are those of its two levels added up.
  private static func checkSums(_ plan: PlanDocument, _ report: inout Report) {
    guard plan.levels.count == 2 else { return }
    let costs = plan.levels.compactMap { wholeUnits($0.cost) }
    if costs.count < 2 || plan.cost.flatMap(wholeUnits) != costs.reduce(0, +) {
      report.found(.cost, "the plan's cost is not that of sections and groups together")
    }
    let bounds = plan.levels.compactMap { $0.bound.flatMap(wholeUnits) }
    if let bound = plan.bound,
      bounds.count < 2 || (wholeUnits(bound) ?? .max) > bounds.reduce(0, +)
    {
      report.found(.bound, "the bound \(bound) is above what sections and groups claim together")
    }
    checkStatus(plan, &report)
  }
}
