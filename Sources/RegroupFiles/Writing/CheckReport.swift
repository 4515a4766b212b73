import GroupingModel
import PlanCheck

/// What a check found, for the terminal.
package struct CheckReport {
  private let report: Report
  private let plan: PlanDocument

  package init(_ report: Report, of plan: PlanDocument) {
    self.report = report
    self.plan = plan
  }

  /// Whether the plan is proven to be all that it claims to be, nothing left open.
  package var isVerified: Bool { report.isValid && report.proof != .open }

  /// A verdict, then a line per finding and remark.
  package var text: String {
    let lines =
      [verdict] + report.findings.map { "- \($0.description)" }
      + report.remarks.map { "Note: \($0)." }
    return lines.map { printable($0) + "\n" }.joined()
  }

  private var verdict: String {
    guard report.isValid else {
      return "The plan is not what it claims to be "
        + "(\(Wording.count(report.findings.count, "finding"))):"
    }
    switch (plan.status, report.proof) {
    case (.unknown, _): return "There is no plan in the file."
    case (.infeasible, .verified): return "Verified: no plan keeps all required rules."
    case (.infeasible, _): return "That no plan keeps all required rules was not verified."
    case (.optimal, .verified): return "Verified: groups, rules, costs, and that it is best."
    case (_, .verified): return "Verified: groups, rules, costs and bound."
    case (.optimal, .open):
      return "Verified: groups, rules and costs. That the plan is best was not verified."
    case (.feasible, .open):
      return "Verified: groups, rules and costs. The bound was not verified."
    default: return "Verified: groups, rules and costs."
    }
  }
}
