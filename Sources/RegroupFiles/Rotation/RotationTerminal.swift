import GroupingModel
import PlanCheck
import Scheduling
import SchedulingModel

/// What `regroup rotate` and `regroup check` say of a chart.
package enum RotationTerminal {
  /// The chart, what each wish costs, and how good it is; or why there is none.
  package static func text(_ plan: RotationPlan) -> String {
    let problem = plan.loaded.problem
    let wording = RotationWording(problem)
    guard let chart = plan.solution.chart else {
      return TerminalLines.text(reasons(plan.solution, wording))
    }
    var lines: [String] = []
    for day in ChartDay.all(plan.loaded) {
      if let title = day.title { lines.append(title) }
      for column in day.columns {
        lines.append("\(column.name)  \(column.time)")
        for (station, place) in problem.stations.enumerated() {
          let groups = chart.groups(at: station, in: column.rotation).map { problem.groups[$0] }
          guard !groups.isEmpty else { continue }
          lines.append("  \(place.name): \(groups.joined(separator: ", "))")
        }
      }
    }
    let check = RotationCheck(chart, of: problem)
    lines += wishes(problem, check, wording)
    lines.append(verdict(plan.solution))
    lines += plan.changes
    return TerminalLines.text(lines)
  }

  private static func reasons(_ solution: RotationSolution, _ wording: RotationWording) -> [String]
  {
    guard solution.isInfeasible else { return ["No chart was found in the time given."] }
    let conflict = wording.conflict(of: solution)
    if solution.shortage != nil { return ["There is no chart: \(conflict.first ?? "")."] }
    guard !conflict.isEmpty else {
      return ["There is no chart: groups, stations and rotations alone leave no room for one."]
    }
    return ["There is no chart. These cannot hold together:"] + conflict.map { "- \($0)" }
      + ["Give up one of them, or make it a wish with a weight."]
  }

  private static func wishes(
    _ problem: RotationProblem, _ check: RotationCheck, _ wording: RotationWording
  ) -> [String] {
    let wishes = zip(problem.rules, check.points).filter { $0.0.weight != nil }
    guard !wishes.isEmpty else { return [] }
    return ["", "Wishes (points; 0 where all is well)"]
      + TerminalLines.costs(
        wishes.map { rule, points in
          (
            sentence: wording.sentence(rule.kind),
            cost: Wording.points((rule.weight ?? 0) * Double(points))
          )
        })
  }

  private static func verdict(_ solution: RotationSolution) -> String {
    let cost = Wording.points(Cost.points(solution.cost))
    if let bound = solution.bound, solution.chart != nil, solution.cost <= bound {
      if solution.cost == 0 { return "All that was asked is kept." }
      return solution.isByProgram
        ? "Cost \(cost). No other chart costs less: GLPK has searched all that could."
        : "Cost \(cost). Proven best: no other chart costs less."
    }
    guard let bound = solution.bound, bound > 0 else {
      return "Cost \(cost). How far from best is not known."
    }
    return "Cost \(cost), and none costs less than \(Wording.points(Cost.points(bound)))."
  }

  /// The verdict of a check.
  package static func text(_ check: RotationCheck, of document: RotationDocument) -> String {
    let findings = findings(check, document)
    guard findings.isEmpty else {
      return TerminalLines.text(
        ["The chart is not what it claims to be:"] + findings.map { "- \($0)" })
    }
    guard !document.chart.isEmpty else {
      return document.status == .infeasible
        ? "That there is no chart was not verified.\n" : "There is no chart in the file.\n"
    }
    let proof = isVerified(document) ? "" : " That none costs less than it says was not verified."
    return "Verified: visits, places, adults, equipment, rules and costs.\(proof)\n"
  }

  /// Whether nothing is claimed of all charts but that none costs less than nothing.
  package static func isVerified(_ document: RotationDocument) -> Bool {
    document.status != .infeasible && document.bound ?? 0 == 0
      && (document.measures ?? []).allSatisfy { $0.bound ?? 0 == 0 }
  }

  /// What is wrong with a plan; empty for one that is what it claims to be.
  package static func findings(_ check: RotationCheck, _ document: RotationDocument) -> [String] {
    let hasChart = document.status == .optimal || document.status == .feasible
    guard document.chart.isEmpty != hasChart else {
      return ["its status is '\(document.status.rawValue)', which does not go with its chart"]
    }
    guard hasChart else { return [] }
    guard check.findings.isEmpty else { return check.findings }
    let cost = Cost.points(check.cost)
    guard document.cost == cost else {
      return ["the cost is \(Wording.points(cost)), not as it says"]
    }
    guard document.bound ?? 0 <= cost else { return ["the bound is above the cost of the chart"] }
    let measures = document.measures ?? []
    guard measures.map(\.value) == (check.changed.map { [$0] } ?? []),
      measures.allSatisfy({ $0.measure == RotationDocument.Measure.name })
    else { return ["the places that change are not as many as it says"] }
    guard measures.allSatisfy({ $0.bound ?? 0 <= $0.value }) else {
      return ["the bound is above the places that change"]
    }
    let isProven = document.bound == cost && measures.allSatisfy { $0.bound == $0.value }
    return document.status == .optimal && !isProven
      ? ["it claims to be best, and its bound does not say so"] : []
  }
}
