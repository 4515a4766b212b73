import Studies

/// Mean gains of the low, middle and high third of classes over the rounds: a small picture for
/// each policy, all on one scale.
struct TrajectoryLines {
  let view: StudyView
  /// Over which means are taken.
  let worlds: [Int]

  private static let thirds: [Outcome] = [.gainLow, .gainMiddle, .gainHigh]

  static let styles = [
    (colour: "#D55E00", style: "stroke=\"#D55E00\" stroke-width=\"2.2\" stroke-dasharray=\"6 3\""),
    (colour: "#55606d", style: "stroke=\"#55606d\" stroke-width=\"2\" stroke-dasharray=\"2 2.5\""),
    (colour: "#0072B2", style: "stroke=\"#0072B2\" stroke-width=\"2.2\""),
  ]

  /// The marks of thirds, from the lowest: a triangle down, a square, an open triangle up.
  static let marks = [4, 1, 7]

  var pictures: [StudyPage.Picture] {
    let lines = view.policies.indices.map(lines)
    let axis = PlotAxis(lines.joined().joined().map(\.y), ticks: 3)
    return view.policies.indices.map { policy in
      StudyPage.Picture(
        title: view.policies[policy],
        svg: picture(lines[policy], axis, label: view.policies[policy]))
    }
  }

  /// Per third, gains from the start of the term on.
  private func lines(_ policy: Int) -> [[(x: Double, y: Double)]] {
    Self.thirds.map { third in
      [(0, 0)]
        + (0..<view.findings.pass.design.rounds).compactMap { round in
          view.mean(policy, worlds, round: round, OutcomeColumns.place(of: third))
            .map { (Double(round + 1), $0) }
        }
    }
  }

  private func picture(
    _ lines: [[(x: Double, y: Double)]], _ axis: PlotAxis, label: String
  ) -> String {
    let (width, height, left, bottom) = (200.0, 130.0, 30.0, 16.0)
    let rounds = Double(view.findings.pass.design.rounds)
    func x(_ round: Double) -> Double { left + (width - left - 10) * round / rounds }
    func y(_ value: Double) -> Double { axis.place(value, from: height - bottom, to: 6) }
    let grid = axis.ticks.map { tick in
      Drawing.path(
        [(left, y(tick)), (width - 8, y(tick))],
        "stroke=\"\(tick == 0 ? "#8a939d" : Drawing.line)\"")
        + Drawing.text(axis.text(tick), left - 4, y(tick) + 3.5, size: 10, anchor: "end")
    }
    let ends = [0, rounds].map {
      Drawing.text(Drawing.figure($0), x($0), height - 3, size: 10, anchor: "middle")
    }
    let drawn = lines.enumerated().map { third, points in
      let placed = points.map { (x: x($0.x), y: y($0.y)) }
      let mark = placed.last.map {
        Drawing.mark(Self.marks[third], $0.x, $0.y, Self.styles[third].colour)
      }
      return Drawing.path(placed, Self.styles[third].style) + (mark ?? "")
    }
    return Drawing.svg(width, height, label: "Gains by third, \(label)", grid + ends + drawn)
  }

  /// What the lines are, for the legend.
  static var keys: [StudyPage.Picture] {
    ["low third", "middle third", "high third"].enumerated().map { third, name in
      let svg = Drawing.svg(
        40, 12, label: name,
        [
          Drawing.path([(0, 6), (40, 6)], styles[third].style),
          Drawing.mark(marks[third], 32, 6, styles[third].colour),
        ])
      return StudyPage.Picture(title: name, svg: svg)
    }
  }
}
