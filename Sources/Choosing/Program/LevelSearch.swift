import GLPK

extension IntegerProgram {
  /// Minimises the levels one after the other, each among the best solutions of those before.
  ///
  /// - Parameters:
  ///   - start: a solution to begin with; anything else is passed over.
  ///   - timeLimit: milliseconds for all; nil for any.
  ///   - windows: sets of columns that may be worth changing together. A level that is not proven
  ///     in a third of its time is improved set by set in another third.
  /// - Throws: `GLPKError` for breakdowns of GLPK.
  package func solve(
    _ levels: [Level], start: [Int]? = nil, timeLimit: Int? = nil, windows: [[Int]] = []
  ) throws(GLPKError) -> LevelsAnswer {
    var search = try LevelSearch(
      self, start: start, timeLimit: timeLimit, windows: windows)
    var results: [LevelResult] = []
    // Without levels, any solution will do.
    for level in levels.isEmpty ? [Level([])] : levels {
      switch try search.minimise(level) {
      case .infeasible: return .infeasible
      case .undecided: return .undecided
      case .value(let value, let bound):
        let isProven = value == bound && results.last?.isProven ?? true
        results.append(LevelResult(value: value, bound: bound, isProven: isProven))
      }
    }
    guard let values = search.best else { return .undecided }
    return .solved(
      LevelsSolution(
        values: values, levels: Array(results.prefix(levels.count)), narrowed: search.program))
  }
}

extension IntegerProgram {
  fileprivate func problem(asleep: Set<Int>) throws(GLPKError) -> Problem {
    var problem = try Problem(.minimize)
    for (column, bounds) in columns.enumerated() {
      let bounds = asleep.contains(column) ? .fixed(0) : Bounds(bounds)
      try problem.addColumn(cost: 0, bounds: bounds, kind: .integer)
    }
    for row in rows {
      try problem.addRow(Bounds(row), entries: row.terms.map { ($0.column, Double($0.factor)) })
    }
    try problem.resetBasis(.advanced)
    return problem
  }
}

/// The program at GLPK, narrowed from level to level.
///
/// The basis of one level is where the next one's simplex starts, and its solution is a solution
/// still.
private struct LevelSearch: ~Copyable {
  enum Outcome {
    case value(Int, bound: Int)
    case infeasible
    case undecided
  }

  private(set) var program: IntegerProgram
  private var problem: Problem
  private(set) var best: [Int]?
  private var costs: [IntegerProgram.Term] = []
  private let deadline: Deadline
  /// Rare columns that GLPK has at 0 so far, which it then leaves out of its sums.
  private var asleep: [Int]

  private let windows: [[Int]]

  init(
    _ program: IntegerProgram, start: [Int]?, timeLimit: Int?, windows: [[Int]]
  ) throws(GLPKError) {
    self.windows = windows
    deadline = Deadline(milliseconds: timeLimit)
    best = start.flatMap { program.isSolved(by: $0) ? $0 : nil }
    asleep = program.rare.filter { [best] column in
      program.columns[column].count > 1 && best?[column] ?? 0 == 0
    }
    problem = try program.problem(asleep: Set(asleep))
    self.program = program
  }

  mutating func minimise(_ level: Level) throws(GLPKError) -> Outcome {
    let limit = [self.deadline.left, level.timeLimit].compactMap { $0 }.min()
    let deadline = Deadline(milliseconds: windows.isEmpty ? limit : limit.map { $0 / 3 })
    for cost in costs { try problem.setCost(cost.column, 0) }
    for cost in level.terms { try problem.setCost(cost.column, Double(cost.factor)) }
    costs = level.terms
    guard let dual = try relax(level, deadline) else { return .infeasible }
    var bound = dual.bound
    while bound < best.map(level.terms.sum) ?? .max, !deadline.isOver {
      let proven = try search(level, deadline)
      // What is asleep can only matter to solutions that are better still.
      let within = best.map { level.terms.sum($0) - 1 }
      if try wake(where: { within == nil || dual.isWorth($0, within: within) }) { continue }
      if best == nil, proven == .max { return .infeasible }
      bound = max(bound, proven)
      break
    }
    try improve(level, down: bound, Deadline(milliseconds: limit.map { $0 / 3 }))
    guard let best else { return .undecided }
    let value = level.terms.sum(best)
    try narrow(dual, to: value)
    return .value(value + level.constant, bound: min(bound, value) + level.constant)
  }

