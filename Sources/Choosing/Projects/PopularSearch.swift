import GLPK

/// Looks for the plan that is outvoted least: by prices of rooms or in one program, then by cuts.
///
/// What a plan y gets in votes against a plan x is linear in x: each y is a cut "y outvotes x by at
/// most m". The least m by the cuts so far is a bound, and the plan that outvotes x most tells what
/// x is worth: they meet at the least m there is, 0 where a plan is popular.
struct PopularSearch {
  private let program: ProjectProgram
  private let jury: Jury
  /// Levels before the votes.
  private let earlier: [LevelResult]
  private let deadline: Deadline
  private var master: IntegerProgram
  /// The column of m.
  private let margin: Int
  private var best: (margin: Int, values: [Int])
  private var bound = 0

  /// - Parameter base: the best of the levels before; `program` has its narrowed columns, and then
  ///   others.
  init(_ program: ProjectProgram, _ jury: Jury, _ base: LevelsSolution, _ deadline: Deadline) {
    self.program = program
    self.jury = jury
    self.deadline = deadline
    earlier = base.levels
    master = program.program
    let voters = program.units.reduce(0) { $0 + $1.counted }
    margin = master.addColumn(0...voters)
    best = (voters, program.withCompany(base.values))
  }

  /// The levels before, m, and where it is proven the levels after.
  ///
  /// - Parameter plans: values of good ones by other aims; with none, they are looked for.
  mutating func solve(
    _ options: ProjectOptions, beside plans: [[Int]] = []
  ) throws(GLPKError) -> LevelsSolution {
    let after = program.stepsAfter(options).map { program.level($0, options) }
    if let solution = searchRooms(after) { return solution }
    if let solution = try proveByPrices(after) { return solution }
    for plan in plans.isEmpty ? try otherAims(options) : plans { _ = try judge(plan) }
    repeat {
      let levels = [Level([Term(margin)])] + after
      let answer = try master.solve(
        levels, start: best.values + [best.margin], timeLimit: deadline.left)
      guard case .solved(let solution) = answer else { break }
      bound = max(bound, solution.levels[0].bound)
      guard let worst = try judge(solution.values) else { break }
      if worst <= solution.levels[0].value { return whole(solution) }
    } while !deadline.isOver
    return result
  }

  typealias Term = IntegerProgram.Term

  private func otherAims(_ options: ProjectOptions) throws(GLPKError) -> [[Int]] {
    var plans: [[Int]] = []
    for aim in ProjectAim.allCases where aim != .popular {
      let levels = program.steps(of: aim).map { program.level($0, options) }
      let answer = try program.program.solve(levels, timeLimit: deadline.left)
      if case .solved(let solution) = answer { plans.append(solution.values) }
    }
    return plans
  }

  /// A solution, if nothing but numbers of learners matters and the prices of few enough projects
  /// were searched through; else at least a bound.
  private mutating func searchRooms(_ after: [Level]) -> LevelsSolution? {
    // Levels before, other than who is left out, are not told by numbers.
    guard earlier.count == 1, earlier[0].isProven,
      let market = VoteMarket(program, leftOut: earlier[0].value),
      market.rooms.count <= Self.mostRooms, let plan = RoomPlan(market, best.values)
    else { return nil }
    var search = PriceSearch(plan)
    search.run(deadline.half)
    bound = search.bound
    if let found = search.best, found.margin < best.margin {
      var values = [Int](repeating: 0, count: program.program.columns.count)
      for column in found.columns { values[column] = 1 }
      if let values = program.values(of: program.plan(values)) { best = (found.margin, values) }
    }
    guard best.margin == bound, after.isEmpty else { return nil }
    return result
  }

  /// Choices of prices double with each room.
  private static let mostRooms = 16

  private var result: LevelsSolution {
    let level = LevelResult(value: best.margin, bound: bound, isProven: best.margin == bound)
    return LevelsSolution(values: best.values, levels: [level], narrowed: master)
      .following(earlier)
  }

  /// A solution, if the prices prove it to be the best.
  private mutating func proveByPrices(_ after: [Level]) throws(GLPKError) -> LevelsSolution? {
    let prices = PopularProgram(program, jury.opponents, atLeast: bound)
    let answer = try prices.program.solve(
      [Level([Term(prices.margin)])] + after, timeLimit: deadline.left.map { $0 / 2 })
    guard case .solved(let solution) = answer else { return nil }
    // Wishes for friends that come first are no flow.
    let isExact =
      program.isFlow && earlier.count == 1
      || after.isEmpty && solution.levels[0].value == 0
    if isExact, solution.levels.allSatisfy(\.isProven) { return whole(solution) }
    if solution.levels[0].value < best.margin {
      best = (solution.levels[0].value, Array(solution.values.prefix(margin)))
    }
    return nil
  }

  /// What the plan may be outvoted by at most; cuts it off where that is more than it claims.
  private mutating func judge(_ values: [Int]) throws(GLPKError) -> Int? {
    guard let verdict = try jury.judge(values, timeLimit: deadline.left) else { return nil }
    if verdict.bound < best.margin { best = (verdict.bound, Array(values.prefix(margin))) }
    master.addRow(verdict.cut + [Term(margin, -1)], atMost: 0)
    return verdict.bound
  }

  private func whole(_ solution: LevelsSolution) -> LevelsSolution {
    LevelsSolution(
      values: Array(solution.values.prefix(margin)), levels: solution.levels,
      narrowed: solution.narrowed
    ).following(earlier)
  }
}
