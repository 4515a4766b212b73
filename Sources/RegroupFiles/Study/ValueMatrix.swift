/// A table of policies by something, with the number in each cell and a colour that says the same.
struct ValueMatrix {
  let corner: String
  let head: [String]
  let rows: [Row]

  /// Whether it has more columns than a printed page holds in letters of the usual size.
  var isWide: Bool { head.count > 14 }

  struct Row {
    let label: String
    let isReference: Bool
    /// Plain columns before the coloured ones.
    let leads: [String]
    let cells: [Cell]
  }

  struct Cell {
    let text: String
    let style: String
    let isBest: Bool
    /// Not told from nothing: without colour.
    var isFaint = false
    var remark: String?
  }
}

/// Orange over white to blue, from Okabe and Ito's palette: told apart by all kinds of eyes. Dark
/// letters can be read on all of it.
enum CellColour {
  private static let blue = (0.0, 114.0, 178.0)
  private static let orange = (230.0, 159.0, 0.0)

  /// - Parameter share: from -1, orange, to 1, blue.
  static func style(_ share: Double) -> String {
    guard share.isFinite, abs(share) > 0.005 else { return "" }
    let strength = 0.62 * min(1, abs(share)).squareRoot()
    let hue = share > 0 ? blue : orange
    func mixed(_ part: Double) -> Int { Int((255 + (part - 255) * strength).rounded()) }
    return "background:rgb(\(mixed(hue.0)),\(mixed(hue.1)),\(mixed(hue.2)))"
  }
}