  /// The bound of the relaxation, with all the rare columns awake that it needs; nil if there is no
  /// solution.
  private mutating func relax(_ level: Level, _ deadline: Deadline) throws(GLPKError) -> DualBound?
  {
    while true {
      let result = try problem.simplex(SimplexOptions(timeLimit: deadline.left))
      switch result.status {
      case .infeasible:
        if try wake(where: { _ in true }) { continue }
        if best == nil { return nil }
      case .optimal:
        take(try problem.values(.columnValues), level)
        let dual = DualBound(program, level.terms, duals: try problem.values(.rowDuals))
        if try wake(where: { dual.isWorth($0, within: nil) }) { continue }
        return dual
      case .feasible, .unbounded, .undefined: break
      }
      return DualBound(program, level.terms, duals: [])
    }
  }

  /// Branch and cut over what is awake.
  ///
  /// - Returns: a bound for the columns that are awake; the largest number where they have no
  ///   solution.
  private mutating func search(_ level: Level, _ deadline: Deadline) throws(GLPKError) -> Int {
    var options = IntegerOptions()
    options.cuts = .all
    options.start = best?.map(Double.init)
    let result = try problem.integerSearch(options, until: deadline)
    if result.status == .infeasible { return .max }
    take(result.values, level)
    guard let bound = result.bound, bound.magnitude < 1e15 else { return .min }
    return Int((bound - 1e-5).rounded(.up))
  }

  /// Tries the windows one by one until none helps.
  private mutating func improve(
    _ level: Level, down bound: Int, _ deadline: Deadline
  ) throws(GLPKError) {
    var failures = 0
    var turn = 0
    while failures < windows.count, !deadline.isOver, let values = best,
      level.terms.sum(values) > bound
    {
      let better = try program.improved(
        values, level, changing: windows[turn % windows.count], timeLimit: deadline.left)
      failures = better == nil ? failures + 1 : 0
      best = better ?? values
      turn += 1
    }
  }

  /// Wakes rare columns; answers whether there were any.
  private mutating func wake(where isWanted: (Int) -> Bool) throws(GLPKError) -> Bool {
    let woken = asleep.filter(isWanted)
    if woken.isEmpty { return false }
    asleep.removeAll(where: isWanted)
    for column in woken { try problem.setColumnBounds(column, Bounds(program.columns[column])) }
    return true
  }

  /// Keeps values of GLPK if they are a solution, and a better one.
  private mutating func take(_ values: [Double], _ level: Level) {
    let whole = values.compactMap(\.whole)
    guard program.isSolved(by: whole) else { return }
    if let best, level.terms.sum(best) <= level.terms.sum(whole) { return }
    best = whole
  }

  private mutating func narrow(_ dual: DualBound, to value: Int) throws(GLPKError) {
    let fixed = dual.narrow(&program, to: value)
    let fixedColumns = Set(fixed.columns)
    asleep.removeAll(where: fixedColumns.contains)
    for column in fixed.columns {
      try problem.setColumnBounds(column, Bounds(program.columns[column]))
    }
    for row in fixed.rows { try problem.setRowBounds(row, Bounds(program.rows[row])) }
    if fixed.isExact { return }
    program.addRow(costs, atMost: value)
    try problem.addRow(
      .atMost(Double(value)), entries: costs.map { ($0.column, Double($0.factor)) })
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
