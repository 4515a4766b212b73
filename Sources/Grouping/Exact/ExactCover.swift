import GroupingModel

/// Depth-first exact cover over the remaining columns: the cheapest plan within the budget, or the
/// proof that there is none.
///
/// Branches on the learner with the fewest usable columns (Knuth 2000). A branch is left when the
/// excess spent, plus for every learner to be placed its least share of a usable column's excess,
/// is beyond the budget.
final class ExactCover {
  private let arena = Arena()
  private let remainder: Remainder
  /// Differences of plans' costs are multiples of this.
  private let granularity: Int64
  private let assignment: KindAssignment
  private let learners: Int
  private let words: Int
  private let columns: Int
  private let masks: Flat<UInt64>
  private let excess: Flat<Int64>
  /// What each column takes of the plan's limit, and the limit.
  private let charges: Flat<Int64>
  private let mostCharged: Int64
  /// Each column's excess divided among its members, in fractions of a price unit.
  private let shares: Flat<Int64>
  /// Members of all columns end to end, and where each column's begin.
  private let members: Flat<Int32>
  private let starts: Flat<Int32>
  /// Usable columns of each learner, and the least share among them, while a node is looked at.
  private let counts: Flat<Int32>
  private let least: Flat<Int64>
  /// Usable columns and uncovered learners per depth, made when first needed.
  private var lists: [Flat<Int32>] = []
  private var uncovered: [Flat<UInt64>] = []
  private var chosen: [Int] = []
  /// Columns that the search may still visit before it gives up.
  private var work: Int
  private var nodes = 0
  private let shouldStop: @Sendable () -> Bool
  private(set) var isComplete = true
  private(set) var best: (cost: Int64, columns: [Int])?
  /// Largest total excess of a plan that is still of use.
  private(set) var budget: Int64
  /// Plans must cost less. The budget alone does not say so: where numbers of groups are open, a
  /// plan may cost more than the bound and its excess.
  private var limit: Int64

  /// Shares of an excess are kept in this fraction of a price unit.
  private static let fine: Int64 = 840

  /// - Parameters:
  ///   - incumbent: cost to beat; nil for any plan.
  ///   - work: columns visited before giving up, some nanoseconds each.
  init(
    _ remainder: Remainder, incumbent: Int64?, granularity: Int64, work: Int,
    shouldStop: @escaping @Sendable () -> Bool
  ) {
    self.remainder = remainder
    self.granularity = granularity
    self.work = work
    self.shouldStop = shouldStop
    assignment = KindAssignment(remainder.program)
    learners = remainder.program.problem.learners
    words = remainder.words
    columns = remainder.columns.count
    limit = incumbent ?? .max
    budget = incumbent.map { remainder.budget(upTo: $0 - granularity) } ?? (1 << 60)
    masks = arena.array(remainder.masks)
    excess = arena.array(remainder.excess)
    charges = arena.array(remainder.columns.map(\.charge))
    mostCharged = remainder.program.mostCharged
    shares = arena.array(
      zip(remainder.columns, remainder.excess).map { $1 * Self.fine / Int64($0.size) })
    members = arena.array(remainder.columns.flatMap { $0.members.map(Int32.init) })
    starts = arena.array(
      remainder.columns.reduce(into: [Int32(0)]) { $0.append($0[$0.count - 1] + Int32($1.size)) })
    counts = arena.array(of: 0, count: learners)
    least = arena.array(of: 0, count: learners)
  }

  /// Searches all columns for a partition of the roster.
  func run() {
    grow(to: 0)
    for learner in 0..<learners { uncovered[0][learner >> 6] |= 1 << UInt64(learner & 63) }
    var count = 0
    while count < columns, excess[count] <= budget {
      lists[0][count] = Int32(count)
      count += 1
    }
    descend(0, count: count, spent: 0, charged: 0)
  }

  private func grow(to depth: Int) {
    while lists.count <= depth {
      lists.append(arena.array(of: 0, count: columns))
      uncovered.append(arena.array(of: 0, count: words))
    }
  }

  /// Tries all ways to complete the chosen columns with the `count` usable ones of this depth.
  private func descend(_ depth: Int, count: Int, spent: Int64, charged: Int64) {
    let open = uncovered[depth]
    if (0..<words).allSatisfy({ open[$0] == 0 }) {
      record()
      return
    }
    work -= count + 1
    // Asking may be a system call, and a node a microsecond.
    nodes += 1
    if work < 0 || (nodes & 63 == 1 && shouldStop()) {
      isComplete = false
      return
    }
    guard let pivot = pivot(depth, count: count, spent: spent) else { return }
    grow(to: depth + 1)
    let usable = lists[depth]
    let bit: UInt64 = 1 << UInt64(pivot & 63)
    for index in 0..<count {
      let column = Int(usable[index])
      if masks[column * words + pivot >> 6] & bit == 0 { continue }
      let total = spent + excess[column]
      if total > budget { return }
      let charge = charged + charges[column]
      if charge > mostCharged { continue }
      for word in 0..<words {
        uncovered[depth + 1][word] = open[word] & ~masks[column * words + word]
      }
      work -= count
      let left = keepCompatible(depth, count: count, with: column, left: budget - total)
      chosen.append(column)
      descend(depth + 1, count: left, spent: total, charged: charge)
      chosen.removeLast()
      if !isComplete { return }
    }
  }

  /// Lists for the next depth the columns that share no learner with `column` and fit the budget.
  private func keepCompatible(_ depth: Int, count: Int, with column: Int, left: Int64) -> Int {
    let (from, to) = (lists[depth], lists[depth + 1])
    let offset = column * words
    var kept = 0
    for index in 0..<count {
      let other = Int(from[index])
      // Ascending by excess, so nothing after this fits either.
      if excess[other] > left { break }
      var shared: UInt64 = 0
      for word in 0..<words { shared |= masks[offset + word] & masks[other * words + word] }
      to[kept] = Int32(other)
      kept += shared == 0 ? 1 : 0
    }
    return kept
  }

  /// The uncovered learner with the fewest columns; nil if one has none or the bound is too high.
  private func pivot(_ depth: Int, count: Int, spent: Int64) -> Int? {
    for learner in 0..<learners {
      counts[learner] = 0
      least[learner] = .max
    }
    let usable = lists[depth]
    for index in 0..<count {
      let column = Int(usable[index])
      let share = shares[column]
      for place in Int(starts[column])..<Int(starts[column + 1]) {
        let member = Int(members[place])
        counts[member] &+= 1
        if share < least[member] { least[member] = share }
      }
    }
    let open = uncovered[depth]
    var best: Int?
    var fewest = Int32.max
    var needed: Int64 = 0
    for learner in 0..<learners where open[learner >> 6] >> UInt64(learner & 63) & 1 == 1 {
      if counts[learner] == 0 { return nil }
      needed += least[learner]
      if counts[learner] < fewest {
        fewest = counts[learner]
        best = learner
      }
    }
    return spent + needed / Self.fine > budget ? nil : best
  }

  private func record() {
    let groups = chosen.map { remainder.columns[$0] }
    let cost = groups.reduce(0) { $0 + $1.cost }
    guard cost < limit, assignment.kinds(of: groups.map(\.sizeClass)) != nil else { return }
    limit = cost
    best = (cost, chosen)
    // The exact cost tells more than the excess, which is rounded.
    budget = min(budget, remainder.budget(upTo: cost - granularity))
  }
}
