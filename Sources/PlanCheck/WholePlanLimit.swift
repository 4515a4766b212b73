import GroupingModel

/// The one required rule that is kept by a plan as a whole: no more than so many learners have moved
/// since the earlier plan.
package struct WholePlanLimit: Sendable {
  /// Position of the rule in the scenario.
  package let rule: Int
  /// Moves that a plan may have.
  package let most: Int64

  /// nil where no rule is such a limit.
  ///
  /// - Throws: `ModelError` if there are several, or the number is out of range.
  init?(_ scenario: Scenario) throws(ModelError) {
    let found = scenario.rules.indices.filter { scenario.rules[$0].kind == "stay" }
    guard let rule = found.first else { return nil }
    guard found.count == 1, scenario.rules[rule].strength == .required else {
      throw ModelError(
        "rule 'stay' stands twice, or is not required", remedy: "keep one, and make it required")
    }
    let reading = RuleReading(spec: scenario.rules[rule], scenario: scenario)
    let moves = try reading.wholeNumber("moves", default: 0)
    // Where nobody may move, every group keeps the rule, as with any other.
    guard moves > 0 else { return nil }
    self.rule = rule
    most = Int64(moves)
  }
}
