import SwiftCSV

/// A CSV file with a header: trimmed cells, no empty row, every row as long as the header.
package struct Table: Sendable {
  /// File as the user named it.
  package let file: String
  /// Titles, each once.
  package internal(set) var header: [String]
  package internal(set) var rows: [[String]]
  /// Row in the file of each of `rows`; the header is row 1.
  package internal(set) var rowNumbers: [Int]
  /// Whether numbers may have a decimal comma: cells are not separated by commas.
  package let allowsDecimalComma: Bool
  /// What the user should know about the reading.
  package internal(set) var remarks: [String] = []

  /// Reads a text with cells separated by comma, semicolon or tab: as a first line such as `sep=;`
  /// says, which Excel writes, or whichever the header has most.
  ///
  /// Columns with the same title are told apart by their number, so that none is taken for another.
  ///
  /// - Throws: `InputError` naming the row for unbalanced quotes and rows of another length than
  ///   the header.
  /// - Complexity: O(characters).
  package init(_ text: String, file: String) throws(InputError) {
    let told = Self.toldDelimiter(of: text)
    let delimiter = told ?? Self.delimiter(of: text)
    try Self.checkQuotes(text, file: file)
    var records = try Self.records(text, delimiter: delimiter, file: file)
    if told != nil { records.removeFirst() }
    records = records.filter { !$0.cells.allSatisfy(\.isEmpty) }
    guard let first = records.first else {
      throw InputError(file: file, "the file is empty", remedy: "give it a header and rows")
    }
    var titles = first.cells
    let kept = titles.indices.filter { index in
      !titles[index].isEmpty
        || records.contains { index < $0.cells.count && !$0.cells[index].isEmpty }
    }
    try Self.checkTitles(titles, kept: kept, file: file)
    Self.tellApart(&titles)
    let renamed = kept.filter { titles[$0] != first.cells[$0] }
    if !renamed.isEmpty {
      let list = renamed.map { "'\(titles[$0])'" }.joined(separator: ", ")
      remarks = ["\(file), row 1: columns with the same title were renamed: \(list)"]
    }
    var (rows, numbers): ([[String]], [Int]) = ([], [])
    for record in records.dropFirst() {
      let cells = try Self.fit(record, to: titles.count, file: file)
      rows.append(kept.count == titles.count ? cells : kept.map { cells[$0] })
      numbers.append(record.row)
    }
    self.file = file
    header = kept.map { titles[$0] }
    self.rows = rows
    rowNumbers = numbers
    allowsDecimalComma = delimiter != .comma
  }

  /// A table that was made, not read: rows are numbered as if they stood under the header.
  init(file: String, header: [String], rows: [[String]]) {
    self.file = file
    self.header = header
    self.rows = rows
    rowNumbers = Array(2..<(2 + rows.count))
    allowsDecimalComma = false
  }

  /// The cells of the column at a position.
  package func column(_ index: Int) -> [String] { rows.map { $0[index] } }

  /// A record of the file, header included.
  private struct Record {
    let row: Int
    let cells: [String]
  }

  private static func records(
    _ text: String, delimiter: CSVDelimiter, file: String
  ) throws(InputError) -> [Record] {
    var records: [Record] = []
    var row = 0
    do {
      // Without a final line break the parser drops an empty last cell.
      let whole = text.last?.isNewline == true ? text : text + "\n"
      let csv = try EnumeratedCSV(
        string: whole, delimiter: delimiter, loadColumns: false, rowLimit: 0)
      try csv.enumerateAsArray(startAt: 0, rowLimit: nil) { cells in
        row += 1
        records.append(Record(row: row, cells: cells.map(trimmed)))
      }
    } catch {
      throw InputError(
        file: file, row: row + 1, "a quotation mark stands where none may be",
        remedy: "put the whole cell in quotes and double the quotes inside it")
    }
    return records
  }

  /// The separator in a first line such as `sep=;`.
  private static func toldDelimiter(of text: String) -> CSVDelimiter? {
    guard let line = text.split(whereSeparator: \.isNewline).first, line.utf8.count < 8,
      line.lowercased().hasPrefix("sep="), text.hasPrefix(line)
    else { return nil }
    return [";": .semicolon, ",": .comma, "\t": .tab][line.dropFirst(4)]
  }

  /// The separator that the first record has most outside of quotes.
  private static func delimiter(of text: String) -> CSVDelimiter {
    var counts: [UInt8: Int] = [:]
    var (quoted, begun) = (false, false)
    for byte in text.utf8 {
      if byte == UInt8(ascii: "\"") { quoted.toggle() }
      if quoted { continue }
      let isBreak = byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
      if isBreak, begun { break }
      begun = begun || !isBreak
      if [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")].contains(byte) {
        counts[byte, default: 0] += 1
      }
    }
    let semicolons = counts[UInt8(ascii: ";")] ?? 0
    let tabs = counts[UInt8(ascii: "\t")] ?? 0
    let commas = counts[UInt8(ascii: ",")] ?? 0
    if semicolons > commas, semicolons >= tabs { return .semicolon }
    return tabs > commas ? .tab : .comma
  }

  /// The parser takes a quote that is never closed for the end of the file.
  private static func checkQuotes(_ text: String, file: String) throws(InputError) {
    var (row, opened, quoted) = (1, 1, false)
    var previous: UInt8 = 0
    for byte in text.utf8 {
      if byte == UInt8(ascii: "\"") {
        quoted.toggle()
        opened = row
      } else if !quoted {
        let isBreak = byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
        if isBreak, !(byte == UInt8(ascii: "\n") && previous == UInt8(ascii: "\r")) { row += 1 }
      }
      previous = byte
    }
    guard !quoted else {
      throw InputError(
        file: file, row: opened, "a quotation mark is opened and never closed",
        remedy: "close it, or double it if it belongs to the cell")
    }
  }

  private static func checkTitles(
    _ titles: [String], kept: [Int], file: String
  ) throws(InputError) {
    for index in kept where titles[index].isEmpty {
      throw InputError(
        file: file, row: 1, "column \(index + 1) has cells but no title",
        remedy: "give it a title, or delete the column; delete a heading above the titles")
    }
  }

  /// Gives columns with the same title their number: "Score (column 3)".
  private static func tellApart(_ titles: inout [String]) {
    var counts: [String: Int] = [:]
    for title in titles { counts[title, default: 0] += 1 }
    for (index, title) in titles.enumerated() where !title.isEmpty && counts[title, default: 0] > 1
    {
      var fresh = "\(title) (column \(index + 1))"
      while counts[fresh] != nil { fresh += "'" }
      counts[fresh] = 1
      titles[index] = fresh
    }
  }

  private static func fit(
    _ record: Record, to count: Int, file: String
  ) throws(InputError) -> [String] {
    var cells = record.cells
    while cells.count > count, cells.last == "" { cells.removeLast() }
    guard cells.count == count else {
      throw InputError(
        file: file, row: record.row,
        "the row has \(cells.count) cells, the header \(count)",
        remedy: "give the row one cell per column; put a cell that holds the separator in quotes")
    }
    return cells
  }
}

/// Without leading and trailing white space.
package func trimmed(_ text: String) -> String {
  guard text.first?.isWhitespace == true || text.last?.isWhitespace == true else { return text }
  var slice = text[...]
  while slice.first?.isWhitespace == true { slice.removeFirst() }
  while slice.last?.isWhitespace == true { slice.removeLast() }
  return String(slice)
}
