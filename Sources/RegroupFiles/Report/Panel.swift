import GroupingModel

/// One column in all groups: small pictures side by side, all on one scale.
struct Panel {
  let heading: String
  let legend: String
  let cells: [Cell]

  /// The picture of one group.
  struct Cell {
    let group: String
    let note: String
    let strip: String?
    let rows: [CountRow]
  }

  struct CountRow {
    let value: String
    let number: String
    let squares: String
  }

  /// One panel per column that a rule balances or spreads, in the order of the rules.
  ///
  /// - Throws: `ModelError` if a rule cannot be used in this scenario.
  static func panels(_ placed: PlacedPlan) throws(ModelError) -> [Panel] {
    var panels: [Panel] = []
    var seen: Set<String> = []
    for rule in placed.scenario.rules {
      let column = String(rule.subject.prefix { $0 != "=" || rule.kind != "not-alone" })
      guard seen.insert("\(rule.kind == "balance" || rule.kind == "similar") \(column)").inserted
      else { continue }
      switch rule.kind {
      case "balance", "similar":
        panels.append(numbers(try ColumnFigures(column, in: placed.scenario), placed))
      case "spread", "not-alone":
        panels.append(counts(try CategoryShares(column, in: placed.scenario), placed))
      default: continue
      }
    }
    return panels
  }

  private static func numbers(_ figures: ColumnFigures, _ placed: PlacedPlan) -> Panel {
    let cells = placed.groups.indices.map { index in
      let group = placed.groups[index]
      let mean = figures.mean(of: group)
      return Cell(
        group: placed.plan.groups[index].name,
        note: mean.map { signed($0 - figures.mean) } ?? "not known",
        strip: ReportFigures.strip(figures, of: group), rows: [])
    }
    return Panel(
      heading: "\(figures.column): each group's mean beside the class's mean of "
        + Wording.figure(figures.mean),
      legend: "Rings are learners, the black diamond is the group's mean, the dashed line the "
        + "class's. The line runs from \(Wording.figure(figures.least)) to "
        + "\(Wording.figure(figures.most)); the number says how far the group's mean is off.",
      cells: cells)
  }

  private static func counts(_ shares: CategoryShares, _ placed: PlacedPlan) -> Panel {
    let counts = placed.groups.map { shares.counts(in: $0) }
    let most = counts.joined().map { max($0.count, $0.share.lowerBound) }.max() ?? 1
    let cells = placed.groups.indices.map { index in
      let shown = counts[index].filter { $0.count > 0 || $0.share.lowerBound > 0 }
      let isEven = counts[index].allSatisfy { $0.share.contains($0.count) }
      return Cell(
        group: placed.plan.groups[index].name, note: isEven ? "even" : "uneven", strip: nil,
        rows: shown.map {
          CountRow(
            value: $0.value, number: "\($0.count)",
            squares: ReportFigures.squares($0, most: most))
        })
    }
    return Panel(
      heading: "\(shares.column): how many in each group",
      legend: "A square is a learner. A crossed square is one more than the group's even share, an "
        + "empty dashed one is missing from it.", cells: cells)
  }

  private static func signed(_ value: Double) -> String {
    let text = Wording.figure(abs(value))
    return text == "0" ? "±0" : (value > 0 ? "+" : "−") + text
  }
}
