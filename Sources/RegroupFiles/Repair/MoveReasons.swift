import Grouping
import GroupingModel

/// Why learners change their group when a plan is repaired.
struct MoveReasons {
  /// The moves of a repaired plan in the order of its groups; nil for another plan.
  static func moves(
    of plan: PlanDocument, _ objective: Objective, _ earlier: EarlierPlan?
  ) -> [PlanMove]? {
    guard let earlier, let repair = earlier.document.repair, let list = MoveList(plan) else {
      return nil
    }
    let reasons = MoveReasons(objective, earlier, repair)
    let ended = Set(earlier.document.groups.map(\.name)).subtracting(plan.groups.map(\.name))
    return list.moved.map { move in
      PlanMove(
        learner: move.learner, from: move.from, to: move.to,
        why: reasons.reason(from: move.from, to: move.to, hasEnded: ended.contains(move.from)))
    }
  }

  private let objective: Objective
  private let repair: RepairDocument
  /// By the name of its group, the kind and those who are still there.
  private var groups: [String: Group] = [:]

  private init(_ objective: Objective, _ earlier: EarlierPlan, _ repair: RepairDocument) {
    self.repair = repair
    self.objective = objective
    for (kind, value) in objective.scenario.kinds.enumerated() {
      guard let name = value.name,
        let index = earlier.document.groups.firstIndex(where: { $0.name == name })
      else { continue }
      groups[name] = Group(kind: kind, members: earlier.members[index])
    }
  }

  /// "Group 3 had too few".
  private func reason(from: String, to: String, hasEnded: Bool) -> String {
    // Where most stay, but more move than have to.
    if repair.isFewest == nil { return "the plan costs less" }
    if hasEnded { return "\(from) ends: too few are there" }
    if let need = lack(of: to) { return need }
    if let excess = lack(of: from) { return excess }
    return "others could come to \(from)"
  }

  /// What was wrong with a group as it would be without any move.
  private func lack(of name: String) -> String? {
    guard let group = groups[name] else { return nil }
    let sizes = objective.scenario.kinds[group.kind].sizes
    if group.members.count < sizes.lowerBound { return "\(name) had too few" }
    if group.members.count > sizes.upperBound { return "\(name) had too many" }
    let broken = objective.scenario.rules.indices.first { rule in
      objective.scenario.rules[rule].strength == .required
        && objective.scenario.rules[rule].kind != "stay"
        && objective.price(ofRule: rule, for: group) > 0
    }
    return broken.map { "for \(name): \(objective.sentences[$0])" }
  }
}
