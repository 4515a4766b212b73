import Studies

/// Contrasts of an outcome with their intervals: a panel for each learner model (in its main effect), a
/// row for each policy, all on one scale.
struct ForestPlot {
  let view: StudyView
  let name: String

  /// nil where the outcome was not contrasted.
  var panels: [StudyPage.Picture]? {
    guard let column = view.column(name) else { return nil }
    let contrasts = view.contrasts(column).filter { view.mainWorlds.contains($0.world) }
    guard !contrasts.isEmpty else { return nil }
    let axis = PlotAxis(
      contrasts.flatMap {
        [$0.interval?.lowerBound ?? $0.mean, $0.interval?.upperBound ?? $0.mean]
      },
      ticks: 4)
    let order = view.order(name).filter { $0 != view.reference }
    return view.mainWorlds.map { world in
      let rows = order.map { policy in
        (view.policies[policy], contrasts.first { $0.policy == policy && $0.world == world })
      }
      return StudyPage.Picture(
        title: view.worlds[world], svg: panel(rows, axis, world: view.worlds[world]))
    }
  }

  private static let width = 340.0
  private static let left = 122.0
  private static let step = 17.0

  private func panel(
    _ rows: [(policy: String, contrast: Contrast?)], _ axis: PlotAxis, world: String
  ) -> String {
    let bottom = Self.step * Double(rows.count) + 6
    func x(_ value: Double) -> Double { axis.place(value, from: Self.left, to: Self.width - 14) }
    let grid = axis.ticks.map { tick in
      let style =
        tick == 0
        ? "stroke=\"#16202b\" stroke-width=\"1\"" : "stroke=\"\(Drawing.line)\" stroke-width=\"1\""
      return Drawing.path([(x(tick), 0), (x(tick), bottom)], style)
        + Drawing.text(axis.text(tick), x(tick), bottom + 12, size: 10, anchor: "middle")
    }
    let lines = rows.enumerated().map { index, row in
      let y = Self.step * (Double(index) + 0.5) + 3
      let label = Drawing.text(
        Self.shortened(row.policy), Self.left - 8, y + 4, anchor: "end", fill: "#16202b")
      guard let contrast = row.contrast else { return label }
      return label + interval(contrast, y, x)
    }
    return Drawing.svg(
      Self.width, bottom + 16, label: "Differences to the reference under \(world)", grid + lines)
  }

  /// A filled diamond where the difference is told from 0, an open circle where it is not.
  private func interval(_ contrast: Contrast, _ y: Double, _ x: (Double) -> Double) -> String {
    let isTold = contrast.adjusted < 0.05
    let better = StudyWords.isBetterHigh(name).map { $0 == (contrast.mean > 0) }
    let colour =
      !isTold || better == nil ? "#55606d" : better == true ? "#0072B2" : "#D55E00"
    let ends = contrast.interval ?? contrast.mean...contrast.mean
    let bar = Drawing.path(
      [(x(ends.lowerBound), y), (x(ends.upperBound), y)],
      "stroke=\"\(colour)\" stroke-width=\"\(isTold ? 2.5 : 1.5)\"")
    return bar + Drawing.mark(isTold ? 3 : 5, x(contrast.mean), y, colour)
  }

  private static func shortened(_ name: String) -> String {
    name.count > 19 ? name.prefix(18) + "…" : name
  }
}
