/// A text as a cell of a CSV file that spreadsheets open.
package enum SpreadsheetCell {
  /// The cell in quotes where needed; one that a spreadsheet would run as a formula gets a leading
  /// apostrophe.
  package static func written(_ text: String) -> String {
    let safe = startsLikeFormula(text) ? "'" + text : text
    let special: Set<Character> = [",", ";", "\t", "\"", "\n", "\r", "\r\n"]
    guard safe.contains(where: special.contains) || safe != trimmed(safe) else { return safe }
    return "\"" + safe.map { $0 == "\"" ? "\"\"" : String($0) }.joined() + "\""
  }

  /// The cell of a row that is pasted into a sheet, where quotes would be read as quotes: on one
  /// line, and no formula.
  package static func pasted(_ text: String) -> String {
    let line = printable(text)
    return startsLikeFormula(line) ? "'" + line : line
  }

  /// The text that `written` protected with an apostrophe.
  package static func unescaped(_ cell: String) -> String {
    guard cell.first == "'", startsLikeFormula(String(cell.dropFirst())) else { return cell }
    return String(cell.dropFirst())
  }

  private static func startsLikeFormula(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first else { return false }
    // The wide forms count as the narrow ones where wide ones are typed.
    return "=+-@\t\r\n＝＋－＠".unicodeScalars.contains(first)
  }
}
