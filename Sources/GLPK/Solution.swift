import CGLPK

/// Which solver's solution to read; each keeps its own.
package enum Solution: Sendable {
  case simplex, interior, integer

  fileprivate var raw: Int32 {
    switch self {
    case .simplex: GLP_SOL
    case .interior: GLP_IPT
    case .integer: GLP_MIP
    }
  }
}

/// Which numbers of a solution to read.
package enum Quantity: Sendable {
  /// One a row: the sum it bounds.
  case rowValues
  /// One a row: what the objective grows by when the row's bound does, by one.
  case rowDuals
  /// One a column: its value.
  case columnValues
  /// One a column: its cost minus what its entries are worth at the rows' duals.
  case reducedCosts

  fileprivate var raw: cglpk_quantity {
    switch self {
    case .rowValues: CGLPK_ROW_VALUE
    case .rowDuals: CGLPK_ROW_DUAL
    case .columnValues: CGLPK_COLUMN_VALUE
    case .reducedCosts: CGLPK_REDUCED_COST
    }
  }

  fileprivate var isOfRows: Bool { self == .rowValues || self == .rowDuals }
  fileprivate var isDual: Bool { self == .rowDuals || self == .reducedCosts }
}

extension Problem {
  /// One number of a solution. All are 0 before the first solve.
  package func value(
    _ quantity: Quantity, at index: Int, of solution: Solution = .simplex
  ) throws(GLPKError) -> Double {
    if quantity.isOfRows { try checkRow(index) } else { try checkColumn(index) }
    try check(quantity, of: solution)
    return cglpk_get(pointer, solution.raw, quantity.raw, Int32(index + 1))
  }

  /// All numbers of a quantity, one a row or one a column.
  ///
  /// - Complexity: O(count), one allocation.
  package func values(
    _ quantity: Quantity, of solution: Solution = .simplex
  ) throws(GLPKError) -> [Double] {
    try checkAlive()
    try check(quantity, of: solution)
    let count = quantity.isOfRows ? rowCount : columnCount
    return [Double](unsafeUninitializedCapacity: count) { buffer, initialized in
      cglpk_get_all(pointer, solution.raw, quantity.raw, buffer.baseAddress)
      initialized = count
    }
  }

  /// The same into an array of the caller's, for loops that solve again and again.
  ///
  /// - Complexity: O(count), no allocation once the array has the right length.
  package func read(
    _ quantity: Quantity, of solution: Solution = .simplex, into array: inout [Double]
  ) throws(GLPKError) {
    try checkAlive()
    try check(quantity, of: solution)
    let count = quantity.isOfRows ? rowCount : columnCount
    if array.count > count { array.removeLast(array.count - count) }
    if array.count < count {
      array.append(contentsOf: repeatElement(0, count: count - array.count))
    }
    cglpk_get_all(pointer, solution.raw, quantity.raw, &array)
  }

  /// The objective of a solution. With whole costs in integer columns only, that of the integer
  /// solution is exact.
  ///
  /// - Complexity: O(columns) for the integer solution, else O(1).
  package func objective(of solution: Solution = .simplex) throws(GLPKError) -> Double {
    try checkAlive()
    return cglpk_objective(pointer, solution.raw)
  }

  private func check(_ quantity: Quantity, of solution: Solution) throws(GLPKError) {
    if solution == .integer, quantity.isDual {
      throw .invalidOption("An integer solution has no duals.")
    }
  }
}
