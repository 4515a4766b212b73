import GroupingModel

/// Every rule there is, in the order of the README's table: about named learners, about kinds of
/// learners, about numbers, about what a group can do, and about labels.
package enum RuleBook {
  package static let rules: [any Rule.Type] = [
    Wishes.self, Avoid.self, Apart.self, Together.self, Keep.self, NewTeammates.self,
    Spread.self, Gather.self, NotAlone.self, AtLeast.self, AtMost.self, Incompatible.self,
    RequiredValues.self,
    Balance.self, Similar.self, Mix.self, Distances.self, ExposureBalance.self, NoLowStreak.self,
    CommonHours.self, Skills.self, MutualHelp.self, LeadersGoRound.self,
    Preference.self, FairTurns.self, NewLabels.self, PinRule.self, Eligible.self, Ready.self,
  ]

  /// Rules whose costs may be negative; all others count what is wrong.
  package static let mayBeNegative: Set = [Distances.name, ExposureBalance.name]

  /// Rules about an earlier plan: they come from `--from`, not from scenarios.
  package static let ofEarlierPlans: [any Rule.Type] = [Lock.self, Stay.self]

  /// The rule of that name, those about earlier plans included.
  ///
  /// - Throws: `ModelError` with the nearest name if there is none.
  package static func anyRule(named name: String) throws(ModelError) -> any Rule.Type {
    if let found = ofEarlierPlans.first(where: { $0.name == name }) { return found }
    return try rule(named: name)
  }

  /// The rule of that name, as scenarios may have it.
  ///
  /// - Throws: `ModelError` with the nearest name if there is none.
  package static func rule(named name: String) throws(ModelError) -> any Rule.Type {
    if let found = rules.first(where: { $0.name == name }) { return found }
    throw ModelError.unknown("rule", name, among: rules.map { $0.name })
  }
}
