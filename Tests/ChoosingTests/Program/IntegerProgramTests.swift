import Testing

@testable import Choosing

@Suite struct IntegerProgramTests {
  @Test func `levels, and what is left of the program, are those of brute force`() throws {
    var (solved, infeasible, tight) = (0, 0, 0)
    for seed in 0..<600 {
      var random = SmallGenerator(seed: UInt64(seed))
      let program = IntegerProgram.made(&random)
      let levels = (0..<random.number(0...3)).map { _ in
        Level(
          program.terms(&random, largest: seed % 2 == 0 ? 3 : 40), constant: random.number(-3...3))
      }
      let all = program.points.filter(program.isSolved)
      var best = all
      var values: [Int] = []
      for level in levels {
        guard let least = best.map(level.value).min() else { break }
        values.append(least)
        best = best.filter { level.value($0) == least }
      }
      switch try program.solve(levels, start: seed % 3 == 0 ? all.last : nil) {
      case .undecided: Issue.record("undecided without a limit of time, seed \(seed)")
      case .infeasible:
        #expect(all.isEmpty, "seed \(seed)")
        infeasible += 1
      case .solved(let solution):
        #expect(solution.levels.map(\.value) == values, "seed \(seed)")
        #expect(solution.levels.allSatisfy { $0.isProven && $0.bound == $0.value })
        #expect(best.contains(solution.values), "seed \(seed)")
        let left = program.points.filter(solution.narrowed.isSolved)
        #expect(left == best, "seed \(seed)")
        solved += 1
        if !levels.isEmpty, solution.narrowed.rows.count == program.rows.count { tight += 1 }
      }
    }
    #expect(solved > 200 && infeasible > 50 && tight > 50, "\(solved) \(infeasible) \(tight)")
  }

  @Test func `a flow stays one: no row is added for its levels`() throws {
    var program = IntegerProgram()
    let columns = (0..<16).map { _ in program.addColumn() }
    for index in 0..<4 {
      program.addRow((0..<4).map { .init(columns[4 * index + $0]) }, atLeast: 1, atMost: 1)
      program.addRow((0..<4).map { .init(columns[4 * $0 + index]) }, atMost: 1)
    }
    let costs = [1, 2, 3, 4, 1, 3, 2, 4, 2, 1, 3, 4, 1, 2, 4, 3]
    let levels = [
      Level(columns.map { .init($0, costs[$0]) }), Level(columns.map { .init($0, costs[15 - $0]) }),
    ]
    guard case .solved(let solution) = try program.solve(levels) else {
      Issue.record("not solved")
      return
    }
    #expect(solution.narrowed.rows.count == 8)
    #expect(solution.levels.allSatisfy { $0.isProven })
  }

  @Test func `without time a start is kept, with a bound, and nothing is called proven`() throws {
    var random = SmallGenerator(seed: 7)
    var program = IntegerProgram()
    let weights = (0..<40).map { _ in random.number(1000...9000) }
    for _ in weights { _ = program.addColumn() }
    let terms = weights.indices.map { IntegerProgram.Term($0, weights[$0]) }
    program.addRow(terms, atMost: 50_001)
    let level = Level(terms.map { .init($0.column, -$0.factor) })
    let start = [Int](repeating: 0, count: 40)
    guard case .solved(let solution) = try program.solve([level], start: start, timeLimit: 0) else {
      Issue.record("the start was lost")
      return
    }
    #expect(solution.levels[0].bound < solution.levels[0].value)
    #expect(!solution.levels[0].isProven)
    guard case .undecided = try program.solve([level], timeLimit: 0) else {
      // GLPK may look at the clock too late for a program without a first step to make.
      return
    }
  }

  /// A knapsack of 30 things in windows of 6: what no window can better is not worse than the
  /// start.
  @Test func `windows find better values that keep all bounds`() throws {
    var random = SmallGenerator(seed: 11)
    var program = IntegerProgram()
    let weights = (0..<30).map { _ in random.number(10...90) }
    for _ in weights { _ = program.addColumn() }
    let terms = weights.indices.map { IntegerProgram.Term($0, weights[$0]) }
    program.addRow(terms, atMost: 700)
    let level = Level(terms.map { .init($0.column, -$0.factor) })
    var values = [Int](repeating: 0, count: 30)
    var helped = 0
    for first in stride(from: 0, to: 30, by: 3) {
      let window = (first..<first + 6).map { $0 % 30 }
      let better = try program.improved(values, level, changing: window, timeLimit: nil)
      guard let better else { continue }
      #expect(program.isSolved(by: better))
      #expect(level.value(better) < level.value(values))
      #expect((0..<30).allSatisfy { window.contains($0) || better[$0] == values[$0] })
      values = better
      helped += 1
    }
    #expect(helped >= 3 && level.value(values) <= -690, "\(helped) \(level.value(values))")
    #expect(try program.improved(values, level, changing: [], timeLimit: nil) == nil)
  }

