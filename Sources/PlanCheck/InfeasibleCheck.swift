import GroupingModel

extension PlanChecker {
  /// That no plan keeps all required rules: by prices that no plan could pay, or by looking at all
  /// groups that keep them.
  static func checkInfeasible(
    _ plan: PlanDocument, _ scenario: Scenario, _ prover: BoundProver, _ report: inout Report
  ) async {
    checkConflicts(plan, scenario, &report)
    var certificate = prover.unpriced(level: 0, scale: 0)
    if let given = plan.certificate.first {
      guard given.prices.count == scenario.roster.count, Pricing.isUsable(given), given.scale == 0,
        given.threshold == nil, given.multipliers.isEmpty, given.toll == nil || prover.hasLimit,
        Marks.flaw(in: given.sets, learners: scenario.roster.count) == nil
      else {
        report.found(.certificate, "not of the form that proves a scenario infeasible")
        return
      }
      certificate = given
    }
    guard let priced = await prover.price(certificate) else {
      report.conclude(.open)
      report.remark(Settlement.tooMany)
      return
    }
    report.groupsLookedAt = priced.groups
    if priced.total.map({ $0 > 0 }) ?? true {
      report.conclude(.verified)
      return
    }
    let anyPlan = BoundProver.Goal(most: 0) { _ in true }
    switch await prover.search(anyPlan, after: priced) {
    case .none: report.conclude(.verified)
    case .plan:
      report.conclude(.refuted)
      report.found(.infeasibility, "a plan exists that keeps all required rules")
    case .tooManyGroups, .tooLong:
      report.conclude(.open)
      report.remark("not verified: too many groups keep the required rules")
    }
  }

  /// The rules that are said to clash are required ones of the plan, their learners its own.
  private static func checkConflicts(
    _ plan: PlanDocument, _ scenario: Scenario, _ report: inout Report
  ) {
    let known = Set(scenario.roster.learners.map(\.id))
    for (index, conflict) in plan.conflicts.enumerated() {
      for demand in conflict.demands {
        guard plan.rules.indices.contains(demand.rule), plan.rules[demand.rule].required,
          demand.parts.joined().allSatisfy(known.contains)
        else {
          report.found(
            .infeasibility, "conflict \(index + 1): not about required rules of the plan")
          break
        }
      }
    }
  }
}
