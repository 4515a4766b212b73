import GroupingModel

/// What rules cost groups, written straight from the rules' definitions and sharing nothing with
/// the solver. Slow to set up, plain to read.
package struct Evaluator: Sendable {
  package let scenario: Scenario
  /// One per rule of the scenario, in its order.
  let measures: [Measure]
  /// The rule that limits the whole plan, if there is one.
  package let limit: WholePlanLimit?

  /// Reads every rule.
  ///
  /// - Throws: `ModelError` if a rule cannot be used in this scenario.
  /// - Complexity: O(learners squared) per rule.
  package init(_ scenario: Scenario) throws(ModelError) {
    self.scenario = scenario
    var measures: [Measure] = []
    for rule in scenario.rules {
      measures.append(try RuleReading(spec: rule, scenario: scenario).measure())
    }
    self.measures = measures
    limit = try WholePlanLimit(scenario)
  }

  /// Cost units of a group under a rule of the scenario; violations if the rule is required.
  package func cost(ofRule rule: Int, group: Group) -> Int64 {
    measures[rule].cost(of: group.members, kind: group.kind)
  }

  /// Cost units of a group under any rule; violations if the rule is required.
  ///
  /// - Throws: `ModelError` if the rule is unknown or cannot be used in this scenario.
  package static func cost(
    of rule: RuleSpec, group: Group, in scenario: Scenario
  ) throws(ModelError) -> Int64 {
    try RuleReading(spec: rule, scenario: scenario).measure()
      .cost(of: group.members, kind: group.kind)
  }
}

extension RuleReading {
  /// What the rule costs groups.
  func measure() throws(ModelError) -> Measure {
    try checkFigures()
    guard let meaning = Self.meanings[spec.kind] else {
      throw ModelError.unknown("rule", spec.kind, among: Self.meanings.keys.sorted())
    }
    return try meaning(self)()
  }

  private static let meanings:
    [String: @Sendable (RuleReading) -> () throws(ModelError) -> Measure] = [
      "apart": { $0.apart },
      "at-least": { $0.atLeast },
      "at-most": { $0.atMost },
      "avoid": { $0.avoid },
      "balance": { $0.balance },
      "common-hours": { $0.commonHours },
      "distances": { $0.distances },
      "eligible": { $0.eligible },
      "exposure-balance": { $0.exposureBalance },
      "fair-turns": { $0.fairTurns },
      "gather": { $0.gather },
      "incompatible": { $0.incompatible },
      "keep": { $0.together },
      "leaders-go-round": { $0.leadersGoRound },
      "lock": { $0.lock },
      "mix": { $0.mix },
      "mutual-help": { $0.mutualHelp },
      "new-labels": { $0.newLabels },
      "new-teammates": { $0.newTeammates },
      "no-low-streak": { $0.noLowStreak },
      "not-alone": { $0.notAlone },
      "pin": { $0.pin },
      "preference": { $0.preference },
      "ready": { $0.ready },
      "required-values": { $0.requiredValues },
      "similar": { $0.similar },
      "skills": { $0.skills },
      "spread": { $0.spread },
      "stay": { $0.stay },
      "together": { $0.together },
      "wishes": { $0.wishes },
    ]
}
