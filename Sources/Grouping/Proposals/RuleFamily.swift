/// What rules are about, as teachers speak of it. Proposals lean to one family at the cost of the
/// others.
package enum RuleFamily: Sendable, Hashable, CaseIterable {
  case newTeammates
  case balance
  case choice
  case needs

  /// The family's words in a sentence.
  package var words: String {
    switch self {
    case .newTeammates: "new team-mates"
    case .balance: "balance and mixing"
    case .choice: "wishes and choices"
    case .needs: "what each group needs"
    }
  }

  /// The family of a rule of the book; nil for no such rule.
  package init?(ofRule kind: String) {
    let family = Self.allCases.first { $0.rules.contains { $0.name == kind } }
    guard let family else { return nil }
    self = family
  }

  private var rules: [any Rule.Type] {
    switch self {
    case .newTeammates: [NewTeammates.self]
    case .balance:
      [
        Balance.self, Spread.self, NotAlone.self, Gather.self, Similar.self, Mix.self,
        Incompatible.self, AtMost.self, Distances.self, ExposureBalance.self, NoLowStreak.self,
      ]
    case .choice:
      [
        Wishes.self, Avoid.self, Apart.self, Together.self, Keep.self, Preference.self,
        FairTurns.self, NewLabels.self, PinRule.self, Eligible.self,
      ]
    case .needs:
      [
        AtLeast.self, RequiredValues.self, Skills.self, MutualHelp.self, LeadersGoRound.self,
        CommonHours.self, Ready.self,
      ]
    }
  }
}
