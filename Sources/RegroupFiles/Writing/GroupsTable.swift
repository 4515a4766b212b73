import GroupingModel

/// The plan as `groups.csv`: a row per learner, ready for a spreadsheet and for the next round's
/// history.
package enum GroupsTable {
  /// Columns section (where groups lie in one), group, label (where groups have one), id and name.
  package static func csv(_ plan: PlanDocument, roster: Roster) -> String {
    let names = Dictionary(roster.learners.map { ($0.id, $0.name) }) { first, _ in first }
    let hasLabels = plan.groups.contains { $0.label != nil }
    let header = (plan.sections == nil ? "" : "section,") + (hasLabels ? "group,label," : "group,")
    var lines = [header + "id,name"]
    for group in plan.groups {
      for id in group.members {
        let label = hasLabels ? [group.label ?? ""] : []
        let section = plan.sections == nil ? [] : [group.section ?? ""]
        let cells = section + [group.name] + label + [id, names[id] ?? id]
        lines.append(cells.map(SpreadsheetCell.written).joined(separator: ","))
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
