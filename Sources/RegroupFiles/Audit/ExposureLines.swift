import Grouping

/// The mean of all team-mates so far, round by round: a thin line for each learner, and the means of
/// the top, middle and bottom third of the class, told apart by dashes, marks and words.
enum ExposureLines {
  private static let size = (width: 720.0, height: 260.0, left: 44.0, right: 96.0, edge: 22.0)
  /// Learners with lines of their own.
  private static let mostLines = 150

  /// - Parameter thirds: per learner 0, 1 or 2 from the bottom; nil where nothing is known.
  static func svg(_ picture: TermPicture, thirds: [Int?]) -> String {
    let all = picture.exposure.joined().compactMap { $0 }
    let most = max(0.5, all.map { abs($0) }.max() ?? 0)
    let rounds = picture.exposure.count
    func x(_ round: Int) -> Double {
      let room = size.width - size.left - size.right
      return size.left + (rounds > 1 ? room * Double(round) / Double(rounds - 1) : room / 2)
    }
    func y(_ value: Double) -> Double {
      let room = size.height / 2 - size.edge
      return size.height / 2 - room * value / most
    }
    func line(_ points: [(Int, Double)], _ style: String) -> String {
      let path = points.enumerated().map { index, point in
        "\(index == 0 ? "M" : "L")\(text(x(point.0))) \(text(y(point.1)))"
      }
      return "<path d=\"\(path.joined())\" fill=\"none\" \(style)/>"
    }
    let learners = thirds.indices.prefix(thirds.count > mostLines ? 0 : thirds.count)
    let thin = learners.map { learner in
      line(
        picture.exposure.indices.compactMap { round in
          picture.exposure[round][learner].map { (round, $0) }
        }, "stroke=\"#cfd6de\" stroke-width=\"1\"")
    }
    let thick = (0..<3).map { third -> String in
      let points = picture.exposure.indices.compactMap { round -> (Int, Double)? in
        let values = thirds.indices.compactMap {
          thirds[$0] == third ? picture.exposure[round][$0] : nil
        }
        return values.isEmpty
          ? nil : (round, values.reduce(0, +) / Double(values.count))
      }
      guard let last = points.last else { return "" }
      let marks = points.map { mark(third, x($0.0), y($0.1)) }
      // Ends that lie close together have their words above one another.
      let place = y(last.1) + Double(1 - third) * 13 + 4
      return line(points, styles[third]) + marks.joined()
        + "<text x=\"\(text(size.width - size.right + 10))\" y=\"\(text(place))\" font-size=\"12\" "
        + "fill=\"\(colours[third])\">\(["bottom", "middle", "top"][third]) third</text>"
    }
    return "<svg viewBox=\"0 0 \(text(size.width)) \(text(size.height))\" role=\"img\" "
      + "aria-label=\"Mean of team-mates by third of the class\">"
      + axes(most: most, rounds: rounds, x: x, y: y) + thin.joined() + thick.joined() + "</svg>"
  }

  private static let colours = ["#b34700", "#55606d", "#005a8c"]

  private static let styles = [
    "stroke=\"#D55E00\" stroke-width=\"3\" stroke-dasharray=\"7 4\"",
    "stroke=\"#55606d\" stroke-width=\"2.5\" stroke-dasharray=\"2 3\"",
    "stroke=\"#0072B2\" stroke-width=\"3\"",
  ]

  private static func mark(_ third: Int, _ x: Double, _ y: Double) -> String {
    let place = "transform=\"translate(\(text(x)) \(text(y)))\""
    return switch third {
    case 0: "<path \(place) d=\"M-5-4h10L0 5z\" fill=\"#D55E00\"/>"
    case 1: "<path \(place) d=\"M-4-4h8v8h-8z\" fill=\"#55606d\"/>"
    default:
      "<path \(place) d=\"M-5 4h10L0-5z\" fill=\"#fff\" stroke=\"#0072B2\" stroke-width=\"1.5\"/>"
    }
  }

  private static func axes(
    most: Double, rounds: Int, x: (Int) -> Double, y: (Double) -> Double
  ) -> String {
    let right = text(size.width - size.right)
    let levels = [-most, 0, most].map { value in
      "<path d=\"M\(text(size.left)) \(text(y(value)))H\(right)\" stroke=\"#cfd6de\"/>"
        + "<text x=\"\(text(size.left - 6))\" y=\"\(text(y(value) + 4))\" font-size=\"11\" "
        + "text-anchor=\"end\" fill=\"#55606d\">\(AuditWording.decimals(value))</text>"
    }
    let step = max(1, (rounds + 19) / 20)
    let numbers = stride(from: 0, to: rounds, by: step).map { round in
      "<text x=\"\(text(x(round)))\" y=\"\(text(size.height - 3))\" font-size=\"11\" "
        + "text-anchor=\"middle\" fill=\"#55606d\">\(round + 1)</text>"
    }
    return levels.joined() + numbers.joined()
  }

  private static func text(_ value: Double) -> String { AuditPictures.figure(value) }
}
