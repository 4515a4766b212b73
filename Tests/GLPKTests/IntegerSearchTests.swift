import GLPK
import Testing

@Suite struct IntegerSearchTests {
  static let options: [IntegerOptions] = {
    var presolved = IntegerOptions()
    presolved.presolve = true
    var cuts = IntegerOptions()
    cuts.cuts = .all
    cuts.branching = .pseudocost
    var deep = presolved
    deep.cuts = [.clique, .gomory]
    deep.branching = .mostFractional
    deep.backtracking = .depthFirst
    return [IntegerOptions(), presolved, cuts, deep]
  }()

  @Test(arguments: 1...12, options.indices)
  func `knapsacks against all subsets`(seed: Int, index: Int) throws {
    let knapsack = Knapsack(items: 12, seed: seed)
    var problem = try knapsack.problem()
    let result = try problem.integerSearch(Self.options[index])
    #expect(result.status == .optimal)
    #expect(result.objective == Double(knapsack.best))
    #expect(result.bound == result.objective)
    // The values are a packing of that price.
    let chosen = knapsack.prices.indices.filter { result.values[$0] == 1 }
    #expect(chosen.map { knapsack.prices[$0] }.reduce(0, +) == knapsack.best)
    #expect(chosen.map { knapsack.weights[$0] }.reduce(0, +) <= knapsack.room)
    #expect(result.values.allSatisfy { $0 == 0 || $0 == 1 })
  }

  @Test(arguments: 1...15, options.indices)
  func `partitionings against exhaustion`(seed: Int, index: Int) throws {
    let sets = Partitioning(points: 9, sets: 14, seed: seed)
    var problem = try sets.problem(kind: .binary)
    let result = try problem.integerSearch(Self.options[index])
    if let best = sets.best {
      #expect(result.status == .optimal)
      #expect(result.objective == Double(best))
    } else {
      #expect(result.status == .infeasible)
      #expect(result.objective == nil && result.values.isEmpty)
    }
  }

  @Test func `both outcomes occur above`() {
    let found = (1...15).map { Partitioning(points: 9, sets: 14, seed: $0).best != nil }
    #expect(found.contains(true) && found.contains(false))
  }

  @Test(arguments: [false, true])
  func `unbounded and infeasible by the relaxation`(presolve: Bool) throws {
    var options = IntegerOptions()
    options.presolve = presolve
    var unbounded = try Problem(.maximize)
    try unbounded.addColumn(cost: 1, kind: .integer)
    try unbounded.addColumn(cost: 1, bounds: .free)
    try unbounded.addRow(.atMost(4), entries: [(0, 1), (1, -1)])
    #expect(try unbounded.integerSearch(options).status == .unbounded)
    var infeasible = try Problem(.maximize)
    try infeasible.addColumn(cost: 1, kind: .binary)
    try infeasible.addRow(.atLeast(2), entries: [(0, 1)])
    #expect(try infeasible.integerSearch(options).status == .infeasible)
  }

  @Test func `integer, mixed and without rows`() throws {
    // max x + y, 2 x + 2 y <= 7, x whole: x = 3 and y = 1/2, or any such.
    var problem = try Problem(.maximize)
    try problem.addColumn(cost: 1.5, kind: .integer)
    try problem.addColumn(cost: 1)
    try problem.addRow(.atMost(7), entries: [(0, 2), (1, 2)])
    let result = try problem.integerSearch()
    #expect(result.values[0] == 3)
    #expect(isClose(result.values[1], 0.5))
    #expect(isClose(try problem.value(.rowValues, at: 0, of: .integer), 7))
    var rowless = try Problem(.maximize)
    try rowless.addColumn(cost: 1, bounds: .between(0, 3), kind: .integer)
    #expect(try rowless.integerSearch().objective == 3)
    try rowless.setKind(0, .binary)
    #expect(try rowless.integerSearch().objective == 1)
    try rowless.setColumnBounds(0, .fixed(0))
    #expect(try rowless.integerSearch().objective == 0)
  }

  @Test(arguments: [false, true])
  func `the time limit returns`(presolve: Bool) throws {
    var problem = try endlessProblem()
    var options = IntegerOptions()
    options.timeLimit = 200
    options.presolve = presolve
    var result: IntegerResult?
    let time = try ContinuousClock().measure { result = try problem.integerSearch(options) }
    let status = result?.status
    #expect(status == .feasible(.time) || status == .noSolutionYet(.time))
    #expect(result?.nodes ?? 0 > 10)
    #expect(time < .seconds(5))
  }

  /// GLPK's own limit for the search does not cover the first relaxation.
  @Test func `the time limit covers the first relaxation`() throws {
    var problem = try denseProblem(kind: .integer)
    var options = IntegerOptions()
    options.timeLimit = 5
    let result = try problem.integerSearch(options)
    #expect(result.status == .noSolutionYet(.time))
    // The relaxation was left unfinished.
    let kept = try problem.simplex(SimplexOptions(iterationLimit: 0))
    #expect(kept.stop == .iterations && kept.status != .optimal)
  }

