import GroupingModel

/// A column of which each project is to have as much as the whole class.
struct BalancedColumn: Sendable {
  let title: String
  /// Whole numbers, one a learner: of a column of numbers one series, else one for each value.
  let series: [[Int]]
  /// What numbers were multiplied by.
  let scale: Int
  /// Of each series; nil for a column of numbers.
  let values: [String]?

  /// - Throws: `InputError` naming the row of a number that cannot be used.
  init(_ column: Attribute, _ learners: BlockClass) throws(InputError) {
    title = column.name
    let given = column.cells.filter { !$0.isEmpty }
    let areNumbers = given.allSatisfy { ColumnKind.number($0) != nil }
    if column.kind == .number || column.kind == nil && areNumbers {
      let numbers = try learners.wholeNumbers(of: column)
      (series, scale, values) = ([numbers.values], numbers.scale, nil)
    } else {
      let values = Set(given).sorted(by: naturallyPrecedes)
      series = values.map { value in column.cells.map { $0 == value ? 1 : 0 } }
      (scale, self.values) = (1, values)
    }
  }

  /// So many times an imbalance is what the solver counts, which is whole.
  var unit: Int { scale * max(1, series.first?.count ?? 1) }

  /// What some learners have: "72.5" on average, or "3 f, 2 m".
  func told(_ members: [Int]) -> String {
    let sums = series.map { series in members.reduce(0) { $0 + series[$1] } }
    guard let values else {
      return members.isEmpty
        ? "" : Wording.figure(Double(sums[0]) / Double(scale * members.count))
    }
    return zip(sums, values).filter { $0.0 > 0 }.map { "\($0) \($1)" }.joined(separator: ", ")
  }
}
