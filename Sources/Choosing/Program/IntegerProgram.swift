/// Whole-number columns within bounds, and rows that bound sums of them.
///
/// A value that callers build up, hand to `solve`, and get back narrowed to the best solutions.
package struct IntegerProgram: Sendable {
  /// A column and what it is multiplied by.
  package struct Term: Sendable, Hashable {
    package let column: Int
    package let factor: Int

    package init(_ column: Int, _ factor: Int = 1) {
      self.column = column
      self.factor = factor
    }
  }

  /// A sum of columns, each at most once, with its bounds; nil for none on that side.
  package struct Row: Sendable {
    package let terms: [Term]
    package internal(set) var atLeast: Int?
    package internal(set) var atMost: Int?
  }

  package private(set) var columns: [ClosedRange<Int>] = []
  package private(set) var rows: [Row] = []
  /// Columns that are 0 in most good solutions.
  private(set) var rare: [Int] = []

  package init() {}

  /// Adds a column and answers its index.
  ///
  /// - Parameter isRare: whether it is 0 in most good solutions. It then may be no part of a
  ///   relaxation before its price says so, which makes many such columns cheap. It only matters
  ///   for columns that begin at 0.
  package mutating func addColumn(
    _ bounds: ClosedRange<Int> = 0...1, isRare: Bool = false
  ) -> Int {
    columns.append(bounds)
    if isRare, bounds.lowerBound == 0 { rare.append(columns.count - 1) }
    return columns.count - 1
  }

  /// Adds a row. Without terms it is kept all the same: 0 may be out of its bounds.
  package mutating func addRow(_ terms: [Term], atLeast: Int? = nil, atMost: Int? = nil) {
    rows.append(Row(terms: terms, atLeast: atLeast, atMost: atMost))
  }

  /// Gives a column the one value.
  package mutating func fix(_ column: Int, at value: Int) { columns[column] = value...value }

  mutating func tighten(_ row: Int, at value: Int) {
    rows[row].atLeast = value
    rows[row].atMost = value
  }

  /// Whether the values keep all bounds, one a column.
  ///
  /// - Complexity: O(terms).
  package func isSolved(by values: [Int]) -> Bool {
    guard values.count == columns.count else { return false }
    for (column, value) in values.enumerated() where !columns[column].contains(value) {
      return false
    }
    return rows.allSatisfy { row in
      let sum = row.terms.sum(values)
      return sum >= row.atLeast ?? .min && sum <= row.atMost ?? .max
    }
  }
}

extension [IntegerProgram.Term] {
  /// What the terms add up to at these values, one a column.
  package func sum(_ values: [Int]) -> Int {
    reduce(0) { $0 + $1.factor * values[$1.column] }
  }
}

extension Double {
  /// The nearest whole number; nil where none is near enough to be meant.
  var whole: Int? {
    guard magnitude < 1e15, (self - rounded()).magnitude < 1e-5 else { return nil }
    return Int(rounded())
  }
}
