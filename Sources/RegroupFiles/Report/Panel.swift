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

  /// One panel per column that a rule is about, in the order of the rules.
  ///
  /// - Throws: `ModelError` if a rule cannot be used in this scenario.
  static func panels(_ placed: PlacedPlan) throws(ModelError) -> [Panel] {
    let rules = placed.scenario.rules
    let spread = Set(rules.filter { $0.kind == "spread" }.map(\.subject))
    var panels: [Panel] = []
    var seen: Set<String> = []
    for rule in rules {
      switch rule.kind {
      case "balance", "similar":
        guard seen.insert("number " + rule.subject).inserted else { continue }
        panels.append(numbers(try ColumnFigures(rule.subject, in: placed.scenario), placed))
      case "spread", "not-alone":
        let column = AloneCount.column(of: rule.subject)
        guard seen.insert("category " + column).inserted else { continue }
        let shares = try CategoryShares(column, in: placed.scenario)
        panels.append(spread.contains(column) ? counts(shares, placed) : alone(shares, placed))
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

  /// Counts beside even shares.
  private static func counts(_ shares: CategoryShares, _ placed: PlacedPlan) -> Panel {
    let counts = placed.groups.map { shares.counts(in: $0) }
    return Panel(
      heading: "\(shares.column): how many in each group",
      legend: "A square is a learner. A crossed square is one more than the group's even share, an "
        + "empty dashed one is missing from it.",
      cells: cells(counts, placed) { counts in
        counts.allSatisfy { $0.share.contains($0.count) } ? "even" : "uneven"
      })
  }

  /// Counts where nobody asked for even shares, only that nobody be alone.
  private static func alone(_ shares: CategoryShares, _ placed: PlacedPlan) -> Panel {
    let kinds = AloneCount.kinds(in: placed.scenario).filter { $0.column == shares.column }
    let counts = placed.groups.map { group in
      let alone = Set(kinds.filter { $0.alone(in: group) != nil }.map(\.value))
      return shares.counts(in: group).map {
        CategoryShares.Count(
          value: $0.value, count: $0.count, share: 0...(alone.contains($0.value) ? 0 : $0.count))
      }
    }
    return Panel(
      heading: "\(shares.column): how many in each group",
      legend: "A square is a learner. A crossed square is someone alone of their kind.",
      cells: cells(counts, placed) { counts in
        counts.allSatisfy { $0.share.contains($0.count) } ? "" : "alone"
      })
  }

  private static func cells(
    _ counts: [[CategoryShares.Count]], _ placed: PlacedPlan,
    note: ([CategoryShares.Count]) -> String
  ) -> [Cell] {
    let most = counts.joined().map { max($0.count, $0.share.lowerBound) }.max() ?? 1
    return zip(placed.plan.groups, counts).map { group, counts in
      let shown = counts.filter { $0.count > 0 || $0.share.lowerBound > 0 }
      let rows = shown.map {
        CountRow(
          value: $0.value, number: "\($0.count)", squares: ReportFigures.squares($0, most: most))
      }
      return Cell(group: group.name, note: note(counts), strip: nil, rows: rows)
    }
  }

  private static func signed(_ value: Double) -> String {
    let text = Wording.figure(abs(value))
    return text == "0" ? "±0" : (value > 0 ? "+" : "−") + text
  }
}
