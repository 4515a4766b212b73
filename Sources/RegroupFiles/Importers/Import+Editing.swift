import GroupingModel

/// What importers do to tables.
extension Import {
  /// Gives a column a short title; nothing if that title is taken.
  mutating func rename(_ position: Int, to title: String) {
    guard !table.header.contains(title) else { return }
    titles[title] = table.header[position]
    table.header[position] = title
  }

  mutating func remove(_ positions: [Int]) {
    let gone = Set(positions)
    let kept = table.header.indices.filter { !gone.contains($0) }
    table.header = kept.map { table.header[$0] }
    table.rows = table.rows.map { row in kept.map { row[$0] } }
  }

  /// Keeps rows by their position.
  mutating func keepRows(_ positions: [Int]) {
    table.rows = positions.map { table.rows[$0] }
    table.rowNumbers = positions.map { table.rowNumbers[$0] }
  }

  /// Puts a column of one cell per row in front of the others.
  mutating func prepend(_ title: String, _ cells: [String]) {
    table.header.insert(title, at: 0)
    for row in table.rows.indices { table.rows[row].insert(cells[row], at: 0) }
  }

  mutating func append(_ title: String, _ cells: [String]) {
    table.header.append(title)
    for row in table.rows.indices { table.rows[row].append(cells[row]) }
  }

  mutating func setCells(_ position: Int, _ change: (String) -> String) {
    for row in table.rows.indices { table.rows[row][position] = change(table.rows[row][position]) }
  }

  /// Makes one column 'Name' of first and last names.
  mutating func joinNames(first: Int, last: Int) {
    let names = table.rows.map { trimmed("\($0[first]) \($0[last])") }
    let original = "\(table.header[first])', '\(table.header[last])"
    remove([first, last])
    guard !table.header.contains("Name") else { return }
    prepend("Name", names)
    titles["Name"] = original
  }

  /// Makes one column of first and last names where nothing else tells learners apart for sure.
  mutating func joinNamesThatIdentify(_ chosen: ColumnChoice?) {
    guard id == nil, chosen?.id == nil, chosen?.name == nil,
      !table.header.contains(where: ColumnRoles.speaksOfIdentifier),
      let names = ColumnRoles.firstAndLastName(table.header)
    else { return }
    joinNames(first: names.first, last: names.last)
  }

  /// Position of the column of that title, capitals aside.
  func column(_ title: String) -> Int? {
    table.header.firstIndex { $0.lowercased() == title.lowercased() }
  }

  /// Whether a column has a cell that is not empty.
  func isUsed(_ title: String) -> Bool {
    guard let position = table.header.firstIndex(of: title) else { return false }
    return table.rows.contains { !$0[position].isEmpty }
  }

  /// Whether a column has more than one value.
  func isVaried(_ title: String) -> Bool {
    guard let position = table.header.firstIndex(of: title) else { return false }
    return Set(table.rows.lazy.map { $0[position] }).subtracting([""]).count > 1
  }

  /// "row 5" or "rows 5, 7".
  static func rows(_ numbers: [Int]) -> String {
    (numbers.count == 1 ? "row " : "rows ") + numbers.map(String.init).joined(separator: ", ")
  }
}
