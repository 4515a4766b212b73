import GroupingModel

/// The plan that moves the fewest learners out of the groups of an earlier one, and of those plans
/// the cheapest: both proven.
///
/// Numbers of moves are tried from 0 upwards. For each, the groups that a plan with so many moves can
/// contain are listed (`RepairColumns`): they are few, since all but some members stay. The first
/// number for which they make up a plan is the least, and the cheapest such plan comes from exact
/// cover and branch and bound (`RemainderProof`).
package struct RepairSearch {
  private let objective: Objective
  private let problem: SearchProblem
  /// Per learner, the kind that carries on the learner's group; nil for newcomers.
  private let homes: [Int?]
  private let members: [[Int]]
  private let shouldStop: @Sendable () -> Bool

  /// Moves up to which groups are listed.
  private static let mostMoves = 40
  /// Ways to choose the groups that end, at most.
  private static let mostEndings = 2_000

  package struct Outcome: Sendable {
    /// nil where none was found; that proves nothing.
    package var partition: Partition?
    package var moves = 0
    /// Whether no plan has fewer moves.
    package var isFewest = false
    /// Whether no plan of as few moves costs less.
    package var isCheapest = false
  }

  /// - Parameters:
  ///   - objective: of a scenario in which each group that goes on is a kind by itself.
  ///   - homes: per learner, the kind of the group before; nil for newcomers.
  package init(
    _ objective: Objective, homes: [Int?],
    shouldStop: @escaping @Sendable () -> Bool = { false }
  ) {
    self.objective = objective
    self.homes = homes
    self.shouldStop = shouldStop
    let isSum = objective.scenario.aim == .weights
    problem = SearchProblem(objective, weights: objective.levels.map { _ in isSum ? 1 : 0 })
    var members = [[Int]](repeating: [], count: problem.kinds.count)
    for (learner, home) in homes.enumerated() {
      if let home { members[home].append(learner) }
    }
    self.members = members
  }

  /// - Throws: `GLPKError` for trouble inside GLPK.
  package func run() throws -> Outcome {
    guard let endings = endings() else { return Outcome() }
    let columns = RepairColumns(problem, members: members)
    var (moves, isFewest) = (0, true)
    while moves <= Self.mostMoves, !shouldStop() {
      let round = try round(moves, columns, endings)
      if let best = round.best {
        return Outcome(
          partition: Partition(best.groups), moves: moves, isFewest: isFewest,
          isCheapest: round.isComplete && objective.scenario.aim == .weights)
      }
      guard !round.isTooLarge else { return Outcome() }
      isFewest = isFewest && round.isComplete
      moves = max(moves + 1, round.next)
    }
    return Outcome()
  }

  /// What is known of plans with a number of moves.
  private struct Round {
    var best: (cost: Int64, groups: [Group])?
    /// Whether there is no better one, or none.
    var isComplete = true
    /// Whether groups were too many to list.
    var isTooLarge = false
    /// Where there is none, the least number of moves that may do.
    var next = Int.max
  }

  private func round(
    _ moves: Int, _ columns: RepairColumns, _ endings: [[Int]]
  ) throws -> Round {
    // Groups by themselves may take as many as all may together.
    let program = PartitionProgram(problem.limited(to: Int64(moves)))
    var round = Round()
    for ended in endings {
      let homeless = ended.reduce(0) { $0 + members[$1].count }
      guard homeless <= moves else {
        round.next = min(round.next, homeless)
        continue
      }
      let newcomers = homes.indices.filter { homes[$0].map(ended.contains) ?? true }
      let listing = columns.list(
        besides: ended, newcomers: newcomers, budget: moves - homeless, shouldStop: shouldStop)
      switch listing {
      case .none(let least): round.next = min(round.next, homeless + least)
      case .tooMany: return Round(isTooLarge: true)
      case .groups(let groups, let isAll):
        let found = try cheapest(of: groups, in: program, below: round.best?.cost)
        round.best = found.best ?? round.best
        round.isComplete = round.isComplete && found.isComplete && isAll
        round.next = min(round.next, moves + 1)
      }
    }
    return round
  }

  /// The groups that end, if there are to be fewer than before: each choice of them, those with the
  /// fewest members first; nil where there are too many choices.
  private func endings() -> [[Int]]? {
    let count = problem.kinds.count - problem.groupCount.lowerBound
    guard problem.groupCount.count == 1, count >= 0 else { return nil }
    var choices: [[Int]] = [[]]
    for _ in 0..<count {
      choices = choices.flatMap { choice in
        ((choice.last ?? -1) + 1..<problem.kinds.count).map { choice + [$0] }
      }
      guard choices.count <= Self.mostEndings else { return nil }
    }
    return choices.filter { $0.allSatisfy { problem.kinds[$0].count.lowerBound == 0 } }
  }

  /// The cheapest plan with exactly one of each group's candidates.
  private func cheapest(
    of groups: [[RepairColumns.Candidate]], in program: PartitionProgram, below limit: Int64?
  ) throws -> (best: (cost: Int64, groups: [Group])?, isComplete: Bool) {
    var columns: [(column: Column, excess: Int64)] = []
    var classPrices: [ColumnClass: Int64] = [:]
    var (least, most): (Int64, Int64) = (0, problem.granularity)
    for candidates in groups {
      let own = candidates.map(\.cost).min() ?? 0
      least += own
      most += candidates.map(\.cost).max() ?? 0
      for candidate in candidates {
        let column = program.column(
          candidate.members, flavour: program.flavourOfKind[candidate.kind], cost: candidate.cost)
        columns.append((column, candidate.cost - own))
        classPrices[column.columnClass] = own
      }
    }
    // A plan has one group of each, so it costs the least of all and what its groups add.
    let remainder = Remainder(program, columns: columns, base: least, shift: 0)
    let proof = RemainderProof(
      remainder, classPrices: classPrices, granularity: problem.granularity,
      shouldStop: shouldStop)
    let answer = try proof.run(below: limit ?? most, work: 20_000_000, nodes: 5_000)
    let best = answer.best.flatMap { best in
      KindAssignment(program).kinds(of: best.columns.map(\.sizeClass)).map { kinds in
        (best.cost, zip(best.columns, kinds).map { Group(kind: $1, members: $0.members) })
      }
    }
    return (best, answer.isComplete)
  }
}
