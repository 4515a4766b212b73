import GLPK

/// A program at GLPK, without columns that can only be 0, and rare ones that are so far: what GLPK
/// does for every column is then not done for them, which for cuts is most of its work.
struct AwakeProblem: ~Copyable {
  private var problem: Problem
  /// By the order at GLPK, columns of the program.
  private var awake: [Int]
  /// By column of the program; nil for those that GLPK does not know.
  private var places: [Int?]
  /// Rare columns that may be needed yet.
  private var asleep: [Int]
  private var costs: [IntegerProgram.Term] = []

  init(_ program: IntegerProgram, start: [Int]?) throws(GLPKError) {
    let asleep = program.rare.filter { program.columns[$0].count > 1 && start?[$0] ?? 0 == 0 }
    let away = Set(asleep)
    self.asleep = asleep
    awake = program.columns.indices.filter { !away.contains($0) && program.columns[$0] != 0...0 }
    places = [Int?](repeating: nil, count: program.columns.count)
    for (place, column) in awake.enumerated() { places[column] = place }
    problem = try program.problem(awake, at: places)
  }

  mutating func setCosts(_ terms: [IntegerProgram.Term]) throws(GLPKError) {
    for cost in costs { if let place = places[cost.column] { try problem.setCost(place, 0) } }
    costs = terms
    for (place, factor) in costs.entries(at: places) { try problem.setCost(place, factor) }
  }

  mutating func add(_ row: IntegerProgram.Row) throws(GLPKError) {
    try problem.addRow(Bounds(row), entries: row.terms.entries(at: places))
  }

  mutating func setBounds(ofRow row: Int, in program: IntegerProgram) throws(GLPKError) {
    try problem.setRowBounds(row, Bounds(program.rows[row]))
  }

  /// Columns that are fixed at 0 stay asleep for good.
  mutating func setBounds(ofColumns columns: [Int], in program: IntegerProgram) throws(GLPKError) {
    let fixed = Set(columns)
    try wake(in: program) { fixed.contains($0) && program.columns[$0] != 0...0 }
    asleep.removeAll(where: fixed.contains)
    for column in columns {
      guard let place = places[column] else { continue }
      try problem.setColumnBounds(place, Bounds(program.columns[column]))
    }
  }

  mutating func relax(_ timeLimit: Int?) throws(GLPKError) -> LinearResult {
    try problem.simplex(SimplexOptions(timeLimit: timeLimit))
  }

  /// One a row of the program.
  func duals() throws(GLPKError) -> [Double] { try problem.values(.rowDuals) }

  /// One a column of the program, of the relaxation.
  func values() throws(GLPKError) -> [Double] { all(try problem.values(.columnValues)) }

  /// Branch and cut.
  ///
  /// - Parameter start: one a column of the program.
  /// - Returns: with one value a column of the program, or none.
  mutating func search(
    from start: [Int]?, until deadline: Deadline
  ) throws(GLPKError) -> IntegerResult {
    var options = IntegerOptions()
    options.cuts = .all
    options.start = start.map { start in awake.map { Double(start[$0]) } }
    var result = try problem.integerSearch(options, until: deadline)
    if !result.values.isEmpty { result.values = all(result.values) }
    return result
  }

  /// Adds columns that are asleep; answers whether there were any.
  @discardableResult
  mutating func wake(
    in program: IntegerProgram, where isWanted: (Int) -> Bool
  ) throws(GLPKError) -> Bool {
    let woken = asleep.filter(isWanted)
    if woken.isEmpty { return false }
    asleep.removeAll(where: isWanted)
    let first = awake.count
    for (offset, column) in woken.enumerated() { places[column] = first + offset }
    awake += woken
    var entries = [[(Int, Double)]](repeating: [], count: woken.count)
    for (row, terms) in program.rows.map(\.terms).enumerated() {
      for term in terms {
        guard let place = places[term.column], place >= first else { continue }
        entries[place - first].append((row, Double(term.factor)))
      }
    }
    for (column, entries) in zip(woken, entries) {
      try problem.addColumn(
        cost: 0, bounds: Bounds(program.columns[column]), kind: .integer, entries: entries)
    }
    try setCosts(costs)
    return true
  }

  private func all(_ values: [Double]) -> [Double] {
    var all = [Double](repeating: 0, count: places.count)
    for (column, value) in zip(awake, values) { all[column] = value }
    return all
  }
}

extension IntegerProgram {
  fileprivate func problem(_ awake: [Int], at places: [Int?]) throws(GLPKError) -> Problem {
    var problem = try Problem(.minimize)
    for column in awake {
      try problem.addColumn(cost: 0, bounds: Bounds(columns[column]), kind: .integer)
    }
    for row in rows { try problem.addRow(Bounds(row), entries: row.terms.entries(at: places)) }
    try problem.resetBasis(.advanced)
    return problem
  }
}

extension [IntegerProgram.Term] {
  /// Those of columns that have a place.
  fileprivate func entries(at places: [Int?]) -> [(Int, Double)] {
    compactMap { term in places[term.column].map { ($0, Double(term.factor)) } }
  }
}

extension Bounds {
  fileprivate init(_ column: ClosedRange<Int>) {
    self = .between(Double(column.lowerBound), Double(column.upperBound))
  }

  fileprivate init(_ row: IntegerProgram.Row) {
    self = .between(
      row.atLeast.map(Double.init) ?? -.infinity, row.atMost.map(Double.init) ?? .infinity)
  }
}
