import GroupingModel

/// Branch and bound on pairs of learners: in one half they are together, in the other apart (Ryan and
/// Foster 1981). Each node solves the relaxation over the groups that are left and drops those whose
/// excess rules them out.
final class PairBranching {
  private let relaxation: PoolRelaxation
  private let granularity: Int64
  private let shouldStop: @Sendable () -> Bool
  /// Nodes that may still be looked at; a count, so that results repeat.
  private var nodes: Int
  /// Plans must cost less.
  private var limit: Int64
  private(set) var best: (cost: Int64, columns: [Column])?
  private(set) var isComplete = true

  /// Groups few enough for depth-first search alone, and the columns that it may visit.
  private static let fewColumns = 300
  private static let work = 200_000

  /// - Parameter limit: cost to beat, in cost units.
  init(
    _ relaxation: PoolRelaxation, limit: Int64, granularity: Int64, nodes: Int,
    shouldStop: @escaping @Sendable () -> Bool
  ) {
    self.relaxation = relaxation
    self.limit = limit
    self.granularity = granularity
    self.nodes = nodes
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
    if node.columns.count <= Self.fewColumns, search(node) { return }
    let solved = try relaxation.solve(over: node)
    let lifted = solved.lifted.base > node.base ? solved.lifted : node
    let left = lifted.trimmed(upTo: limit - granularity)
    if left.columns.isEmpty { return }
    guard let pair = pair(solved.support) else {
      try finish(solved.support.map(\.column), left)
      return
    }
    for isTogether in [true, false] {
      try run(left.filtered { pair.isKept(by: $0, together: isTogether) })
      if !isComplete { return }
    }
  }

  /// Depth-first search among a few groups; false if it gave up.
  private func search(_ node: Remainder) -> Bool {
    let cover = ExactCover(
      node, incumbent: limit, granularity: granularity, work: Self.work, shouldStop: shouldStop)
    cover.run()
    if let found = cover.best { record(found.columns.map { node.columns[$0] }) }
    return cover.isComplete
  }

  /// Where no pair is left to branch on: the relaxation's groups are a plan, or else, where only kinds
  /// of groups are undecided, depth-first search has to do.
  private func finish(_ columns: [Column], _ node: Remainder) throws {
    let learners = node.program.problem.learners
    let isPlan =
      columns.reduce(0) { $0 + $1.size } == learners
      && KindAssignment(node.program).kinds(of: columns.map(\.sizeClass)) != nil
    if isPlan {
      record(columns)
    } else if !search(node) {
      isComplete = false
    }
  }

  private func record(_ columns: [Column]) {
    let cost = columns.reduce(0) { $0 + $1.cost }
    guard cost < limit else { return }
    limit = cost
    best = (cost, columns)
  }

  /// Two learners.
  private struct Pair {
    let first: Int
    let second: Int

    func isKept(by column: Column, together: Bool) -> Bool {
      let both = column.members.contains(first) == column.members.contains(second)
      return together ? both : !(both && column.members.contains(first))
    }
  }

  /// The pair whose groups add up closest to one half; nil if every pair's add up to 0 or 1.
  private func pair(_ support: [(column: Column, value: Double)]) -> Pair? {
    var together: [Int: Double] = [:]
    let width = 1 << 16
    for (column, value) in support where value < 1 - 1e-6 {
      for (index, first) in column.members.enumerated() {
        for second in column.members[(index + 1)...] {
          together[first * width + second, default: 0] += value
        }
      }
    }
    let best = together.filter { $0.value > 1e-6 && $0.value < 1 - 1e-6 }
      .min { (abs($0.value - 0.5), $0.key) < (abs($1.value - 0.5), $1.key) }
    return best.map { Pair(first: $0.key / width, second: $0.key % width) }
  }
}
