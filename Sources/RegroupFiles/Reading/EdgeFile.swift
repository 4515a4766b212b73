import GroupingModel

/// A file of learner pairs: columns source and target, or the first two, with or without header.
struct EdgeFile {
  private let table: Table
  private let rows: [Int]
  private let source: Int
  private let target: Int
  /// Whether the header says which column is which; otherwise it may itself be a pair.
  private let isTitled: Bool

  /// - Parameter filter: `column=value` that a row must have to count; nil for all rows.
  /// - Throws: `InputError` for fewer than two columns or an unknown column in the filter.
  init(_ table: Table, filter: String?) throws(InputError) {
    guard table.header.count >= 2 else {
      throw InputError(
        file: table.file, row: 1, "a file of pairs needs two columns",
        remedy: "give it the columns source and target")
    }
    self.table = table
    let columns = Self.columns(table.header)
    (source, target) = columns ?? (0, 1)
    isTitled = columns != nil
    guard let filter else {
      rows = Array(table.rows.indices)
      return
    }
    guard let equals = filter.firstIndex(of: "=") else {
      throw InputError(
        "a filter needs a column and a value", remedy: "write it as column=value: kind=3")
    }
    let title = String(filter[..<equals])
    let value = String(filter[filter.index(after: equals)...])
    guard let column = table.header.firstIndex(of: title) else {
      throw InputError(.unknown("column", title, among: table.header), file: table.file)
    }
    rows = table.rows.indices.filter { table.rows[$0][column] == value }
    guard !rows.isEmpty else {
      throw InputError(
        file: table.file, column: title, "no row has the filter's value",
        remedy: "choose a value that occurs")
    }
  }

  /// The pairs, in file order.
  func links(_ reader: ReferenceReader) throws(InputError) -> [Link] {
    var links: [Link] = []
    if !isTitled, startsWithPair(reader) { links += try self.links(table.header, row: 1, reader) }
    for row in rows {
      links += try self.links(table.rows[row], row: table.rowNumbers[row], reader)
    }
    return links
  }

  /// The cells of the pairs, in file order.
  ///
  /// - Parameters:
  ///   - most: the highest number in the column `rank` that counts; nil for all.
  ///   - isLearner: tells whether a file without titles begins with a pair.
  /// - Throws: `InputError` for a rank that is missing or no number.
  func pairs(
    upToRank most: Int?, isLearner: (String) -> Bool
  ) throws(InputError) -> [(from: String, to: String)] {
    let all = rows.map { (from: table.rows[$0][source], to: table.rows[$0][target]) }
    guard let most else {
      let first = (from: table.header[source], to: table.header[target])
      return !isTitled && isLearner(first.from) && isLearner(first.to) ? [first] + all : all
    }
    guard let column = table.header.firstIndex(where: { $0.lowercased() == "rank" }) else {
      throw InputError(.unknown("column", "rank", among: table.header), file: table.file)
    }
    var pairs: [(from: String, to: String)] = []
    for (pair, row) in zip(all, rows) {
      guard let rank = ColumnKind.number(table.rows[row][column]) else {
        throw InputError(
          file: table.file, row: table.rowNumbers[row], column: table.header[column],
          "a rank is not a number", remedy: "write 1 for the most wished, then 2, and so on")
      }
      if rank <= Double(most) { pairs.append(pair) }
    }
    return pairs
  }

  private func links(
    _ cells: [String], row: Int, _ reader: ReferenceReader
  ) throws(InputError) -> [Link] {
    guard !cells[source].isEmpty || !cells[target].isEmpty else { return [] }
    func place(_ column: Int) -> Place {
      // What stands in the first row may be a name, and no title.
      Place(
        file: table.file, row: row, column: isTitled ? table.header[column] : "\(column + 1)")
    }
    guard let from = try reader.learner(cells[source], at: place(source)) else { return [] }
    return try reader.links(from: from, toCell: cells[target], at: place(target), isPair: true)
  }

  /// A file without header starts with a pair of learners.
  private func startsWithPair(_ reader: ReferenceReader) -> Bool {
    [source, target].contains { reader.roster.index.match(table.header[$0]) != .unknown }
  }

  private static func columns(_ header: [String]) -> (Int, Int)? {
    let titles = header.map { $0.lowercased() }
    for (source, target) in [("source", "target"), ("from", "to"), ("id1", "id2")] {
      if let from = titles.firstIndex(of: source), let to = titles.firstIndex(of: target) {
        return (from, to)
      }
    }
    return nil
  }
}
