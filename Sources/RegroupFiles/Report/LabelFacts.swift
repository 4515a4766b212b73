import GroupingModel

// Facts about the label that a group has.
extension PlacedPlan {
  /// nil for a rule that is not about choices.
  func labelStory(of spec: RuleSpec) -> FactBook.Story? {
    guard spec.kind == "preference", case .ranks(let ranks) = spec.data else { return nil }
    return { group, isKept in
      let choices = group.members.filter { !ranks[$0].isEmpty }
        .map { learner in (learner, ranks[learner].firstIndex { $0.contains(group.kind) }) }
      guard !choices.isEmpty else { return "Nobody here made a choice" }
      guard !isKept || choices.contains(where: { $0.1 != 0 }) else {
        return "Everyone here got their first choice"
      }
      let places = Set(choices.map { $0.1 ?? Int.max }).sorted()
      return places.map { place in
        let who = choices.filter { ($0.1 ?? Int.max) == place }.map(\.0)
        return "\(Wording.choice(place)): \(listed(who))"
      }
      .joined(separator: "; ")
    }
  }
}

extension PlacedPlan {
  /// How many of those with choices got their first; nil where no rule is about choices.
  var firstChoices: (got: Int, of: Int)? {
    for rule in scenario.rules {
      guard rule.kind == "preference", case .ranks(let ranks) = rule.data else { continue }
      let choosers = home.indices.filter { !ranks[$0].isEmpty }
      let got = choosers.count { learner in
        home[learner].map { ranks[learner][0].contains(groups[$0].kind) } ?? false
      }
      return (got, choosers.count)
    }
    return nil
  }
}

extension Wording {
  /// "First choice", counted from 0; `Int.max` for a label that was not chosen.
  static func choice(_ place: Int) -> String {
    switch place {
    case 0: "First choice"
    case 1: "Second choice"
    case 2: "Third choice"
    case .max: "Not chosen"
    default: "Choice \(place + 1)"
    }
  }
}