  @Test func `with windows and little time the answer is a solution, with a bound that holds`()
    throws
  {
    for seed in 0..<20 {
      var random = SmallGenerator(seed: UInt64(seed))
      var program = IntegerProgram()
      for _ in 0..<12 { _ = program.addColumn() }
      for _ in 0..<6 { program.addRow(program.terms(&random, largest: 9), atMost: 7) }
      let level = Level(program.terms(&random, largest: 30))
      let windows = (0..<12).map { [$0, ($0 + 1) % 12, ($0 + 5) % 12] }
      let answer = try program.solve(
        [level], start: [Int](repeating: 0, count: 12), timeLimit: seed % 4, windows: windows)
      guard case .solved(let solution) = answer else {
        Issue.record("the start was lost")
        return
      }
      let least = program.points.filter(program.isSolved).map(level.value).min() ?? 0
      let result = solution.levels[0]
      #expect(program.isSolved(by: solution.values) && level.value(solution.values) == result.value)
      #expect(result.bound <= least && least <= result.value)
      #expect(result.isProven == (result.bound == result.value))
    }
  }

  @Test func `what is not a solution is no start`() throws {
    var program = IntegerProgram()
    let column = program.addColumn(0...5)
    program.addRow([.init(column, 2)], atLeast: 3)
    let level = Level([.init(column)])
    for start in [[0], [9], [], [2, 2]] {
      guard case .solved(let solution) = try program.solve([level], start: start) else {
        Issue.record("not solved")
        return
      }
      #expect(solution.levels[0] == LevelResult(value: 2, bound: 2, isProven: true))
    }
  }

  @Test func `a row without columns can be impossible`() throws {
    var program = IntegerProgram()
    _ = program.addColumn()
    program.addRow([], atLeast: 1)
    guard case .infeasible = try program.solve([]) else {
      Issue.record("0 is not 1 or more")
      return
    }
  }

  /// Reduced costs of 1/3 of a unit make the rounded bound whole all the same.
  @Test func `fractions of duals that the scale divides are exact`() {
    var program = IntegerProgram()
    let column = program.addColumn(0...9)
    program.addRow([.init(column, 3)], atLeast: 6)
    let bound = DualBound(program, [.init(column, 1)], duals: [1.0 / 3])
    #expect(bound.bound == 2)
    var narrowed = program
    #expect(bound.narrow(&narrowed, to: 2).isExact)
    #expect(narrowed.rows[0].atMost == 6)
  }

  @Test func `prices of any kind give a bound, never too much of one`() {
    for seed in 0..<200 {
      var random = SmallGenerator(seed: UInt64(seed))
      let program = IntegerProgram.made(&random)
      let level = Level(program.terms(&random, largest: 9))
      let duals = program.rows.map { _ in Double(random.number(-500...500)) / 77 }
      let bound = DualBound(program, level.terms, duals: duals)
      let solved = program.points.filter(program.isSolved)
      guard let least = solved.map(level.value).min() else { continue }
      #expect(bound.bound <= least, "seed \(seed)")
      var narrowed = program
      _ = bound.narrow(&narrowed, to: least)
      for point in solved where level.value(point) == least {
        #expect(narrowed.isSolved(by: point), "seed \(seed)")
      }
    }
  }
}

extension IntegerProgram {
  fileprivate static func made(_ random: inout SmallGenerator) -> IntegerProgram {
    var program = IntegerProgram()
    for _ in 0..<random.number(1...5) {
      let least = random.number(-2...1)
      _ = program.addColumn(least...(least + random.number(0...3)), isRare: random.once(in: 3))
    }
    for _ in 0..<random.number(0...4) {
      let terms = program.terms(&random, largest: 4)
      let (low, high) = (random.number(-6...6), random.number(0...5))
      program.addRow(
        terms, atLeast: random.once(in: 2) ? low : nil,
        atMost: random.once(in: 2) ? low + high : nil)
    }
    return program
  }

  fileprivate func terms(_ random: inout SmallGenerator, largest: Int) -> [Term] {
    columns.indices.compactMap { column in
      let factor = random.number(-largest...largest)
      return factor == 0 ? nil : Term(column, factor)
    }
  }

  /// Every point within the columns' first bounds.
  fileprivate var points: [[Int]] {
    columns.reduce([[]]) { points, bounds in points.flatMap { point in bounds.map { point + [$0] } }
    }
  }
}
