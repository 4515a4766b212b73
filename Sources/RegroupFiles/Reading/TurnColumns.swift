import GroupingModel

/// The columns of a round's table that tell what learners got beside their company.
struct TurnColumns {
  private let file: String
  private let label: Int?
  private let choice: Int?
  private let marks: [(title: String, column: Int?)]

  init(_ table: Table) {
    let titles = table.header.map { $0.lowercased() }
    file = table.file
    label = titles.firstIndex(of: "label")
    choice = titles.firstIndex(of: "choice")
    marks = ["led", "pinned", "alone"].map { ($0, titles.firstIndex(of: $0)) }
  }

  func label(in row: [String]) -> String? {
    label.map { SpreadsheetCell.unescaped(row[$0]) }.flatMap { $0.isEmpty ? nil : $0 }
  }

  /// nil where the table tells nothing of turns.
  ///
  /// - Throws: `InputError` if a choice is no number from 1, or a mark is neither yes nor no.
  func turn(in row: [String], _ number: Int) throws(InputError) -> Turn? {
    guard choice != nil || marks.contains(where: { $0.column != nil }) else { return nil }
    var turn = Turn()
    if let choice, !row[choice].isEmpty {
      guard let rank = Int(row[choice]), (1...10_000).contains(rank) else {
        throw InputError(
          file: file, row: number, column: "choice", "this is not which choice it was",
          remedy: "write 1 for the first choice, 2 for the second, nothing for none")
      }
      turn.choice = rank
    }
    turn.led = try isMarked(marks[0], in: row, number)
    turn.pinned = try isMarked(marks[1], in: row, number)
    turn.alone = try isMarked(marks[2], in: row, number)
    return turn
  }

  private func isMarked(
    _ mark: (title: String, column: Int?), in row: [String], _ number: Int
  ) throws(InputError) -> Bool {
    guard let column = mark.column else { return false }
    switch row[column].lowercased() {
    case "yes", "y", "x", "1", "true": return true
    case "", "no", "n", "-", "0", "false": return false
    default:
      throw InputError(
        file: file, row: number, column: mark.title, "this is neither yes nor no",
        remedy: "write yes, or leave the cell empty")
    }
  }
}
