import GroupingModel

// The comparison for a terminal of 80 columns.
extension Comparison {
  private static let labelWidth = 36
  private static let columnWidth = 11
  /// Plans that fit beside each other.
  private static let plansAbreast = 4

  /// The first plan as it is told alone, then the others beside it: lines with a final line break.
  ///
  /// - Throws: `ModelError` if a rule cannot be used.
  package func text() throws(ModelError) -> String {
    let report = TerminalReport(plans[0].plan, roster: objective.scenario.roster)
    var lines = [""]
    if plans.count > 1 { lines += tableLines }
    for plan in plans.indices where plans.count > 1 {
      lines += report.wrapped(
        printable(try sentence(ofPlan: plan)), first: "\(plan + 1)  ", indent: 3)
    }
    if let shortfall { lines += report.wrapped(shortfall, first: "", indent: 0) }
    return report.text + lines.map { $0 + "\n" }.joined()
  }

  private var tableLines: [String] {
    var lines: [String] = []
    let rows = totals + parts.flatMap(\.rows)
    for first in stride(from: 0, to: plans.count, by: Self.plansAbreast) {
      let shown = first..<min(plans.count, first + Self.plansAbreast)
      lines.append(Self.line("Proposals", shown.map { "\($0 + 1) " }))
      lines += rows.map { row in
        Self.line(
          "  " + printable(row.label),
          shown.map { row.figures[$0].text + (row.isBest($0) ? "*" : " ") })
      }
      lines.append("")
    }
    return lines.dropLast() + ["  (* the best of a row; costs are by your weights)", ""]
  }

  private static func line(_ label: String, _ cells: [String]) -> String {
    let cut = label.count > labelWidth ? label.prefix(labelWidth - 3) + "..." : label[...]
    let padded = cut + String(repeating: " ", count: labelWidth - cut.count)
    let columns = cells.map { cell in
      String(repeating: " ", count: max(1, columnWidth - cell.count)) + cell
    }
    return padded + columns.joined()
  }
}
