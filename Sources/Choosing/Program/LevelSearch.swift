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
  private var problem: AwakeProblem
  private(set) var best: [Int]?
  private let deadline: Deadline
  private let windows: [[Int]]

  init(
    _ program: IntegerProgram, start: [Int]?, timeLimit: Int?, windows: [[Int]]
  ) throws(GLPKError) {
    self.windows = windows
    deadline = Deadline(milliseconds: timeLimit)
    best = start.flatMap { program.isSolved(by: $0) ? $0 : nil }
    problem = try AwakeProblem(program, start: best)
    self.program = program
  }

  mutating func minimise(_ level: Level) throws(GLPKError) -> Outcome {
    let limit = [self.deadline.left, level.timeLimit].compactMap { $0 }.min()
    let deadline = Deadline(milliseconds: windows.isEmpty ? limit : limit.map { $0 / 3 })
    try problem.setCosts(level.terms)
    guard let dual = try relax(level, deadline) else { return .infeasible }
    var bound = dual.bound
    while bound < best.map(level.terms.sum) ?? .max, !deadline.isOver {
      let proven = try search(level, deadline)
      // What is asleep can only matter to solutions that are better still.
      let within = best.map { level.terms.sum($0) - 1 }
      let isWorth = { within == nil || dual.isWorth($0, within: within) }
      if try problem.wake(in: program, where: isWorth) { continue }
      if best == nil, proven == .max { return .infeasible }
      bound = max(bound, proven)
      break
    }
    try improve(level, down: bound, Deadline(milliseconds: limit.map { $0 / 3 }))
    guard let best else { return .undecided }
    let value = level.terms.sum(best)
    try narrow(dual, level, to: value)
    return .value(value + level.constant, bound: min(bound, value) + level.constant)
  }

  /// The bound of the relaxation, with all the rare columns awake that it needs; nil if there is no
  /// solution.
  private mutating func relax(_ level: Level, _ deadline: Deadline) throws(GLPKError) -> DualBound?
  {
    while true {
      let result = try problem.relax(deadline.left)
      switch result.status {
      case .infeasible:
        if try problem.wake(in: program, where: { _ in true }) { continue }
        if best == nil { return nil }
      case .optimal:
        take(try problem.values(), level)
        let dual = DualBound(program, level.terms, duals: try problem.duals())
        if try problem.wake(in: program, where: { dual.isWorth($0, within: nil) }) { continue }
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
    let result = try problem.search(from: best, until: deadline)
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

  /// Keeps values of GLPK if they are a solution, and a better one.
  private mutating func take(_ values: [Double], _ level: Level) {
    let whole = values.compactMap(\.whole)
    guard program.isSolved(by: whole) else { return }
    if let best, level.terms.sum(best) <= level.terms.sum(whole) { return }
    best = whole
  }

  private mutating func narrow(
    _ dual: DualBound, _ level: Level, to value: Int
  ) throws(GLPKError) {
    let fixed = dual.narrow(&program, to: value)
    try problem.setBounds(ofColumns: fixed.columns, in: program)
    for row in fixed.rows { try problem.setBounds(ofRow: row, in: program) }
    if fixed.isExact { return }
    program.addRow(level.terms, atMost: value)
    if let row = program.rows.last { try problem.add(row) }
  }
}
