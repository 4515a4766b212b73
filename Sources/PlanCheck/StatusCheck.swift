import GroupingModel

extension PlanChecker {
  /// Plans give the gap to six decimals.
  private static let gapTolerance = 1e-6

  /// Status, cost, bound and gap agree with each other.
  static func checkStatus(_ plan: PlanDocument, _ report: inout Report) {
    switch plan.status {
    case .optimal:
      checkGap(plan, &report)
      if plan.bound != plan.cost {
        report.found(
          .status, "optimal, but the bound \(shown(plan.bound)) is not the cost \(shown(plan.cost))"
        )
      }
      for (index, level) in plan.levels.enumerated() where !level.optimal {
        report.found(.status, "optimal, but level \(index + 1) is not proven")
      }
    case .feasible: checkGap(plan, &report)
    case .infeasible, .unknown:
      if !plan.groups.isEmpty || plan.cost != nil || plan.gap != nil {
        report.found(.status, "\(plan.status.rawValue), yet there are groups, a cost or a gap")
      }
      if plan.status == .unknown { report.remark("there is no plan and no proof to check") }
    }
  }

  private static func checkGap(_ plan: PlanDocument, _ report: inout Report) {
    guard let cost = plan.cost, cost.isFinite else {
      report.found(.status, "\(plan.status.rawValue), but there is no cost")
      return
    }
    guard let bound = plan.bound, bound.isFinite else {
      if plan.gap != nil { report.found(.status, "a gap is claimed without a bound") }
      return
    }
    if bound > cost { report.found(.bound, "the bound \(bound) is above the cost \(cost)") }
    let scale = max(abs(cost), abs(bound))
    let gap = scale > 0 ? (cost - bound) / scale : 0
    if abs((plan.gap ?? -1) - gap) > gapTolerance {
      report.found(.status, "the gap is claimed as \(shown(plan.gap)), it is \(gap)")
    }
  }

  static func shown(_ value: Double?) -> String { value.map { "\($0)" } ?? "none" }
}
