import Foundation

/// A linear axis with round numbers: from values to places in a picture.
struct PlotAxis {
  let range: ClosedRange<Double>
  let ticks: [Double]
  private let decimals: Int

  /// - Parameter values: that the axis has to hold; 0 is always on it.
  init(_ values: [Double], ticks wanted: Int = 4) {
    let finite = values.filter(\.isFinite) + [0]
    var (low, high) = (finite.min() ?? 0, finite.max() ?? 0)
    if high - low < 1e-9 { (low, high) = (low - 1, high + 1) }
    let rough = (high - low) / Double(wanted)
    let power = pow(10, log10(rough).rounded(.down))
    let step = [1, 2, 5, 10].map { $0 * power }.first { $0 >= rough * 0.999 } ?? rough
    let first = Int((low / step + 1e-9).rounded(.down))
    let last = Int((high / step - 1e-9).rounded(.up))
    ticks = (first...last).map { Double($0) * step }
    range = Double(first) * step...Double(last) * step
    decimals = max(0, -Int(log10(step * 1.001).rounded(.down)))
  }

  func place(_ value: Double, from start: Double, to end: Double) -> Double {
    start + (end - start) * (value - range.lowerBound) / (range.upperBound - range.lowerBound)
  }

  func text(_ tick: Double) -> String { StudyWords.number(tick, decimals) }
}

/// Pieces of pictures.
enum Drawing {
  static let soft = "#55606d"
  static let line = "#cfd6de"

  static func figure(_ value: Double) -> String {
    let text = String(format: "%.1f", value)
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  static func text(
    _ words: String, _ x: Double, _ y: Double, size: Double = 11, anchor: String = "start",
    fill: String = soft
  ) -> String {
    "<text x=\"\(figure(x))\" y=\"\(figure(y))\" font-size=\"\(figure(size))\" "
      + "text-anchor=\"\(anchor)\" fill=\"\(fill)\">\(StudyWords.escaped(words))</text>"
  }

  static func path(_ points: [(x: Double, y: Double)], _ style: String) -> String {
    let steps = points.enumerated().map { index, point in
      (index == 0 ? "M" : "L") + figure(point.x) + " " + figure(point.y)
    }
    return "<path d=\"\(steps.joined())\" fill=\"none\" \(style)/>"
  }

  static func svg(_ width: Double, _ height: Double, label: String, _ parts: [String]) -> String {
    "<svg viewBox=\"0 0 \(figure(width)) \(figure(height))\" role=\"img\" "
      + "aria-label=\"\(StudyWords.escaped(label))\">" + parts.joined() + "</svg>"
  }

  /// A mark about a point, told apart by its shape.
  static func mark(_ shape: Int, _ x: Double, _ y: Double, _ colour: String) -> String {
    let shapes = [
      "M-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0z", "M-3.5-3.5h7v7h-7z", "M-4.5 3.5h9L0-4.5z",
      "M0-5L5 0L0 5L-5 0z", "M-4.5-3.5h9L0 4.5z",
    ]
    let isOpen = shape / shapes.count % 2 == 1
    return
      "<path transform=\"translate(\(figure(x)) \(figure(y)))\" "
      + "d=\"\(shapes[shape % shapes.count])\" "
      + "fill=\"\(isOpen ? "#fff" : colour)\" stroke=\"\(colour)\" stroke-width=\"1.5\"/>"
  }
}
