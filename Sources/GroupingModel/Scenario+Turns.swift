extension Scenario {
  /// What each member of a group gets beside the company: which choice the label is by the first rule
  /// that ranks labels, and whether a rule fixes the place.
  package func turns(of group: Group) -> [Int: Turn] {
    let pins = rules.flatMap { rule -> [Pin] in
      if ["pin", "lock"].contains(rule.kind), case .pins(let pins) = rule.data { pins } else { [] }
    }
    let fixed = Set(pins.filter { $0.kind == group.kind }.map(\.learner))
    let turns = group.members.map { member in
      (member, Turn(choice: choice(of: member, kind: group.kind), pinned: fixed.contains(member)))
    }
    return Dictionary(turns) { first, _ in first }
  }

  /// Which of a learner's choices a kind is, from 1; nil where it is none.
  private func choice(of learner: Int, kind: Int) -> Int? {
    for rule in rules {
      guard case .ranks(let ranks) = rule.data, ranks.indices.contains(learner) else { continue }
      if let rank = ranks[learner].firstIndex(where: { $0.contains(kind) }) { return rank + 1 }
    }
    return nil
  }
}
