import CGLPK

extension Problem {
  /// Replaces the bounds of a row.
  package mutating func setRowBounds(_ row: Int, _ bounds: Bounds) throws(GLPKError) {
    try checkRow(row)
    let raw = try bounds.raw()
    try finish(cglpk_set_row_bounds(pointer, Int32(row + 1), raw.type, raw.lower, raw.upper))
  }

  /// Replaces the bounds of a column.
  package mutating func setColumnBounds(_ column: Int, _ bounds: Bounds) throws(GLPKError) {
    try checkColumn(column)
    let raw = try bounds.raw()
    try finish(
      cglpk_set_column_bounds(pointer, Int32(column + 1), raw.type, raw.lower, raw.upper))
  }

  /// Replaces a column's coefficient in the objective.
  package mutating func setCost(_ column: Int, _ cost: Double) throws(GLPKError) {
    try checkColumn(column)
    try checkFinite(cost, in: "the cost of column \(column)")
    try finish(cglpk_set_cost(pointer, Int32(column + 1), cost))
  }

  /// Replaces the number added to the objective whatever the columns are (0 at first).
  package mutating func setConstantCost(_ cost: Double) throws(GLPKError) {
    try checkAlive()
    try checkFinite(cost, in: "the constant cost")
    try finish(cglpk_set_cost(pointer, 0, cost))
  }

  /// Replaces a column's kind. The binary kind sets its bounds to 0...1.
  package mutating func setKind(_ column: Int, _ kind: Kind) throws(GLPKError) {
    try checkColumn(column)
    try finish(cglpk_set_kind(pointer, Int32(column + 1), kind.raw))
  }

  /// Replaces all coefficients of a row.
  package mutating func setRow(
    _ row: Int, entries: [(column: Int, value: Double)]
  ) throws(GLPKError) {
    try checkRow(row)
    let values = try check(entries, count: columnCount, of: "column")
    try finish(
      cglpk_set_row(pointer, Int32(row + 1), Int32(values.count), checker.indices, values))
  }

  /// Replaces all coefficients of a column.
  package mutating func setColumn(
    _ column: Int, entries: [(row: Int, value: Double)]
  ) throws(GLPKError) {
    try checkColumn(column)
    let values = try check(entries, count: rowCount, of: "row")
    try finish(
      cglpk_set_column(pointer, Int32(column + 1), Int32(values.count), checker.indices, values))
  }

  /// Deletes rows; those behind them move up. A row that was not basic takes the basis along:
  /// the next simplex call then starts from a new one.
  package mutating func deleteRows(_ rows: [Int]) throws(GLPKError) {
    try checkAlive()
    try checker.takeAll(rows, count: rowCount, of: "row")
    if rows.isEmpty { return }
    try finish(cglpk_delete_rows(pointer, Int32(rows.count), checker.indices))
    rowCount -= rows.count
  }

  /// Deletes columns; those behind them move up. A basic column takes the basis along: the
  /// next simplex call then starts from a new one.
  package mutating func deleteColumns(_ columns: [Int]) throws(GLPKError) {
    try checkAlive()
    try checker.takeAll(columns, count: columnCount, of: "column")
    if columns.isEmpty { return }
    try finish(cglpk_delete_columns(pointer, Int32(columns.count), checker.indices))
    columnCount -= columns.count
  }
}
