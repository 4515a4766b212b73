import GLPK

extension IntegerProgram {
  /// Better values where only some columns may change; nil where none were found.
  ///
  /// - Complexity: O(terms) and a program of these columns, of half a second at most.
  func improved(
    _ values: [Int], _ level: Level, changing columns: [Int], timeLimit: Int?
  ) throws(GLPKError) -> [Int]? {
    var window = IntegerProgram()
    var places = [Int?](repeating: nil, count: values.count)
    let free = columns.filter { self.columns[$0].count > 1 }
    for column in free { places[column] = window.addColumn(self.columns[column]) }
    func inside(_ terms: [Term]) -> [Term] {
      terms.compactMap { term in places[term.column].map { Term($0, term.factor) } }
    }
    for row in rows {
      let terms = inside(row.terms)
      if terms.isEmpty { continue }
      let kept =
        row.terms.sum(values) - terms.reduce(0) { $0 + $1.factor * values[free[$1.column]] }
      window.addRow(
        terms, atLeast: row.atLeast.map { $0 - kept }, atMost: row.atMost.map { $0 - kept })
    }
    let start = free.map { values[$0] }
    let goal = Level(inside(level.terms))
    let answer = try window.solve([goal], start: start, timeLimit: min(timeLimit ?? 500, 500))
    guard case .solved(let solution) = answer, goal.value(solution.values) < goal.value(start)
    else {
      return nil
    }
    var better = values
    for (column, value) in zip(free, solution.values) { better[column] = value }
    return better
  }
}
