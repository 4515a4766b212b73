import GLPK
import Testing

@Suite struct InputErrorTests {
  @Test func `bad indices`() throws {
    var problem = try manualExample()
    for bad in [-1, 3, Int.max, Int.min] {
      let row = GLPKError.invalidIndex(of: "row", index: bad, count: 3)
      let column = GLPKError.invalidIndex(of: "column", index: bad, count: 3)
      #expect(throws: row) { try problem.setRowBounds(bad, .free) }
      #expect(throws: row) { try problem.setRow(bad, entries: []) }
      #expect(throws: row) { try problem.value(.rowDuals, at: bad) }
      #expect(throws: row) { try problem.deleteRows([0, bad]) }
      #expect(throws: row) { try problem.addColumn(cost: 0, entries: [(bad, 1)]) }
      #expect(throws: row) { try problem.setColumn(0, entries: [(bad, 1)]) }
      #expect(throws: column) { try problem.setCost(bad, 1) }
      #expect(throws: column) { try problem.setColumnBounds(bad, .free) }
      #expect(throws: column) { try problem.setKind(bad, .binary) }
      #expect(throws: column) { try problem.setColumn(bad, entries: []) }
      #expect(throws: column) { try problem.value(.columnValues, at: bad) }
      #expect(throws: column) { try problem.deleteColumns([bad]) }
      #expect(throws: column) { try problem.addRow(.free, entries: [(bad, 1)]) }
    }
    #expect(throws: GLPKError.invalidIndex(of: "row", index: 7, count: 3)) {
      try problem.addColumns(costs: [1], starts: [0, 1], rows: [7], values: [1])
    }
    #expect(isClose(try problem.simplex().objective, 2200.0 / 3))
  }

  @Test func `duplicates`() throws {
    var problem = try manualExample()
    let row = GLPKError.duplicateEntry(of: "row", index: 1)
    #expect(throws: row) { try problem.addColumn(cost: 0, entries: [(1, 1), (0, 1), (1, 2)]) }
    #expect(throws: row) { try problem.deleteRows([1, 1]) }
    #expect(throws: row) {
      try problem.addColumns(
        costs: [1, 1], starts: [0, 2, 4], rows: [0, 1, 1, 1], values: [1, 1, 1, 1])
    }
    #expect(throws: GLPKError.duplicateEntry(of: "column", index: 0)) {
      try problem.setRow(0, entries: [(0, 1), (0, 1)])
    }
    #expect(problem.columnCount == 3 && problem.rowCount == 3)
    // The same row in different columns is none.
    try problem.addColumns(
      costs: [1, 1], starts: [0, 2, 4], rows: [0, 1, 0, 1], values: [1, 1, 1, 1])
    #expect(problem.columnCount == 5)
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity])
  func `not a number`(_ bad: Double) throws {
    var problem = try manualExample()
    let place = GLPKError.notANumber(in:)
    #expect(throws: place("the cost of column 0")) { try problem.setCost(0, bad) }
    #expect(throws: place("the constant cost")) { try problem.setConstantCost(bad) }
    #expect(throws: place("the cost of a column")) { try problem.addColumn(cost: bad) }
    #expect(throws: place("the entry of row 2")) {
      try problem.addColumn(cost: 0, entries: [(0, 1), (2, bad)])
    }
    #expect(throws: place("the costs of the columns")) {
      try problem.addColumns(costs: [1, bad], starts: [0, 0, 0], rows: [], values: [])
    }
    #expect(throws: place("the entries of the columns")) {
      try problem.addColumns(costs: [1], starts: [0, 1], rows: [0], values: [bad])
    }
    #expect(throws: GLPKError.self) { try problem.addRow(.fixed(bad)) }
    #expect(problem.rowCount == 3 && problem.columnCount == 3)
    #expect(isClose(try problem.simplex().objective, 2200.0 / 3))
  }

  @Test func `bounds`() throws {
    var problem = try Problem(.minimize)
    #expect(throws: GLPKError.invalidBounds(lower: 2, upper: 1)) {
      try problem.addRow(.between(2, 1))
    }
    #expect(throws: GLPKError.notANumber(in: "the bounds")) { try problem.addRow(.atMost(.nan)) }
    #expect(throws: GLPKError.self) { try problem.addRow(.atLeast(.infinity)) }
    #expect(throws: GLPKError.self) { try problem.addRow(.atMost(-.infinity)) }
    #expect(problem.rowCount == 0)
    // A range of one point and infinite sides are fine.
    try problem.addColumn(cost: 1, bounds: .between(2, 2))
    try problem.addColumn(cost: 1, bounds: .between(3, .infinity))
    try problem.addColumn(cost: -1, bounds: .between(-.infinity, 4))
    try problem.addColumn(cost: 0, bounds: .between(-.infinity, .infinity))
    #expect(try problem.simplex().objective == 1)
  }

  @Test func `shapes`() throws {
    var problem = try manualExample()
    for (starts, rows, values): ([Int], [Int32], [Double]) in [
      ([0], [], []), ([0, 1, 1], [0], [1, 1]), ([0, 1, 1], [0, 1], [1, 1]),
      ([1, 1, 2], [0, 1], [1, 1]), ([0, 3, 2], [0, 1], [1, 1]), ([0, -1, 2], [0, 1], [1, 1]),
      ([], [], []),
    ] {
      #expect {
        try problem.addColumns(costs: [1, 1], starts: starts, rows: rows, values: values)
      } throws: {
        if case .invalidShape = $0 as? GLPKError { true } else { false }
      }
    }
    #expect(throws: GLPKError.self) { try problem.addRows(-1, .free) }
    #expect(try problem.addRows(0, .free) == 3..<3)
    #expect(try problem.addColumns(costs: [], starts: [0], rows: [], values: []) == 3..<3)
  }

  @Test func `options`() throws {
    var problem = try Knapsack(items: 5, seed: 1).problem()
    var options = IntegerOptions()
    options.gap = -1
    #expect(throws: GLPKError.self) { try problem.integerSearch(options) }
    options.gap = .nan
    #expect(throws: GLPKError.self) { try problem.integerSearch(options) }
    options.gap = 0
    options.cutoff = .nan
    #expect(throws: GLPKError.self) { try problem.integerSearch(options) }
    #expect(throws: GLPKError.self) { try problem.values(.rowDuals, of: .integer) }
    #expect(throws: GLPKError.self) { try problem.simplex(SimplexOptions(objectiveLimit: .nan)) }
    #expect(throws: GLPKError.self) { try limitThreadMemory(megabytes: 0) }
    try problem.setColumnBounds(0, .between(0, 0.5))
    #expect(throws: GLPKError.numericalTrouble(code: 4)) { try problem.integerSearch() }
  }

  @Test func `messages name the value and end in advice`() {
    let error = GLPKError.invalidIndex(of: "row", index: 7, count: 3)
    #expect(
      error.description == "There is no row 7: the problem has 3, counted from 0. "
        + "Maybe the index was taken before rows or columns were deleted.")
    let all: [GLPKError] = [
      error, .duplicateEntry(of: "row", index: 1), .notANumber(in: "x"),
      .invalidBounds(lower: 2, upper: 1), .invalidShape("a."), .invalidOption("b."),
      .aborted(message: ""), .numericalTrouble(code: 2), .dead,
    ]
    #expect(all.allSatisfy { $0.cause.hasSuffix(".") && $0.remedy.hasPrefix("Maybe ") })
  }
}
