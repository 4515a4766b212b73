import GroupingModel

/// A file of learner pairs: columns source and target, or the first two, with or without header.
struct EdgeFile {
  private let table: Table
  private let rows: [Int]
  private let source: Int
  private let target: Int

  /// - Parameter filter: `column=value` that a row must have to count; nil for all rows.
  /// - Throws: `InputError` for fewer than two columns or an unknown column in the filter.
  init(_ table: Table, filter: String?) throws(InputError) {
    guard table.header.count >= 2 else {
      throw InputError(
        file: table.file, row: 1, "a file of pairs needs two columns",
        remedy: "give it the columns source and target")
    }
    self.table = table
    (source, target) = Self.columns(table.header)
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
    if let first = headerAsLink(reader) { links.append(first) }
    for row in rows {
      let cells = table.rows[row]
      guard !cells[source].isEmpty || !cells[target].isEmpty else { continue }
      let number = table.rowNumbers[row]
      func place(_ column: Int) -> Place {
        Place(file: table.file, row: number, column: table.header[column])
      }
      guard let from = try reader.learner(cells[source], at: place(source)) else { continue }
      links += try reader.links(from: from, toCell: cells[target], at: place(target))
    }
    return links
  }

  /// A file without header starts with a pair of learners.
  private func headerAsLink(_ reader: ReferenceReader) -> Link? {
    guard case .found(let from) = reader.roster.index.match(table.header[source]),
      case .found(let to) = reader.roster.index.match(table.header[target]), from != to
    else { return nil }
    return Link(from: from, to: to)
  }

  private static func columns(_ header: [String]) -> (Int, Int) {
    let titles = header.map { $0.lowercased() }
    for (source, target) in [("source", "target"), ("from", "to"), ("id1", "id2")] {
      if let from = titles.firstIndex(of: source), let to = titles.firstIndex(of: target) {
        return (from, to)
      }
    }
    return (0, 1)
  }
}
