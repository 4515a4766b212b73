import Grouping
import GroupingModel

// Facts about what a group has among its members.
extension PlacedPlan {
  /// nil for a rule that is not about what members have.
  ///
  /// - Throws: `ModelError` if the rule cannot be used in this scenario.
  func itemStory(of spec: RuleSpec) throws(ModelError) -> FactBook.Story? {
    switch spec.kind {
    case "skills":
      let skills = try ItemSets.skills(of: spec, in: Setting(scenario))
      return { group, _ in
        let had = group.members.reduce(into: Set<Int>()) { $0.formUnion(skills.sets[$1]) }
        let missing = skills.items.indices.filter { !had.contains($0) }
        return Self.lackText(missing.map { skills.items[$0] })
      }
    case "required-values": return requiredStory(spec)
    case "common-hours": return try hoursStory(spec)
    case "gather":
      let shares = try CategoryShares(spec.subject, in: scenario)
      return { group, _ in
        let present = shares.counts(in: group).filter { $0.count > 0 }
        let isAll = present.first?.count == group.members.count && group.members.count > 1
        return "\(spec.subject): "
          + present.map { "\(isAll ? "all" : "\($0.count)") \($0.value)" }.joined(separator: ", ")
      }
    default: return nil
    }
  }

  private func hoursStory(_ spec: RuleSpec) throws(ModelError) -> FactBook.Story {
    let free = try ItemSets.freeHours(of: spec, in: Setting(scenario))
    let isOneColumn = try Setting(scenario).attributes(spec.subject).count == 1
    let names = free.items.map { item in
      let parts = item.split(separator: "\u{1F}", maxSplits: 1)
      return isOneColumn ? String(parts.last ?? "") : parts.joined(separator: " ")
    }
    let asked = wholeOption("hours", of: spec)
    return { group, _ in
      let common = group.members.reduce(Set(free.items.indices)) { $0.intersection(free.sets[$1]) }
      let hours = WeekHour.sorted(common.map { names[$0] })
      guard !hours.isEmpty else { return "No hour free for all, \(asked) asked" }
      return "\(Wording.count(hours.count, "hour")) free for all (\(Self.cut(hours))), "
        + "\(asked) asked"
    }
  }

  /// The first four, and how many more there are.
  private static func cut(_ items: [String]) -> String {
    let more = items.count > 4 ? ["and \(items.count - 4) more"] : []
    return (items.prefix(4) + more).joined(separator: ", ")
  }

  private func requiredStory(_ spec: RuleSpec) -> FactBook.Story? {
    guard case .list(let values) = spec.options["values"] else { return nil }
    let kinds = values.flatMap { AloneCount.kinds(of: "\(spec.subject)=\($0)", in: scenario) }
    return { group, _ in
      let missing = kinds.filter { kind in !group.members.contains { kind.belongs[$0] } }
      return Self.lackText(missing.map { "\($0.column) \($0.value)" })
    }
  }

  private static func lackText(_ missing: [String]) -> String {
    missing.isEmpty
      ? "Someone for everything that is needed" : "Nobody for \(missing.joined(separator: ", "))"
  }
}
