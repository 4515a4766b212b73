import GroupingModel

/// What has changed since the earlier plan, for those who have to tell the class.
struct MoveList {
  struct Move {
    /// Identifier.
    let learner: String
    let from: String
    let to: String
    /// In a repair, the reason.
    var why: String?
  }

  /// In the order of the plan's groups.
  let moved: [Move]
  /// Learners who were not in the earlier plan, with their groups.
  let arrived: [(learner: String, to: String)]
  /// Learners of the earlier plan who are still in the class, and who are not.
  let present: Int
  let left: Int
  /// Whether the plan is put right on the day, so that those who are not there are absent.
  private let isRepair: Bool

  /// nil for a plan without groups, or without an earlier one.
  init?(_ plan: PlanDocument) {
    guard let from = plan.request.from, !plan.groups.isEmpty else { return nil }
    var homes: [String: String] = [:]
    for group in from.groups {
      for id in group.members { homes[id] = group.name }
    }
    var (moved, arrived): ([Move], [(learner: String, to: String)]) = ([], [])
    for group in plan.groups {
      for id in group.members {
        guard let home = homes.removeValue(forKey: id) else {
          arrived.append((id, group.name))
          continue
        }
        if home != group.name { moved.append(Move(learner: id, from: home, to: group.name)) }
      }
    }
    let reasons = plan.moves ?? []
    for index in moved.indices {
      moved[index].why = reasons.first { $0.learner == moved[index].learner }?.why
    }
    (self.moved, self.arrived) = (moved, arrived)
    isRepair = from.repair != nil
    left = homes.count
    present = plan.groups.reduce(0) { $0 + $1.members.count } - arrived.count
  }

  /// "Since the earlier plan 6 of 30 learners change groups; 2 are new, 1 has left."
  var sentence: String {
    let verb = moved.count == 1 ? "changes" : "change"
    var text =
      "Since the earlier plan \(moved.count) of \(Wording.count(present, "learner")) \(verb) groups"
    var others: [String] = []
    if !arrived.isEmpty {
      others.append("\(arrived.count) \(arrived.count == 1 ? "is" : "are") new")
    }
    if left > 0 {
      let gone = left == 1 ? "has left" : "have left"
      others.append("\(left) \(isRepair ? (left == 1 ? "is away" : "are away") : gone)")
    }
    if !others.isEmpty { text += "; " + others.joined(separator: ", ") }
    return text + "."
  }
}
