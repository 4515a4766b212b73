import GroupingModel

/// What learners get in a round beside the company, by the rules of its scenario.
struct Turns {
  /// By position in the roster.
  private(set) var byLearner: [Int: Turn] = [:]

  init(of groups: [AcceptedGroups.Group], in scenario: Scenario) {
    let kinds = AloneCount.kinds(in: scenario)
    for group in groups {
      guard let kind = group.kind else { continue }
      let placed = GroupingModel.Group(kind: kind, members: group.members)
      let alone = Set(kinds.compactMap { $0.alone(in: placed) })
      for (member, turn) in scenario.turns(of: placed) {
        byLearner[member] = turn
        byLearner[member]?.alone = alone.contains(member)
      }
    }
  }
}
