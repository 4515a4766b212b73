import GLPK
import Testing

@Suite struct SimplexTests {
  @Test(arguments: [
    SimplexOptions(), SimplexOptions(method: .dual), SimplexOptions(method: .dualThenPrimal),
    SimplexOptions(method: .exact), SimplexOptions(presolve: true),
  ])
  func `the manual's example by every method`(_ options: SimplexOptions) throws {
    var problem = try manualExample()
    if options.method == .dual {
      // The dual method needs a dual feasible basis: come from an optimum, tighten a row.
      #expect(try problem.simplex().status == .optimal)
    }
    let result = try problem.simplex(options)
    #expect(result.status == .optimal)
    #expect(result.stop == nil)
    #expect(isClose(result.objective, 2200.0 / 3))
    #expect(isClose(try problem.objective(), 2200.0 / 3))
    let expected: [(Quantity, [Double])] = [
      (.columnValues, [100.0 / 3, 200.0 / 3, 0]), (.rowValues, [100, 600, 200]),
      (.rowDuals, [10.0 / 3, 2.0 / 3, 0]), (.reducedCosts, [0, 0, -8.0 / 3]),
    ]
    for (quantity, numbers) in expected {
      #expect(zip(try problem.values(quantity), numbers).allSatisfy { isClose($0, $1) })
      #expect(isClose(try problem.value(quantity, at: 2), numbers[2]))
      var read = [9.0, 9, 9, 9, 9]
      try problem.read(quantity, into: &read)
      #expect(read == (try problem.values(quantity)))
    }
  }

  @Test(arguments: [false, true])
  func `infeasible`(presolve: Bool) throws {
    var problem = try Problem(.minimize)
    try problem.addColumn(cost: 1, bounds: .between(0, 3))
    try problem.addColumn(cost: 1, bounds: .atMost(3))
    try problem.addRow(.atLeast(7), entries: [(0, 1), (1, 1)])
    #expect(try problem.simplex(SimplexOptions(presolve: presolve)).status == .infeasible)
  }

  @Test(arguments: [false, true])
  func `unbounded`(presolve: Bool) throws {
    var problem = try Problem(.maximize)
    try problem.addColumn(cost: 1)
    try problem.addColumn(cost: 1, bounds: .free)
    try problem.addRow(.atMost(4), entries: [(0, 1), (1, -1)])
    #expect(try problem.simplex(SimplexOptions(presolve: presolve)).status == .unbounded)
  }

  @Test func `no rows, no columns`() throws {
    var empty = try Problem(.minimize)
    try empty.setConstantCost(7)
    #expect(try empty.simplex().objective == 7)
    #expect(try empty.values(.columnValues) == [])
    var rowless = try Problem(.minimize)
    try rowless.addColumn(cost: 2, bounds: .atLeast(3))
    try rowless.resetBasis(.advanced)
    #expect(try rowless.simplex().objective == 6)
  }

  /// Weak duality holds for any prices, equality only for right ones: for rows fixed to 1 and
  /// columns of 0 or more, the objective is the sum of the row duals.
  @Test(arguments: 1...20)
  func `duals price the optimum`(seed: Int) throws {
    let sets = Partitioning(points: 10, sets: 60, seed: seed)
    var problem = try sets.problem(kind: .continuous)
    let result = try problem.simplex()
    guard result.status == .optimal else {
      #expect(result.status == .infeasible)
      return
    }
    let duals = try problem.values(.rowDuals)
    let reduced = try problem.values(.reducedCosts)
    #expect(isClose(duals.reduce(0, +), result.objective))
    for (index, set) in sets.sets.enumerated() {
      let price = set.reduce(0) { $0 + duals[Int($1)] }
      #expect(isClose(reduced[index], Double(sets.costs[index]) - price))
      #expect(reduced[index] > -1e-7)
    }
  }

  @Test(arguments: 1...10)
  func `added columns keep the basis`(seed: Int) throws {
    let all = Partitioning(points: 12, sets: 200, seed: seed)
    var first = all
    // The same sets, but the first 12 are the single points: always a solution.
    for point in 0..<12 { first.sets[point] = [Int32(point)] }
    var cold = try first.problem(kind: .continuous)
    let whole = try cold.simplex().objective
    var late = first
    late.sets.removeFirst(100)
    late.costs.removeFirst(100)
    first.sets.removeLast(100)
    first.costs.removeLast(100)
    var problem = try first.problem(kind: .continuous)
    let part = try problem.simplex()
    #expect(part.status == .optimal)
    let rows = late.sets.flatMap { $0 }
    var starts = [0]
    for set in late.sets { starts.append(starts[starts.count - 1] + set.count) }
    let added = try problem.addColumns(
      costs: late.costs.map(Double.init), starts: starts, rows: rows,
      values: rows.map { _ in 1 })
    #expect(added == 100..<200)
    // From the kept basis the old solution is at hand at once.
    let peek = try problem.simplex(SimplexOptions(iterationLimit: 0))
    #expect(peek.status == .feasible || peek.status == .optimal)
    #expect(isClose(peek.objective, part.objective))
    let warm = try problem.simplex()
    #expect(warm.status == .optimal)
    #expect(isClose(warm.objective, whole))
  }

