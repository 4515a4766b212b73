import GroupingModel

extension PastRound {
  /// A planned round as the ledger of other rounds knows it: who is with whom, under which label, which
  /// choice that was and whose place was fixed.
  package init(_ plan: Partition, in scenario: Scenario) {
    let kinds = scenario.kinds
    var turns: [Int: Turn] = [:]
    for spec in scenario.rules where spec.kind == Preference.name {
      guard case .ranks(let ranks) = spec.data else { continue }
      for group in plan.groups {
        for learner in group.members where turns[learner]?.choice == nil {
          let place = ranks[learner].firstIndex { tied in
            tied.contains { kinds[$0].label == kinds[group.kind].label }
          }
          turns[learner, default: Turn()].choice = place.map { $0 + 1 }
        }
      }
    }
    for spec in scenario.rules where spec.kind == PinRule.name {
      guard case .pins(let pins) = spec.data else { continue }
      for pin in pins { turns[pin.learner, default: Turn()].pinned = true }
    }
    self.init(
      groups: plan.groups.map { PastGroup(members: $0.members, label: kinds[$0.kind].label) },
      turns: turns)
  }
}