  @Test func `the node limit`() throws {
    var problem = try endlessProblem()
    var options = IntegerOptions()
    options.nodeLimit = 100
    let result = try problem.integerSearch(options)
    #expect(result.status == .noSolutionYet(.nodes) || result.status == .feasible(.nodes))
    #expect((100...110).contains(result.nodes))
    #expect(result.bound.map { $0 <= 1 } == true)
  }

  @Test func `an event sees the search and stops it`() throws {
    var problem = try endlessProblem()
    var seen: [IntegerProgress] = []
    let result = try problem.integerSearch { progress in
      seen.append(progress)
      return progress.nodes >= 50 ? .stop : .go
    }
    #expect(result.status == .noSolutionYet(.event) || result.status == .feasible(.event))
    #expect(seen.last?.nodes == result.nodes)
    #expect((50...60).contains(result.nodes))
    #expect(seen.dropLast().allSatisfy { $0.nodes < 50 })
  }

  @Test(arguments: 1...8)
  func `bounds never pass the optimum and solutions only improve`(seed: Int) throws {
    let knapsack = Knapsack(items: 14, seed: seed)
    var problem = try knapsack.problem()
    let best = Double(knapsack.best)
    var objective = -Double.infinity
    var bounds = 0
    let result = try problem.integerSearch { progress in
      if let bound = progress.bound {
        bounds += 1
        #expect(bound >= best - 1e-6)
      }
      if let found = progress.objective {
        #expect(found >= objective && found <= best)
        objective = found
      }
      return .go
    }
    #expect(bounds > 0)
    #expect(result.objective == best)
  }

  @Test func `a solution in hand and the bound survive a stop`() throws {
    let knapsack = Knapsack(items: 40, seed: 3)
    for presolve in [false, true] {
      var problem = try knapsack.problem()
      var options = IntegerOptions()
      options.presolve = presolve
      options.branching = .firstFractional
      options.backtracking = .depthFirst
      let result = try problem.integerSearch(options) { $0.objective == nil ? .go : .stop }
      #expect(result.status == .feasible(.event))
      let objective = try #require(result.objective)
      let bound = try #require(result.bound)
      #expect(objective <= bound)
      let price = zip(result.values, knapsack.prices).reduce(0) { $0 + $1.0 * Double($1.1) }
      let weight = zip(result.values, knapsack.weights).reduce(0) { $0 + $1.0 * Double($1.1) }
      #expect(price == objective)
      #expect(weight <= Double(knapsack.room))
    }
  }

  @Test func `the gap`() throws {
    var problem = try Knapsack(items: 40, seed: 3).problem()
    var options = IntegerOptions()
    options.gap = 0.5
    let result = try problem.integerSearch(options)
    #expect(result.status == .feasible(.gap) || result.status == .optimal)
    let objective = try #require(result.objective)
    let bound = try #require(result.bound)
    #expect(bound - objective <= 0.5 * objective)
  }

  @Test func `the cutoff ends what cannot be better`() throws {
    let knapsack = Knapsack(items: 14, seed: 2)
    var options = IntegerOptions()
    options.cutoff = Double(knapsack.best * 2)
    var problem = try knapsack.problem()
    let hopeless = try problem.integerSearch(options)
    #expect(hopeless.status == .noSolutionYet(.cutoff) || hopeless.status == .feasible(.cutoff))
    #expect(hopeless.bound ?? .infinity <= Double(knapsack.best * 2))
    options.cutoff = Double(knapsack.best / 2)
    #expect(try problem.integerSearch(options).objective == Double(knapsack.best))
  }

  @Test func `a start is kept until something better comes`() throws {
    var problem = try endlessProblem()
    var options = IntegerOptions()
    // 25 of the 51 and y: 2 * 25 + 1 = 51.
    options.start = (0..<52).map { $0 < 25 || $0 == 51 ? 1 : 0 }
    options.nodeLimit = 40
    let result = try problem.integerSearch(options)
    #expect(result.status == .feasible(.nodes))
    #expect(result.objective == 1)

    let knapsack = Knapsack(items: 12, seed: 4)
    var packing = try knapsack.problem()
    options = IntegerOptions()
    options.start = [Double](repeating: 0, count: 12)
    #expect(try packing.integerSearch(options).objective == Double(knapsack.best))
  }

  @Test func `a start that is none is refused`() throws {
    var problem = try endlessProblem()
    for start in [
      [Double](repeating: 0, count: 52), [Double](repeating: 51.0 / 103, count: 52),
      [Double](repeating: 1, count: 3),
    ] {
      var options = IntegerOptions()
      options.start = start
      #expect(throws: GLPKError.self) { try problem.integerSearch(options) }
    }
  }

  @Test func `a search inside a search is refused, and the outer one goes on`() throws {
    let knapsack = Knapsack(items: 14, seed: 6)
    var problem = try knapsack.problem()
    var refused = 0
    let result = try problem.integerSearch { _ in
      do {
        _ = try Problem(.minimize)
      } catch {
        refused += 1
      }
      releaseThreadEnvironment()
      return .go
    }
    #expect(refused > 0)
    #expect(result.objective == Double(knapsack.best))
  }
}
