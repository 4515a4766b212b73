import GLPK

/// What makes one plan better than another. First of all, always, as few as possible of those who
/// asked get none.
package enum CommunityAim: Sendable, Hashable, CaseIterable {
  /// The fewest learners with fewer than two communities, of those who could have two by their own
  /// opt-ins, minutes, maximum and clashes; then with fewer than three of those who could have
  /// three, and so on: who has least comes first.
  case fair
  /// The most opt-ins granted.
  case granted
  /// The least sum of the ranks of what is granted; opt-ins not ranked count one more than the
  /// learner's worst rank, and 1 where they ranked none.
  case ranks
  /// The most communities with members of two classes or more.
  case mixed
}

/// What a step of the solution makes small.
package enum CommunityStep: Sendable, Hashable {
  /// Learners with fewer communities than this, of those who could have as many alone; for 1, all
  /// who asked.
  case fewer(than: Int)
  /// Opt-ins not granted.
  case denied
  case rankTotal
  /// Communities without members of two classes, also those that do not run.
  case notMixed
  /// What learners have fewer than they could have alone, each times the learner's turn.
  case turns
}

package struct CommunityOptions: Sendable {
  /// In the order in which they count; those not named do not.
  package var aims: [CommunityAim]
  /// Milliseconds for all; nil for any.
  package var timeLimit: Int?

  package init(aims: [CommunityAim] = CommunityAim.allCases, timeLimit: Int? = nil) {
    self.aims = aims
    self.timeLimit = timeLimit
  }
}

package struct CommunitySolution: Sendable {
  package let plan: CommunityPlan
  package let steps: [Step]

  /// Whether no plan is better, step by step.
  package var isProven: Bool { steps.allSatisfy(\.result.isProven) }

  package struct Step: Sendable, Hashable {
    package let step: CommunityStep
    package let result: LevelResult
  }
}

extension CommunityModel {
  /// The best plan by the steps of the aims, each proven before the next. There always is one: no
  /// community need run.
  ///
  /// - Throws: `GLPKError` for breakdowns of GLPK.
  package func solve(
    _ options: CommunityOptions = CommunityOptions()
  ) throws(GLPKError) -> CommunitySolution {
    try solve(options, alternatives: 0, within: nil).solution
  }

  /// The same, with plans as good.
  ///
  /// - Parameters:
  ///   - most: how many are looked for.
  ///   - milliseconds: for that; nil for any time.
  /// - Returns: no alternatives, and incomplete, where the plan is not proven.
  package func solve(
    _ options: CommunityOptions, alternatives most: Int, within milliseconds: Int?
  ) throws(GLPKError) -> (solution: CommunitySolution, alternatives: Alternatives<CommunityPlan>) {
    var program = CommunityProgram(self, countsClasses: options.aims.contains(.mixed))
    program.addShortfalls()
    let longest = program.short.map(\.count).max() ?? 0
    let turns: [CommunityStep] = learners.contains { $0.turn > 0 } ? [.turns] : []
    let steps = [.fewer(than: 1)] + options.aims.flatMap { self.steps(of: $0, longest) } + turns
    let levels = steps.map(program.level)
    let deadline = Deadline(milliseconds: options.timeLimit)
    let start = try program.start(deadline)
    // With windows a level takes a part of the time only; without a limit, each takes what it needs.
    let windows = options.timeLimit == nil ? [] : program.windows
    let answer = try program.program.solve(
      levels, start: start, timeLimit: deadline.left, windows: windows)
    // Never so: what it starts with is a solution.
    guard case .solved(let found) = answer else { throw .numericalTrouble(code: 0) }
    let solution = CommunitySolution(
      plan: program.plan(found.values),
      steps: zip(steps, found.levels).map { CommunitySolution.Step(step: $0, result: $1) })
    guard solution.isProven, most > 0 else { return (solution, .unknown) }
    let others = try found.narrowed.others(
      than: found.values, most: most, Deadline(milliseconds: milliseconds), cut: program.cut)
    return (solution, others.map(program.plan))
  }

  private func steps(of aim: CommunityAim, _ most: Int) -> [CommunityStep] {
    switch aim {
    case .fair: return most < 2 ? [] : (2...most).map { .fewer(than: $0) }
    case .granted: return [.denied]
    case .ranks: return [.rankTotal]
    case .mixed: return [.notMixed]
    }
  }
}

extension CommunityProgram {
  /// A good solution to begin with. Who has none is one question among plans that look alike to it;
  /// all steps in one sum show the search where to go.
  fileprivate func start(_ deadline: Deadline) throws(GLPKError) -> [Int] {
    var empty = [Int](repeating: 0, count: program.columns.count)
    for column in short.joined() { empty[column] = 1 }
    let shortfalls = short.flatMap { own in
      own.enumerated().map { Term($1, 60 / ($0 + 1)) }
    }
    let sum = Level(shortfalls + joins.map { Term($0, -1) })
    let limit = min(deadline.left.map { $0 / 4 } ?? 5000, 5000)
    let answer = try program.solve([sum], start: empty, timeLimit: limit)
    guard case .solved(let solution) = answer else { return empty }
    return solution.values
  }

  /// By community: whether it runs, and all about those who asked for it.
  fileprivate var windows: [[Int]] {
    model.optInsOfCommunity.indices.map { community in
      let learners = Set(model.optInsOfCommunity[community].map { model.optIns[$0].learner })
      let personal = learners.sorted().flatMap { learner in
        model.optInsOfLearner[learner].map { joins[$0] } + short[learner]
      }
      return personal + [runs[community]] + classes + mixed
    }
  }

  func level(_ step: CommunityStep) -> Level {
    switch step {
    case .fewer(than: let count):
      let beyond = zip(model.optInsOfLearner, short).count { !$0.isEmpty && $1.isEmpty }
      return Level(
        short.filter { $0.count >= count }.map { Term($0[count - 1]) },
        constant: count == 1 ? beyond : 0)
    case .denied: return Level(joins.map { Term($0, -1) }, constant: joins.count)
    case .rankTotal: return Level(zip(joins, model.countedRanks).map { Term($0, $1) })
    case .notMixed: return Level(mixed.map { Term($0, -1) }, constant: mixed.count)
    case .turns:
      let turns = model.learners.map(\.turn)
      return Level(
        zip(joins, model.optIns).map { Term($0, -turns[$1.learner]) }.filter { $0.factor != 0 },
        constant: zip(turns, short).reduce(0) { $0 + $1.0 * $1.1.count })
    }
  }
}