  @Test func `an optimal basis needs no iteration, a new one does`() throws {
    let sets = Partitioning(points: 12, sets: 300, seed: 5)
    var problem = try sets.problem(kind: .continuous)
    #expect(try problem.simplex().status == .optimal)
    #expect(try problem.simplex(SimplexOptions(iterationLimit: 0)).status == .optimal)
    try problem.resetBasis()
    let limited = try problem.simplex(SimplexOptions(iterationLimit: 1))
    #expect(limited.stop == .iterations)
    #expect(limited.status != .optimal)
  }

  @Test func `deleting basic columns and tight rows leaves a solvable problem`() throws {
    var problem = try manualExample()
    #expect(try problem.simplex().status == .optimal)
    try problem.deleteColumns([1, 0])
    #expect(problem.columnCount == 1)
    // Only the third product is left: 4 x, at most 100, 600 / 5, 300 / 6 = 50.
    #expect(try problem.simplex().objective == 200)
    try problem.deleteRows([2])
    #expect(problem.rowCount == 2)
    #expect(try problem.simplex().objective == 400)
  }

  @Test func `edits count`() throws {
    var problem = try manualExample()
    try problem.setCost(2, 40)
    try problem.setColumnBounds(2, .between(0, 5))
    try problem.setRowBounds(0, .atMost(1000))
    try problem.setRow(1, entries: [(2, 1)])
    try problem.setColumn(0, entries: [(2, 300)])
    // max 10 x + 6 y + 40 z; x + ... <= 1000 lost x; 300 x + 2 y + 6 z <= 300; z <= 5.
    // z = 5 leaves 270: y = 135, x = 0, as 6 / 2 > 10 / 300.
    #expect(isClose(try problem.simplex().objective, 200 + 135 * 6))
    try problem.setConstantCost(-10)
    #expect(isClose(try problem.simplex().objective, 190 + 135 * 6))
  }

  @Test func `a row added later cuts, by the dual method`() throws {
    var problem = try manualExample()
    #expect(try problem.simplex().status == .optimal)
    let row = try problem.addRow(.atMost(20), entries: [(0, 1)])
    #expect(row == 3)
    let result = try problem.simplex(SimplexOptions(method: .dual))
    #expect(result.status == .optimal)
    // x = 20 and y = 80: 20 + 80 <= 100, 200 + 320 <= 600, 40 + 160 <= 300.
    #expect(isClose(result.objective, 680))
  }

  @Test func `the objective limit stops the dual method`() throws {
    let sets = Partitioning(points: 14, sets: 300, seed: 3)
    var problem = try sets.problem(kind: .continuous)
    try problem.resetBasis()
    let best = try sets.problem(kind: .continuous).solvedObjective()
    let result = try problem.simplex(
      SimplexOptions(method: .dual, objectiveLimit: best / 4))
    #expect(result.stop == .objectiveLimit)
    #expect(result.objective >= best / 4 - 1e-6 && result.objective <= best + 1e-6)
  }

  @Test func `scaling changes no answer`() throws {
    var problem = try manualExample()
    try problem.setCost(0, 1e-4)
    try problem.setColumn(0, entries: [(0, 1e-5), (1, 1e-4), (2, 2e-5)])
    var scaled = try manualExample()
    try scaled.setCost(0, 1e-4)
    try scaled.setColumn(0, entries: [(0, 1e-5), (1, 1e-4), (2, 2e-5)])
    try scaled.scale()
    #expect(isClose(try problem.simplex().objective, try scaled.simplex().objective))
  }

  /// Random dense problems of this size take GLPK seconds.
  @Test func `the time limit ends a long run`() throws {
    var problem = try denseProblem()
    let clock = ContinuousClock()
    var result: LinearResult?
    let time = try clock.measure {
      result = try problem.simplex(SimplexOptions(timeLimit: 30))
    }
    #expect(result?.stop == .time)
    #expect(time < .seconds(4))
  }
}

extension Problem {
  /// Drops the problem after solving it.
  consuming func solvedObjective() throws -> Double {
    try simplex().objective
  }
}

/// Dense covering: minimise with 300 rows and 600 columns of random numbers.
func denseProblem(kind: Kind = .continuous) throws -> Problem {
  var generator = SeededGenerator(8)
  let (rows, columns) = (300, 600)
  var problem = try Problem(.minimize)
  try problem.addRows(rows, .atLeast(1000))
  try problem.addColumns(
    costs: (0..<columns).map { _ in Double.random(in: 50...60, using: &generator) }, kind: kind,
    starts: (0...columns).map { $0 * rows },
    rows: (0..<columns).flatMap { _ in 0..<Int32(rows) },
    values: (0..<rows * columns).map { _ in Double.random(in: 1...9, using: &generator) })
  return problem
}
