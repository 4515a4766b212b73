import GroupingModel
import PlanCheck

extension PlacedPlan {
  /// A plan whose figures can be told: it has groups, and costs are what the rules say of them.
  ///
  /// - Parameter file: what the plan was read from, for errors.
  /// - Throws: `InputError` otherwise, in the words of `regroup check`.
  init(
    explaining plan: PlanDocument, of loaded: LoadedScenario, file: String?
  ) throws(InputError) {
    try self.init(plan, in: loaded.scenario, file: file)
    try requireGroups()
    let findings: [Finding]
    do { findings = try PlanChecker.figures(plan: plan, scenario: loaded.scenario) } catch {
      throw loaded.located(error)
    }
    guard let first = findings.first else { return }
    let more = findings.count > 1 ? " (and \(findings.count - 1) more)" : ""
    throw InputError(
      file: file, "the plan is not what it claims to be: \(first)\(more)",
      remedy: "regroup check lists everything; make the plan anew with regroup teams, or score "
        + "groups edited by hand with regroup score")
  }
}

extension LoadedScenario {
  /// - Throws: `InputError` for groups inside of sections, where a change may change both.
  func requireOneLevel(_ file: String?) throws(InputError) {
    guard scenario.sections == nil else {
      throw InputError(
        file: file, "plans with sections cannot be explained learner by learner yet",
        remedy: "see report.html; to try a change, edit groups.csv and use regroup score")
    }
  }
}
