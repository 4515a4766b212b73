import Foundation

/// Rows of a table as Markdown, printed as they come so that a long run shows where it is.
struct MarkdownTable {
  private let columns: [String]

  /// Prints the head.
  init(_ columns: [String]) {
    self.columns = columns
    Self.line(columns)
    Self.line(columns.map { _ in "---" })
  }

  /// Prints a row of one cell per column.
  func row(_ cells: [String]) {
    precondition(cells.count == columns.count, "a row of another width than the head")
    Self.line(cells)
  }

  private static func line(_ cells: [String]) {
    print("| " + cells.joined(separator: " | ") + " |")
    fflush(nil)
  }
}

extension Double {
  /// With that many decimals; a dash where there is no number.
  func text(_ decimals: Int) -> String {
    isFinite ? String(format: "%.\(decimals)f", self) : "-"
  }

  /// Seconds as milliseconds with one decimal.
  var milliseconds: String { (self * 1000).text(1) }
}

extension Int {
  /// Bytes as mebibytes.
  var mebibytes: String { "\(self / 1_048_576)" }
}
