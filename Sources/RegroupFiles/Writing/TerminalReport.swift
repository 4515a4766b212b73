import GroupingModel

/// The plan as a table for a terminal of 80 columns.
package struct TerminalReport {
  private let plan: PlanDocument
  /// Names of learners by identifier.
  private let names: [String: String]
  private let conflicts: [ConflictText]
  private static let width = 80

  package init(_ plan: PlanDocument, roster: Roster) {
    self.plan = plan
    conflicts = ConflictText.texts(plan, roster: roster)
    names = Dictionary(roster.learners.map { ($0.id, $0.name) }) { first, _ in first }
  }

  /// Lines with a final line break.
  package var text: String {
    var lines: [String] = []
    if let title = plan.request.title { lines += [printable(title), ""] }
    if !plan.groups.isEmpty { lines += groupLines + [""] + ruleLines }
    lines += conclusion
    return lines.map { $0 + "\n" }.joined()
  }

  private var groupLines: [String] {
    let label = max(5, plan.groups.map { printable($0.name).count }.max() ?? 0) + 2
    let indent = min(label, 24)
    return plan.groups.flatMap { group in
      let members = group.members.map { printable(names[$0] ?? $0) }.joined(separator: ", ")
      let name = printable(group.name)
      let tail = "  \(Wording.points(group.cost))"
      guard name.count < indent else {
        let margin = String(repeating: " ", count: indent)
        return wrapped(name, first: "", indent: 2, tail: tail)
          + wrapped(members, first: margin, indent: indent, width: Self.width - tail.count)
      }
      return wrapped(members, first: padded(name, to: indent), indent: indent, tail: tail)
    }
  }

  private var ruleLines: [String] {
    guard !plan.rules.isEmpty else {
      return ["No rule was given: any groups of these sizes do.", ""]
    }
    return ["Cost by rule (points; 0 where it is fully kept)"]
      + plan.rules.flatMap { rule in
        wrapped(
          printable(rule.sentence), first: "  ", indent: 4, tail: "  \(Wording.cost(rule))")
      } + [""]
  }

  private var conclusion: [String] {
    var lines: [String] = []
    if let cost = plan.cost {
      let levels = plan.levels.count > 1 ? "  (\(levelText))" : ""
      let groups = Wording.count(plan.groups.count, "group")
      lines.append("Cost \(Wording.points(cost)) in \(groups).\(levels)")
    }
    if let objective = plan.objective { lines.append("Objective \(objective)") }
    lines += wrapped(Wording.proof(plan), first: "", indent: 2)
    if let ways = Wording.conflicts(plan) { lines.append(ways) }
    lines += conflicts.flatMap(conflictLines)
    if let alone = Wording.alone(plan) { lines += wrapped(printable(alone), first: "", indent: 2) }
    return lines
  }

  private func conflictLines(_ conflict: ConflictText) -> [String] {
    func item(_ text: String, _ mark: String) -> [String] {
      wrapped(printable(text), first: "  \(mark) ", indent: 4)
    }
    var lines = [""] + wrapped(conflict.heading, first: "", indent: 2)
    lines += conflict.demands.flatMap { item($0, "-") }
    lines += wrapped(conflict.reason, first: "  ", indent: 2)
    lines += ["  What would help:"] + conflict.remedies.flatMap { item($0, "*") }
    return lines
  }

  private var levelText: String {
    plan.levels.map { "\(printable($0.name)) \(Wording.points($0.cost))" }
      .joined(separator: ", ")
  }

  /// Words in lines that fit, the tail at the right edge of the first line.
  func wrapped(
    _ text: String, first: String, indent: Int, tail: String = "", width: Int = Self.width
  ) -> [String] {
    let room = width - tail.count
    var lines: [String] = []
    var line = first
    var isFresh = true
    for word in text.split(separator: " ") {
      if !isFresh, line.count + 1 + word.count > room {
        lines.append(line)
        line = String(repeating: " ", count: indent)
        isFresh = true
      }
      line += isFresh ? word[...] : " \(word)"
      isFresh = false
    }
    lines.append(line)
    if !tail.isEmpty { lines[0] = padded(lines[0], to: room) + tail }
    return lines
  }

  private func padded(_ text: String, to width: Int) -> String {
    text + String(repeating: " ", count: max(text.count < width ? 0 : 1, width - text.count))
  }
}
