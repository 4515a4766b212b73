import GroupingModel

extension Objective {
  /// The same groups under those names that charge them least, as far as two groups can trade names.
  ///
  /// Engines only see to it that a plan keeps its limit; a plan should not say that learners have
  /// moved who have not.
  /// - Complexity: O(groups squared) a pass, few passes.
  func withFewestCharges(_ plan: Partition) -> Partition {
    guard let charges = ration?.charges else { return plan }
    var groups = plan.groups
    func charge(_ group: Int, as kind: Int) -> Int64 {
      charges.price(of: groups[group].members, kind: kind)
    }
    var isBetter = true
    while isBetter {
      isBetter = false
      for one in groups.indices {
        for other in groups.indices where other > one {
          let (a, b) = (groups[one].kind, groups[other].kind)
          let saved =
            charge(one, as: a) + charge(other, as: b) - charge(one, as: b) - charge(other, as: a)
          guard saved > 0,
            let first = renamed(groups[one], as: b), let second = renamed(groups[other], as: a)
          else { continue }
          (groups[one], groups[other]) = (first, second)
          isBetter = true
        }
      }
    }
    return Partition(groups)
  }

  /// The group as one of another kind; nil if it cannot be, or would cost something else.
  private func renamed(_ group: Group, as kind: Int) -> Group? {
    let new = Group(kind: kind, members: group.members)
    guard scenario.kinds[kind].label == scenario.kinds[group.kind].label,
      scenario.kinds[kind].sizes.contains(group.members.count)
    else { return nil }
    let (before, after) = (price(of: group), price(of: new))
    return after.violations == 0 && after.costs == before.costs ? new : nil
  }
}
