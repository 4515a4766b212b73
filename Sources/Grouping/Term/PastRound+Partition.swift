import GroupingModel

extension PastRound {
  /// A planned round as the ledger of other rounds knows it: who is with whom, under which label, which
  /// choice that was and whose place was fixed.
  package init(_ plan: Partition, in scenario: Scenario) {
    self.init(
      groups: plan.groups.map {
        PastGroup(members: $0.members, label: scenario.kinds[$0.kind].label)
      },
      turns: plan.groups.reduce(into: [:]) { turns, group in
        turns.merge(scenario.turns(of: group)) { first, _ in first }
      })
  }
}
