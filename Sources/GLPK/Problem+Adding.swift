import CGLPK

extension Problem {
  /// Adds a row and answers its index. A new row is basic, so that the basis remains one.
  ///
  /// - Parameter entries: the non-zero coefficients, each column at most once.
  /// - Complexity: O(entries).
  @discardableResult
  package mutating func addRow(
    _ bounds: Bounds, entries: [(column: Int, value: Double)] = []
  ) throws(GLPKError) -> Int {
    try checkAlive()
    let raw = try bounds.raw()
    let values = try check(entries, count: columnCount, of: "column")
    try finish(cglpk_add_rows(pointer, 1, raw.type, raw.lower, raw.upper))
    rowCount += 1
    if !values.isEmpty {
      try finish(
        cglpk_set_row(
          pointer, Int32(rowCount), Int32(values.count), checker.indices, values))
    }
    return rowCount - 1
  }

  /// Adds rows without entries and the same bounds; answers their indices.
  @discardableResult
  package mutating func addRows(_ count: Int, _ bounds: Bounds) throws(GLPKError) -> Range<Int> {
    try checkAlive()
    let raw = try bounds.raw()
    guard let adding = Int32(exactly: count), adding >= 0 else {
      throw .invalidShape("\(count) rows cannot be added.")
    }
    if adding > 0 {
      try finish(cglpk_add_rows(pointer, adding, raw.type, raw.lower, raw.upper))
      rowCount += count
    }
    return rowCount - count..<rowCount
  }

  /// Adds a column and answers its index. It starts out of the basis, on a bound.
  ///
  /// - Parameters:
  ///   - cost: its coefficient in the objective.
  ///   - bounds: ignored for the binary kind.
  ///   - entries: the non-zero coefficients, each row at most once.
  /// - Complexity: O(entries).
  @discardableResult
  package mutating func addColumn(
    cost: Double, bounds: Bounds = .atLeast(0), kind: Kind = .continuous,
    entries: [(row: Int, value: Double)] = []
  ) throws(GLPKError) -> Int {
    try checkAlive()
    let raw = try bounds.raw()
    try checkFinite(cost, in: "the cost of a column")
    let values = try check(entries, count: rowCount, of: "row")
    try add(columns: [cost], raw, kind, starts: [0, values.count], values: values)
    return columnCount - 1
  }

  /// Adds many columns of the same bounds and kind; answers their indices. The basis stays
  /// valid: new columns start on a bound.
  ///
  /// Column `k` has the coefficients `values[e]` in the rows `rows[e]`, for `e` in
  /// `starts[k]..<starts[k + 1]`.
  ///
  /// - Parameters:
  ///   - costs: one a column.
  ///   - starts: one more than columns, from 0 up to the number of entries.
  ///   - rows: counted from 0, each row at most once in a column.
  ///   - values: as many as `rows`.
  /// - Complexity: O(entries), and no allocation beyond the first calls.
  @discardableResult
  package mutating func addColumns(
    costs: [Double], bounds: Bounds = .atLeast(0), kind: Kind = .continuous,
    starts: [Int], rows: [Int32], values: [Double]
  ) throws(GLPKError) -> Range<Int> {
    try checkAlive()
    let raw = try bounds.raw()
    try checkFinite(costs, in: "the costs of the columns")
    try checkFinite(values, in: "the entries of the columns")
    try checkShape(columns: costs.count, starts: starts, rows: rows.count, values: values.count)
    checker.begin(count: rowCount)
    for column in costs.indices {
      checker.beginGroup()
      for entry in starts[column]..<starts[column + 1] {
        try checker.take(Int(rows[entry]), count: rowCount, of: "row")
      }
    }
    try add(columns: costs, raw, kind, starts: starts, values: values)
    return columnCount - costs.count..<columnCount
  }

  /// Adds columns whose rows the checker holds.
  private mutating func add(
    columns costs: [Double], _ bounds: RawBounds, _ kind: Kind, starts: [Int], values: [Double]
  ) throws(GLPKError) {
    if costs.isEmpty { return }
    try finish(
      cglpk_add_columns(
        pointer, Int32(costs.count), costs, bounds.type, bounds.lower, bounds.upper, kind.raw,
        starts, checker.indices, values))
    columnCount += costs.count
  }

  /// Leaves the checked indices in the checker, answers the values.
  mutating func check(
    _ entries: [(Int, Double)], count: Int, of what: String
  ) throws(GLPKError) -> [Double] {
    checker.begin(count: count)
    checker.beginGroup()
    for (index, value) in entries {
      try checker.take(index, count: count, of: what)
      try checkFinite(value, in: "the entry of \(what) \(index)")
    }
    return entries.map(\.1)
  }

  private func checkShape(
    columns: Int, starts: [Int], rows: Int, values: Int
  ) throws(GLPKError) {
    guard rows == values, rows <= Int32.max, columns <= Int32.max else {
      throw .invalidShape("There are \(rows) row indices but \(values) values.")
    }
    guard starts.count == columns + 1 else {
      throw .invalidShape("There are \(starts.count) starts for \(columns) columns.")
    }
    guard starts[0] == 0, starts[columns] == rows else {
      throw .invalidShape("The starts do not reach from 0 to the \(rows) entries.")
    }
    for column in 0..<columns where starts[column] > starts[column + 1] {
      throw .invalidShape("The starts fall after column \(column).")
    }
  }
}
