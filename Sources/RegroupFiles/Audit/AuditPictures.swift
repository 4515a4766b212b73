import Grouping

/// Pictures of a term as inline SVG: shapes tell what colours do, so that they work in black and
/// white; colours are Okabe and Ito's. Only numbers enter them, never a text of the class list.
enum AuditPictures {
  private static let cell = 18.0

  /// Numbers 1, 2, ... above the columns of rows of cells.
  static func head(_ count: Int) -> String {
    row(count) { index in
      "<text x=\"\(figure(cell * (Double(index) + 0.5)))\" y=\"13\" font-size=\"10\" "
        + "text-anchor=\"middle\" fill=\"#55606d\">\(index + 1)</text>"
    }
  }

  /// A learner's tiers: a filled triangle that points down in a low group, an open one that points
  /// up in a high one, a bar in a middle one, nothing where the learner was not there.
  static func tiers(_ tiers: [GroupTier?]) -> String {
    row(tiers.count) { index in
      let x = figure(cell * Double(index))
      let frame = "<path transform=\"translate(\(x) 0)\" "
      switch tiers[index] {
      case .low: return frame + "d=\"M3 4h12L9 15z\" fill=\"#D55E00\" stroke=\"#7a3500\"/>"
      case .high:
        return frame
          + "d=\"M3.5 14.5h11L9 4z\" fill=\"#fff\" stroke=\"#0072B2\" stroke-width=\"1.5\"/>"
      case .middle: return frame + "d=\"M5 9.5h8\" stroke=\"#8a939d\" stroke-width=\"2\"/>"
      case nil: return ""
      }
    }
  }

  /// How often a learner met each other one: the number on a ground that is the darker the larger
  /// it is, a dash for oneself.
  static func meetings(_ counts: [Int?], most: Int) -> String {
    row(counts.count) { index in
      let x = cell * Double(index)
      let middle = figure(x + cell / 2)
      guard let count = counts[index] else {
        return "<path d=\"M\(figure(x + 5)) 9h8\" stroke=\"#16202b\"/>"
      }
      let box =
        "<rect x=\"\(figure(x + 0.5))\" y=\"0.5\" width=\"17\" height=\"17\" stroke=\"#cfd6de\" "
      guard count > 0 else { return box + "fill=\"#fff\"/>" }
      let share = Double(count) / Double(max(1, most))
      let light = Int((225 - 175 * share).rounded())
      let ink = light < 130 ? "#fff" : "#16202b"
      return box + "fill=\"rgb(\(light),\(light),\(min(255, light + 20)))\"/>"
        + "<text x=\"\(middle)\" y=\"13\" font-size=\"10\" text-anchor=\"middle\" fill=\"\(ink)\">"
        + "\(count)</text>"
    }
  }

  private static func row(_ count: Int, _ content: (Int) -> String) -> String {
    "<svg viewBox=\"0 0 \(figure(cell * Double(max(1, count)))) 18\" aria-hidden=\"true\">"
      + (0..<count).map(content).joined() + "</svg>"
  }

  /// A number with at most two decimals.
  static func figure(_ value: Double) -> String { Wording.figure(value) }
}
