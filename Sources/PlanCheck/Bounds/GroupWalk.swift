import Synchronization

/// Told of every group that a plan may hold.
protocol GroupVisitor: Sendable {
  /// - Parameters:
  ///   - members: positions, ascending.
  ///   - costs: cost units by level.
  mutating func visit(_ members: [Int], kind: Int, costs: [Int64])
}

/// Visits every group of allowed kind and size that keeps the required rules, on several threads.
///
/// One visitor per first member; visitors come back in that order, so that results do not depend
/// on threads.
/// - Returns: nil if more than `limit` groups, partial ones included, had to be looked at.
func walkGroups<Visitor: GroupVisitor>(
  of table: CostTable, limit: Int, threads: Int, visitor: Visitor
) async -> [Visitor]? {
  let budget = WalkBudget(limit: limit)
  let visitors = await withTaskGroup(of: [(Int, Visitor)].self) { tasks in
    for _ in 0..<max(1, threads) {
      tasks.addTask {
        var done: [(Int, Visitor)] = []
        while let first = budget.nextChunk(below: table.learners) {
          var walk = GroupWalk(table: table, budget: budget, visitor: visitor)
          walk.start(at: first)
          done.append((first, walk.visitor))
        }
        return done
      }
    }
    var all: [(Int, Visitor)] = []
    for await part in tasks { all += part }
    return all.sorted { $0.0 < $1.0 }.map(\.1)
  }
  return budget.isSpent ? nil : visitors
}

/// Steps that all threads may take together, and which chunks are taken.
private final class WalkBudget: Sendable {
  private let limit: Int
  private let steps = Atomic<Int>(0)
  private let chunk = Atomic<Int>(0)

  init(limit: Int) { self.limit = limit }

  var isSpent: Bool { steps.load(ordering: .relaxed) > limit }

  func spend(_ count: Int) { steps.add(count, ordering: .relaxed) }

  func nextChunk(below count: Int) -> Int? {
    let next = chunk.add(1, ordering: .relaxed).oldValue
    return next < count ? next : nil
  }
}

/// A depth-first walk over the groups with one first member, keeping the sums over pairs.
private struct GroupWalk<Visitor: GroupVisitor> {
  private let table: CostTable
  private let budget: WalkBudget
  private(set) var visitor: Visitor
  private var members: [Int] = []
  /// Pair costs of the members so far, `depth x level`.
  private var pairSums: [Int64]
  /// Costs by level without those of the kind, and with them.
  private var shared: [Int64]
  private var costs: [Int64]
  private var unpaidSteps = 0

  init(table: CostTable, budget: WalkBudget, visitor: Visitor) {
    self.table = table
    self.budget = budget
    self.visitor = visitor
    let levels = table.levels.count
    members.reserveCapacity(table.largest)
    pairSums = [Int64](repeating: 0, count: (table.largest + 1) * levels)
    shared = [Int64](repeating: 0, count: levels)
    costs = shared
  }

  mutating func start(at first: Int) {
    if table.learners - first >= table.smallest { add(first) }
    budget.spend(unpaidSteps)
  }

  private mutating func add(_ learner: Int) {
    unpaidSteps += 1
    if unpaidSteps == 4096 {
      budget.spend(unpaidSteps)
      unpaidSteps = 0
    }
    let depth = members.count
    let levels = table.levels.count
    for level in 0..<levels {
      pairSums[(depth + 1) * levels + level] =
        pairSums[depth * levels + level]
        + table.levels[level].pairCost(of: learner, with: members)
    }
    members.append(learner)
    if !table.kindsBySize[depth + 1].isEmpty { report() }
    if depth + 1 < table.largest { extend(beyond: learner) }
    members.removeLast()
  }

  private mutating func extend(beyond last: Int) {
    let needed = max(1, table.smallest - members.count)
    guard last + needed < table.learners, !budget.isSpent else { return }
    for learner in (last + 1)...(table.learners - needed) {
      if !table.clash(learner, with: members) { add(learner) }
    }
  }

  /// Hands the members to the visitor, once per kind that may hold them.
  private mutating func report() {
    guard table.passes(members) else { return }
    let levels = table.levels.count
    for level in 0..<levels {
      shared[level] =
        pairSums[members.count * levels + level] + table.levels[level].groupCost(of: members)
    }
    for kind in table.kindsBySize[members.count] where !table.bars(members, from: kind) {
      for level in 0..<levels {
        costs[level] = shared[level] + table.levels[level].memberCost(of: members, kind: kind)
      }
      visitor.visit(members, kind: kind, costs: costs)
    }
  }
}
