import GroupingModel

/// What learners get in a round beside the company, by the rules of its scenario.
struct Turns {
  /// By position in the roster.
  private(set) var byLearner: [Int: Turn] = [:]

  init(of groups: [AcceptedGroups.Group], in scenario: Scenario) {
    let kinds = AloneCount.kinds(in: scenario)
    let pins = Self.pins(in: scenario)
    for group in groups {
      guard let kind = group.kind else { continue }
      let alone = Set(
        kinds.compactMap { $0.alone(in: GroupingModel.Group(kind: kind, members: group.members)) })
      for member in group.members {
        byLearner[member] = Turn(
          choice: Self.choice(of: member, kind: kind, in: scenario),
          pinned: pins.contains(Pin(learner: member, kind: kind)), alone: alone.contains(member))
      }
    }
  }

  /// Places that somebody fixed, of pins and of locked groups.
  private static func pins(in scenario: Scenario) -> Set<Pin> {
    let rules = scenario.rules.filter { $0.kind == "pin" || $0.kind == "lock" }
    return Set(
      rules.flatMap { rule -> [Pin] in
        if case .pins(let pins) = rule.data { pins } else { [] }
      })
  }

  /// Which choice of the learner's the kind was, from 1; nil where it was none.
  private static func choice(of learner: Int, kind: Int, in scenario: Scenario) -> Int? {
    for rule in scenario.rules where rule.kind == "preference" {
      guard case .ranks(let ranks) = rule.data, ranks.indices.contains(learner) else { continue }
      if let rank = ranks[learner].firstIndex(where: { $0.contains(kind) }) { return rank + 1 }
    }
    return nil
  }
}
