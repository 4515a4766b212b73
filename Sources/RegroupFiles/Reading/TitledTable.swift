/// A table read by its columns' titles, capitals aside.
struct TitledTable {
  let table: Table
  /// Lower-case titles by position.
  private let titles: [String]

  /// - Parameters:
  ///   - required: titles that must be there.
  ///   - optional: others that are known; nil where any title may stand.
  /// - Throws: `InputError` for a missing or an unknown column.
  init(_ table: Table, required: [String], optional: [String]?) throws(InputError) {
    self.table = table
    titles = table.header.map { $0.lowercased() }
    for title in required where !titles.contains(title) {
      // The first row may be a learner's, so it is not quoted.
      throw InputError(
        file: table.file, row: 1, "there is no column '\(title)'",
        remedy: "give the table a header with "
          + required.map { "'\($0)'" }.joined(separator: ", "))
    }
    guard let optional else { return }
    let known = required + optional + ["note", "notes"]
    for (position, title) in titles.enumerated() where !known.contains(title) {
      throw InputError(
        .unknown("column", table.header[position], among: known), file: table.file)
    }
  }

  var rows: Range<Int> { table.rows.indices }

  /// Titles and positions of columns beside those named.
  func columns(except named: [String]) -> [(title: String, position: Int)] {
    titles.indices.filter { !named.contains(titles[$0]) }.map { (table.header[$0], $0) }
  }

  func has(_ title: String) -> Bool { titles.contains(title) }

  /// A cell; empty where the column is missing.
  func cell(_ row: Int, _ title: String) -> String {
    titles.firstIndex(of: title).map { SpreadsheetCell.unescaped(table.rows[row][$0]) } ?? ""
  }

  /// The parts of a cell, separated by semicolons.
  func list(_ row: Int, _ title: String) -> [String] {
    cell(row, title).split(separator: ";").map { trimmed(String($0)) }.filter { !$0.isEmpty }
  }

  /// Makes sure that there are no more rows than can be planned with: what compares each with each other
  /// would take forever.
  func checkRows(atMost most: Int) throws(InputError) {
    guard table.rows.count <= most else {
      throw InputError(
        file: table.file, row: table.rowNumbers[most], "the table has \(table.rows.count) rows",
        remedy: "up to \(most) can be planned at a time")
    }
  }

  /// The cells of a column, each filled in and unlike all others.
  func identifiers(_ title: String) throws(InputError) -> [String] {
    try checkRows(atMost: 5_000)
    guard !rows.isEmpty else {
      throw InputError(
        file: table.file, row: 1, "there is a header and no row",
        remedy: "add a row for each \(title)")
    }
    var seen: [String: Int] = [:]
    var names: [String] = []
    for row in rows {
      let name = cell(row, title)
      guard !name.isEmpty else {
        throw bad(row, title, "the cell is empty", remedy: "give each \(title) a name")
      }
      if let first = seen.updateValue(row, forKey: name) {
        throw bad(
          row, title, "the same as in row \(table.rowNumbers[first])",
          remedy: "give each \(title) a name of its own, or delete one of the rows")
      }
      names.append(name)
    }
    return names
  }

  /// A whole number; nil for an empty cell.
  func whole(
    _ row: Int, _ title: String, in range: ClosedRange<Int>
  ) throws(InputError) -> Int? {
    let text = cell(row, title)
    if text.isEmpty { return nil }
    guard let number = Int(text), range.contains(number) else {
      throw bad(
        row, title, "not a whole number from \(range.lowerBound) to \(range.upperBound)",
        remedy: "write, say, \(max(range.lowerBound, min(range.upperBound, 20)))")
    }
    return number
  }

  /// Minutes since midnight; an end on the next day counts on.
  func time(_ row: Int, _ title: String) throws(InputError) -> Int {
    guard let minutes = ClockTime.minutes(cell(row, title)) else {
      throw bad(row, title, "not a time of the day", remedy: "write, say, 8:05 or 14:30")
    }
    return minutes
  }

  /// A whole number that must be there.
  func number(
    _ row: Int, _ title: String, in range: ClosedRange<Int>
  ) throws(InputError) -> Int {
    guard let number = try whole(row, title, in: range) else {
      throw bad(row, title, "the cell is empty", remedy: "write a whole number")
    }
    return number
  }

  /// Yes or no; nil for an empty cell.
  func flag(_ row: Int, _ title: String) throws(InputError) -> Bool? {
    switch cell(row, title).lowercased() {
    case "": return nil
    case "yes", "y", "true", "x", "1": return true
    case "no", "n", "false", "0": return false
    default: throw bad(row, title, "neither yes nor no", remedy: "write yes or no")
    }
  }

  func bad(_ row: Int, _ title: String, _ problem: String, remedy: String) -> InputError {
    let position = titles.firstIndex(of: title)
    return InputError(
      file: table.file, row: table.rowNumbers[row],
      column: position.map { table.header[$0] } ?? title, problem, remedy: remedy)
  }
}
