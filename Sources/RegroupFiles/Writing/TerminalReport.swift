import GroupingModel

/// The plan as a table for a terminal of 80 columns.
package struct TerminalReport {
  private let plan: PlanDocument
  /// What learners are called, by identifier.
  private let names: [String: String]
  private let conflicts: [ConflictText]
  /// Learners who are listed one a line.
  private static let mostMoves = 20

  /// A plan as it is shown.
  package init(_ placed: PlacedPlan) {
    self.init(placed.plan, roster: placed.scenario.roster)
  }

  package init(_ plan: PlanDocument, roster: Roster) {
    self.plan = plan
    conflicts = ConflictText.texts(plan, roster: roster)
    names = roster.tellingNamesByID
  }

  /// Lines with a final line break.
  package var text: String {
    var lines: [String] = []
    if let title = plan.request.title { lines += [printable(title), ""] }
    if !plan.groups.isEmpty { lines += groupLines + [""] + ruleLines }
    lines += conclusion + moveLines
    return lines.map { $0 + "\n" }.joined()
  }

  private var groupLines: [String] {
    guard let sections = plan.sections else { return lines(of: plan.groups) }
    return sections.groups.enumerated().flatMap { index, section in
      let size = Wording.count(section.members.count, "learner")
      return (index == 0 ? [] : [""])
        + TerminalLines.wrapped(
          "\(section.name), \(size)", first: "", indent: 2,
          tail: "  \(Wording.points(section.cost))")
        + lines(of: plan.groups.filter { $0.section == section.name })
    }
  }

  private func lines(of groups: [PlanGroup]) -> [String] {
    TerminalLines.groups(
      groups.map { group in
        (group.name, group.members.map { names[$0] ?? $0 }, Wording.points(group.cost))
      })
  }

  private var ruleLines: [String] {
    guard let sections = plan.sections else { return ruleLines(plan.rules, of: "groups", "Cost") }
    return ruleLines(sections.rules, of: "sections", "Cost of sections")
      + ruleLines(plan.rules, of: "groups", "Cost of groups")
  }

  private func ruleLines(_ rules: [PlanRule], of things: String, _ cost: String) -> [String] {
    guard !rules.isEmpty else {
      return ["No rule was given: any \(things) of these sizes do.", ""]
    }
    return ["\(cost) by rule (points; 0 where it is fully kept)"]
      + TerminalLines.costs(rules.map { ($0.sentence, Wording.cost($0)) }) + [""]
  }

  private var conclusion: [String] {
    var lines: [String] = []
    if let cost = plan.cost {
      let levels = plan.levels.count > 1 ? "  (\(levelText))" : ""
      let groups = Wording.count(plan.groups.count, "group")
      let sections = plan.sections.map { Wording.count($0.groups.count, "section") + " with " }
      lines.append("Cost \(Wording.points(cost)) in \(sections ?? "")\(groups).\(levels)")
    }
    if let objective = plan.objective { lines.append("Objective \(objective)") }
    lines += wrapped(Wording.proof(plan))
    if let ways = Wording.conflicts(plan) { lines.append(ways) }
    lines += conflicts.flatMap(conflictLines)
    if let more = Wording.moreConflicts(plan) { lines += [""] + wrapped(more) }
    if let alone = plan.sections.flatMap({ Wording.alone($0.alone, in: "section") }) {
      lines += wrapped(alone)
    }
    if let alone = Wording.alone(plan) { lines += wrapped(alone) }
    return lines
  }

  /// Who changes groups, unless these are so many that a page is the place for them.
  private var moveLines: [String] {
    guard let list = MoveList(plan) else { return [] }
    var lines = [list.sentence]
    guard list.moved.count + list.arrived.count <= Self.mostMoves else { return lines }
    func name(_ id: String) -> String { printable(names[id] ?? id) }
    lines += list.moved.map { move in
      let why = move.why.map { " (\(printable($0)))" } ?? ""
      return "  \(name(move.learner)): \(printable(move.from)) -> \(printable(move.to))\(why)"
    }
    lines += list.arrived.map { "  \(name($0.learner)): new, in \(printable($0.to))" }
    return lines
  }

  private func conflictLines(_ conflict: ConflictText) -> [String] {
    func item(_ text: String, _ mark: String) -> [String] {
      TerminalLines.wrapped(text, first: "  \(mark) ", indent: 4)
    }
    var lines = [""] + wrapped(conflict.heading)
    lines += conflict.demands.flatMap { item($0, "-") }
    lines += TerminalLines.wrapped(conflict.reason, first: "  ", indent: 2)
    lines += ["  What would help:"] + conflict.remedies.flatMap { item($0, "*") }
    return lines
  }

  private var levelText: String {
    plan.levels.map { "\(printable($0.name)) \(Wording.points($0.cost))" }
      .joined(separator: ", ")
  }

  private func wrapped(_ sentence: String) -> [String] {
    TerminalLines.wrapped(sentence, first: "", indent: 2)
  }
}
