import GroupingModel
import SchedulingModel

/// A table of a timetable's scenario, read by the titles of its columns.
struct TimetableTable {
  let table: Table

  init(_ table: Table) { self.table = table }

  var rows: Range<Int> { table.rows.indices }

  /// Position of a column; nil where it is missing.
  private func find(_ title: String) -> Int? {
    table.header.firstIndex { $0.lowercased() == title }
  }

  /// A cell of a column that may be missing.
  func cell(_ row: Int, _ title: String) -> String {
    find(title).map { table.rows[row][$0] } ?? ""
  }

  /// - Throws: `InputError` if the column is missing.
  func require(_ title: String) throws(InputError) {
    guard find(title) == nil else { return }
    throw InputError(
      file: table.file, row: 1, "there is no column '\(title)'",
      remedy: "add it; there are: \(table.header.map { "'\($0)'" }.joined(separator: ", "))")
  }

  /// The cells of a column, each with something in it that no other has.
  func identifiers(_ title: String) throws(InputError) -> [String] {
    try require(title)
    guard !rows.isEmpty else {
      throw InputError(
        file: table.file, "there is no row below the header", remedy: "add a row for each \(title)")
    }
    var seen: [String: Int] = [:]
    for row in rows {
      let name = cell(row, title)
      guard !name.isEmpty else {
        throw bad(row, title, "the cell is empty", remedy: "give each \(title) a name")
      }
      if let first = seen[name] {
        throw bad(
          row, title, "the same as in row \(table.rowNumbers[first])",
          remedy: "give each \(title) a name of its own")
      }
      seen[name] = row
    }
    return rows.map { cell($0, title) }
  }

  /// A whole number; `fallback` for an empty cell.
  func whole(
    _ row: Int, _ title: String, in range: ClosedRange<Int>, fallback: Int? = nil
  ) throws(InputError) -> Int {
    if fallback == nil { try require(title) }
    let text = cell(row, title)
    if text.isEmpty, let fallback { return fallback }
    guard let number = Int(text), range.contains(number) else {
      throw bad(
        row, title, "not a whole number from \(range.lowerBound) to \(range.upperBound)",
        remedy: "write, say, \(max(range.lowerBound, min(range.upperBound, 4)))")
    }
    return number
  }

  /// Minutes since midnight.
  func time(_ row: Int, _ title: String) throws(InputError) -> Int {
    try require(title)
    guard let minutes = WeekHour.minutes(cell(row, title).lowercased()), minutes <= 24 * 60 else {
      throw bad(row, title, "not a time of the day", remedy: "write, say, 8:05 or 14:30")
    }
    return minutes
  }

  /// The parts of a cell that holds a list, separated by semicolons or bars.
  func list(_ row: Int, _ title: String) -> [String] {
    cell(row, title).split { $0 == ";" || $0 == "|" }.map { trimmed(String($0)) }
      .filter { !$0.isEmpty }
  }

  /// Positions of the names in a cell.
  func positions(
    _ row: Int, _ title: String, of what: String, among names: [String]
  ) throws(InputError) -> [Int] {
    try require(title)
    var positions: [Int] = []
    for name in list(row, title) {
      guard let position = names.firstIndex(of: name) else {
        throw bad(
          row, title, "a \(what) that is not in its table",
          remedy: "correct the name, or add a row for it; separate several with semicolons")
      }
      positions.append(position)
    }
    return positions
  }

  func bad(_ row: Int, _ title: String, _ problem: String, remedy: String) -> InputError {
    InputError(
      file: table.file, row: table.rowNumbers[row], column: title, problem, remedy: remedy)
  }
}
