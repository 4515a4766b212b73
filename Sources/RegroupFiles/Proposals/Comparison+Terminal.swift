import GroupingModel

// The comparison for a terminal of 80 columns.
extension Comparison {
  private static let labelWidth = 36
  /// The first plan as it is told alone, then the others beside it: lines with a final line break.
  ///
  /// - Throws: `ModelError` if a rule cannot be used.
  package func text() throws(ModelError) -> String {
    let report = TerminalReport(plans[0].placed)
    var lines = [""]
    if plans.count > 1 { lines += tableLines }
    for plan in plans.indices where plans.count > 1 {
      lines += TerminalLines.wrapped(
        printable(try sentence(ofPlan: plan)), first: "\(plan + 1)  ", indent: 3)
    }
    if let shortfall { lines += TerminalLines.wrapped(shortfall, first: "", indent: 0) }
    return report.text + lines.map { $0 + "\n" }.joined()
  }

  /// As many plans beside each other as there is room for, the others below.
  private var tableLines: [String] {
    let rows = totals + parts.flatMap(\.rows)
    let cells = rows.map { row in
      plans.indices.map { row.figures[$0].text + (row.isBest($0) ? "*" : " ") }
    }
    let width = max(11, 1 + (cells.joined().map(\.count).max() ?? 0))
    let abreast = max(1, (80 - Self.labelWidth) / width)
    var lines: [String] = []
    for first in stride(from: 0, to: plans.count, by: abreast) {
      let shown = first..<min(plans.count, first + abreast)
      lines.append(Self.line("Proposals", shown.map { "\($0 + 1) " }, width))
      lines += zip(rows, cells).map { Self.line("  " + printable($0.label), $1[shown], width) }
      lines.append("")
    }
    return lines.dropLast() + ["  (* the best of a row; costs are by your weights)", ""]
  }

  private static func line(
    _ label: String, _ cells: some Sequence<String>, _ width: Int
  ) -> String {
    let cut = label.count > labelWidth ? label.prefix(labelWidth - 3) + "..." : label[...]
    let columns = cells.map { String(repeating: " ", count: max(0, width - $0.count)) + $0 }
    return cut + String(repeating: " ", count: labelWidth - cut.count) + columns.joined()
  }
}
