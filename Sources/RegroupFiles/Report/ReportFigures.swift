import GroupingModel

/// Small pictures, the same for every group and on one scale, as inline SVG. They are told apart by
/// shape and place, so that they work in black and white; colours are Okabe and Ito's. Only numbers
/// enter them, never a text of the class list.
enum ReportFigures {
  /// A line from the class's lowest to its highest value: rings for members, a diamond for their
  /// mean, a dashed line for the class's mean.
  static func strip(_ figures: ColumnFigures, of group: Group) -> String {
    let span = figures.most - figures.least
    func x(_ value: Double) -> String {
      coordinate(span > 0 ? 8 + 184 * (value - figures.least) / span : 100)
    }
    let rings = figures.known(in: group).map {
      "<circle cx=\"\(x($0))\" cy=\"18\" r=\"4\" fill=\"none\" stroke=\"#0072B2\" stroke-width=\"1.6\"/>"
    }
    let diamond = figures.mean(of: group).map { mean in
      "<path transform=\"translate(\(x(mean)) 18)\" d=\"M0-9 6 0 0 9-6 0z\" fill=\"#111\"/>"
    }
    return """
      <svg viewBox="0 0 200 36" aria-hidden="true">\
      <line x1="4" y1="18" x2="196" y2="18" stroke="#b6bdc6" stroke-width="1.5"/>\
      \(rings.joined())\
      <line x1="\(x(figures.mean))" y1="2" x2="\(x(figures.mean))" y2="34" stroke="#D55E00" \
      stroke-width="2" stroke-dasharray="4 2.5"/>\
      \(diamond ?? "")</svg>
      """
  }

  /// A square per learner: filled up to the even share, crossed beyond it, an empty dashed one for
  /// each that is missing.
  ///
  /// - Parameter most: squares of the longest row, which sets the scale of all.
  static func squares(_ count: CategoryShares.Count, most: Int) -> String {
    let step = 14.0
    let side = coordinate(step * 0.8)
    let shown = max(count.count, count.share.lowerBound)
    let squares = (0..<shown).map { index -> String in
      let x = coordinate(2 + step * Double(index))
      let box = "<rect x=\"\(x)\" y=\"2\" width=\"\(side)\" height=\"\(side)\""
      guard index < count.count else {
        return box
          + " fill=\"none\" stroke=\"#D55E00\" stroke-width=\"1.4\" stroke-dasharray=\"3 2\"/>"
      }
      guard index >= count.share.upperBound else { return box + " fill=\"#0072B2\"/>" }
      let corner = coordinate(2 + step * Double(index) + step * 0.8)
      let foot = coordinate(2 + step * 0.8)
      return box + " fill=\"#fff\" stroke=\"#D55E00\" stroke-width=\"1.8\"/>"
        + "<path d=\"M\(x) 2 \(corner) \(foot)M\(corner) 2 \(x) \(foot)\" stroke=\"#D55E00\" "
        + "stroke-width=\"1.8\"/>"
    }
    let width = coordinate(4 + step * Double(max(1, most)))
    return "<svg viewBox=\"0 0 \(width) 16\" aria-hidden=\"true\">"
      + squares.joined() + "</svg>"
  }

  /// A number with at most two decimals.
  private static func coordinate(_ value: Double) -> String { Wording.figure(value) }
}
