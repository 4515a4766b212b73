import GroupingModel

/// Branch and bound on pairs of learners: in one half they are together, in the other apart (Ryan and
/// Foster 1981); and on a learner's kind of group where only kinds are undecided. Each node solves the
/// relaxation over the groups that are left and drops those whose excess rules them out.
final class PairBranching {
  private let relaxation: PoolRelaxation
  private let granularity: Int64
  private let shouldStop: @Sendable () -> Bool
  /// Nodes that may be looked at without a better plan, and what is left of them; a count, so that
  /// results repeat.
  private let patience: Int
  private var nodes: Int
  /// Plans must cost less.
  private var limit: Int64
  private(set) var best: (cost: Int64, columns: [Column])?
  private(set) var isComplete = true

  /// Groups few enough for depth-first search alone.
  private let fewColumns: Int

  /// Columns that such a search may look at.
  private static let work = 400_000

  /// - Parameter limit: cost to beat, in cost units.
  init(
    _ relaxation: PoolRelaxation, limit: Int64, granularity: Int64, nodes: Int,
    fewColumns: Int = 300,
    shouldStop: @escaping @Sendable () -> Bool
  ) {
    self.relaxation = relaxation
    self.limit = limit
    self.granularity = granularity
    patience = nodes
    self.nodes = nodes
    self.fewColumns = fewColumns
    self.shouldStop = shouldStop
  }

  /// Looks for the best plan out of some groups of the relaxation's pool.
  ///
  /// - Throws: `GLPKError` for trouble inside GLPK.
  func run(_ node: Remainder) throws {
    let node = node.trimmed(upTo: limit - granularity)
    if node.columns.isEmpty { return }
    nodes -= 1
    if nodes < 0 || shouldStop() {
      isComplete = false
      return
    }
    if node.columns.count <= fewColumns, search(node) { return }
    let solved = try relaxation.solve(over: node, upTo: limit - granularity)
    let left = solved.lifted.base > node.base ? solved.lifted : node
    if left.columns.isEmpty { return }
    guard let question = question(solved.support) else {
      record(solved.support.map(\.column), of: node.program)
      // The relaxation may have been cut short, and it rounds: only the bound rules a node out.
      let rest = left.trimmed(upTo: limit - granularity)
      if !rest.columns.isEmpty, !search(rest) { isComplete = false }
      return
    }
    for answer in [true, false] {
      try run(left.filtered { question.isKept(by: $0, answer: answer) })
      if !isComplete { return }
    }
  }

  /// Depth-first search among a few groups; false if it gave up.
  private func search(_ node: Remainder) -> Bool {
    let cover = ExactCover(
      node, incumbent: limit, granularity: granularity, work: Self.work, shouldStop: shouldStop)
    cover.run()
    if let found = cover.best { record(found.columns.map { node.columns[$0] }, of: node.program) }
    return cover.isComplete
  }

  /// Takes over groups if they are a better plan.
  private func record(_ columns: [Column], of program: PartitionProgram) {
    let cost = columns.reduce(0) { $0 + $1.cost }
    guard cost < limit, columns.reduce(0, { $0 + $1.size }) == program.problem.learners,
      columns.reduce(0, { $0 + $1.charge }) <= program.mostCharged,
      KindAssignment(program).kinds(of: columns.map(\.sizeClass)) != nil
    else { return }
    limit = cost
    best = (cost, columns)
    nodes = patience
  }

  /// What to branch on.
  private enum Question: Hashable {
    /// Are these learners together?
    case pair(Int, Int)
    /// Is the learner in a group of this flavour?
    case flavour(Int, Int)

    func isKept(by column: Column, answer: Bool) -> Bool {
      switch self {
      case .pair(let first, let second):
        let (one, other) = (column.members.contains(first), column.members.contains(second))
        return answer ? one == other : !(one && other)
      case .flavour(let learner, let flavour):
        return !column.members.contains(learner) || (column.flavour == flavour) == answer
      }
    }

    var order: (Int, Int, Int) {
      switch self {
      case .pair(let first, let second): (0, first, second)
      case .flavour(let learner, let flavour): (1, learner, flavour)
      }
    }
  }

  /// The question whose groups add up closest to one half; nil if all add up to 0 or 1.
  private func question(_ support: [(column: Column, value: Double)]) -> Question? {
    var shares: [Question: Double] = [:]
    for (column, value) in support where value < 1 - 1e-6 {
      for (index, first) in column.members.enumerated() {
        shares[.flavour(first, column.flavour), default: 0] += value
        for second in column.members[(index + 1)...] {
          shares[.pair(first, second), default: 0] += value
        }
      }
    }
    return shares.filter { $0.value > 1e-6 && $0.value < 1 - 1e-6 }
      .min {
        let (left, right) = (abs($0.value - 0.5), abs($1.value - 0.5))
        return left != right ? left < right : $0.key.order < $1.key.order
      }?.key
  }
}
