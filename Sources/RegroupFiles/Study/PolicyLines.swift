/// A line for each policy, told apart by colour, dashes and mark, with its name at the end.
struct PolicyLines {
  struct Line {
    let name: String
    let points: [(x: Double, y: Double)]
    /// Keeps colour, dashes and mark of a policy the same in all pictures.
    let style: Int
  }

  let lines: [Line]
  let label: String
  /// What is written below.
  let ticks: [Double]

  private static let colours = [
    "#16202b", "#0072B2", "#D55E00", "#009E73", "#CC79A7", "#b07a00", "#3a8fc4",
  ]
  private static let dashes = ["", "7 3", "2 3", "9 3 2 3"]
  private static let width = 600.0
  private static let right = 140.0
  private static let left = 44.0
  private static let gap = 13.0

  var svg: String {
    let drawn = lines.filter { !$0.points.isEmpty }
    let height = max(230, Self.gap * Double(drawn.count) + 40)
    let axis = PlotAxis(drawn.flatMap { $0.points.map(\.y) }, ticks: 5)
    let (low, high) = (ticks.min() ?? 0, ticks.max() ?? 1)
    func x(_ value: Double) -> Double {
      let share = high > low ? (value - low) / (high - low) : 0.5
      return Self.left + (Self.width - Self.left - Self.right) * share
    }
    func y(_ value: Double) -> Double { axis.place(value, from: height - 22, to: 10) }
    let grid = axis.ticks.map { tick in
      Drawing.path(
        [(Self.left, y(tick)), (Self.width - Self.right, y(tick))],
        "stroke=\"\(tick == 0 ? "#8a939d" : Drawing.line)\"")
        + Drawing.text(axis.text(tick), Self.left - 6, y(tick) + 4, anchor: "end")
    }
    let numbers = ticks.map {
      Drawing.text(StudyWords.plain($0), x($0), height - 5, anchor: "middle")
    }
    let ends = drawn.map { y($0.points.last?.y ?? 0) }
    let places = Self.apart(ends, by: Self.gap, within: 10...(height - 22))
    let paths = drawn.enumerated().map { index, line in
      path(line, x, y) + name(line, end: ends[index], place: places[index], x)
    }
    return Drawing.svg(Self.width, height, label: label, grid + numbers + paths)
  }

  private func path(
    _ line: Line, _ x: (Double) -> Double, _ y: (Double) -> Double
  ) -> String {
    let colour = Self.colours[line.style % Self.colours.count]
    let dash = Self.dashes[line.style % Self.dashes.count]
    let style =
      "stroke=\"\(colour)\" stroke-width=\"1.8\""
      + (dash.isEmpty ? "" : " stroke-dasharray=\"\(dash)\"")
    let placed = line.points.map { (x: x($0.x), y: y($0.y)) }
    let step = max(1, placed.count / 4)
    let marks = placed.indices.filter { (placed.count - 1 - $0) % step == 0 }.map {
      Drawing.mark(line.style % 10, placed[$0].x, placed[$0].y, colour)
    }
    return Drawing.path(placed, style) + marks.joined()
  }

  /// The name, with a thin line to where its own ends.
  private func name(
    _ line: Line, end: Double, place: Double, _ x: (Double) -> Double
  ) -> String {
    let colour = Self.colours[line.style % Self.colours.count]
    let from = x(line.points.last?.x ?? 0)
    let at = Self.width - Self.right + 26
    return Drawing.path([(from + 6, end), (at - 12, place)], "stroke=\"\(Drawing.line)\"")
      + Drawing.mark(line.style % 10, at - 6, place, colour)
      + Drawing.text(line.name, at + 4, place + 4, fill: "#16202b")
  }

  /// Places near those wanted, but never closer together than a gap.
  static func apart(
    _ wanted: [Double], by gap: Double, within range: ClosedRange<Double>
  ) -> [Double] {
    let order = wanted.indices.sorted { (wanted[$0], $0) < (wanted[$1], $1) }
    var places = wanted
    var least = range.lowerBound
    for index in order {
      places[index] = max(wanted[index], least)
      least = places[index] + gap
    }
    var most = range.upperBound
    for index in order.reversed() {
      places[index] = min(places[index], most)
      most = places[index] - gap
    }
    return places
  }
}
