/// Rows as a table for spreadsheets.
enum ChoiceCSV {
  /// - Parameter rows: the header first.
  static func text(_ rows: [[String]]) -> String {
    rows.map { $0.map(SpreadsheetCell.written).joined(separator: ",") + "\n" }.joined()
  }
}
