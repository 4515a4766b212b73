import Grouping
import GroupingModel

/// Why there is no plan, in plain sentences: the same in the terminal and on the teacher's page.
/// Learners are told by their rows, never by name.
package struct ConflictText {
  let heading: String
  /// The rules that clash, with the rows that each names.
  let demands: [String]
  let reason: String
  let remedies: [String]

  /// One text per conflict that ways out were looked for.
  package static func texts(_ plan: PlanDocument, roster: Roster) -> [ConflictText] {
    guard let sections = plan.ofSections else { return texts(plan, of: "", roster: roster) }
    return texts(sections, of: "Sections: ", roster: roster)
      + texts(plan.ofGroups, of: "Groups, wherever they lie: ", roster: roster)
  }

  private static func texts(
    _ plan: PlanDocument, of level: String, roster: Roster
  ) -> [ConflictText] {
    let rows = RowNames(roster)
    return plan.conflicts.prefix(Conflict.mostSolved).enumerated().map { index, conflict in
      let number = plan.conflicts.count > 1 ? "\(index + 1). " : ""
      return ConflictText(conflict, number: number + level, plan, rows)
    }
  }

  private init(_ conflict: PlanConflict, number: String, _ plan: PlanDocument, _ rows: RowNames) {
    heading = number + Self.heading(conflict)
    demands = conflict.demands.map { Self.text($0, plan, rows) }
    reason = Self.reason(conflict, rows)
    remedies = Self.remedies(conflict, plan)
  }

  private static func heading(_ conflict: PlanConflict) -> String {
    switch conflict.demands.count {
    case 0: "The sizes alone rule it out."
    case 1: "With these sizes, this cannot be kept:"
    default: "With these sizes, these cannot be kept together:"
    }
  }

  private static func text(
    _ demand: PlanDemand, _ plan: PlanDocument, _ rows: RowNames
  ) -> String {
    let sentence = plan.rules[demand.rule].sentence
    guard !demand.parts.isEmpty else { return sentence }
    let learners = Set(demand.parts.joined())
    let isEachPair =
      learners.count > 2 && demand.parts.allSatisfy { $0.count == 2 }
      && demand.parts.count == learners.count * (learners.count - 1) / 2
    if isEachPair { return "\(sentence) - here \(rows.text(learners)), each two of them" }
    let shown = demand.parts.prefix(6).map { rows.text($0) }.joined(separator: "; ")
    let more = demand.parts.count - min(6, demand.parts.count)
    return "\(sentence) - here \(shown)" + (more > 0 ? "; and \(more) more" : "")
  }

  private static func reason(_ conflict: PlanConflict, _ rows: RowNames) -> String {
    guard let reason = conflict.reason else {
      return "No count shows it at once; every possible group was tried."
    }
    let who = rows.text(reason.learners)
    let count = reason.learners.count
    switch reason.kind {
    case .sizes:
      return conflict.demands.isEmpty
        ? "No such groups add up to the class."
        : "The groups that these rules allow do not add up to the class."
    case .tooFew:
      return count == 0
        ? "The groups need at least \(reason.number) of such learners, and there are none."
        : "The groups need at least \(reason.number) of such learners, and there are \(count): \(who)."
    case .tooMany where reason.number == 0:
      return count == 1 ? "No group can take \(who)." : "No group can take any of \(who)."
    case .tooMany:
      return
        "The groups have room for at most \(reason.number) of these \(count) learners: \(who)."
    case .uneven:
      return "The numbers of them that a group may have do not add up to all \(count): \(who)."
    case .block: return "No group can hold all \(count) who must be together: \(who)."
    case .blocks:
      return "Those who must be together fill more than half a group each time, and there is room "
        + "for \(reason.number) such blocks at most: \(who)."
    case .island:
      return "These \(count) can be with nobody else, and groups of these sizes do not add up to "
        + "\(count): \(who)."
    }
  }

  private static func remedies(_ conflict: PlanConflict, _ plan: PlanDocument) -> [String] {
    let hasCosts = plan.rules.contains { !$0.required }
    let helping = conflict.remedies.compactMap { remedy in
      remedy.cost.map { cost in
        let result =
          hasCosts
          ? "\(remedy.proven ? "the best plan" : "a plan") then costs \(Wording.pointCount(cost))"
          : "then there is a plan"
        return "\(change(remedy, plan)): \(result)."
      }
    }
    return helping.isEmpty ? ["No single change was found that helps."] : helping
  }

  private static func change(_ remedy: PlanRemedy, _ plan: PlanDocument) -> String {
    guard let index = remedy.rule else {
      let sizes = remedy.sizes ?? []
      return "Groups of \(sizes.map(String.init).joined(separator: " to "))"
    }
    let rule = plan.rules[index]
    let unit = (try? RuleBook.anyRule(named: rule.rule).unit) ?? ""
    let amount = Wording.points(remedy.breach)
    return "Let \"\(rule.sentence)\" give way by \(amount), counted \(unit)"
  }
}
