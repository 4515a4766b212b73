import GroupingModel

/// Depth-first exact cover over the remaining columns: the cheapest plan within the budget, or the
/// proof that there is none.
///
/// Branches on the learner with the fewest usable columns (Knuth 2000). A branch is left when the
/// excess spent, plus for every learner to be placed its least share of a usable column's excess,
/// is beyond the budget.
struct ExactCover {
  private let remainder: Remainder
  /// Differences of plans' costs are multiples of this.
  private let granularity: Int64
  private let assignment: KindAssignment
  private let learners: Int
  private let words: Int
  /// Columns that a search may visit before it gives up.
  private var work: Int
  private(set) var isComplete = true
  private(set) var best: (cost: Int64, columns: [Int])?
  /// Largest total excess of a plan that is still of use.
  private(set) var budget: Int64
  private var chosen: [Int] = []
  private let shares: [Int64]
  private let shouldStop: @Sendable () -> Bool

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
    budget = incumbent.map { remainder.budget(upTo: $0 - granularity) } ?? (1 << 60)
    shares = zip(remainder.columns, remainder.excess).map { column, excess in
      excess * Self.fine / Int64(column.size)
    }
  }

  mutating func run() {
    let usable = (0..<remainder.columns.count).map(Int32.init)
      .filter { remainder.excess[Int($0)] <= budget }
    var uncovered = [UInt64](repeating: 0, count: words)
    for learner in 0..<learners { uncovered[learner >> 6] |= 1 << UInt64(learner & 63) }
    descend(usable, uncovered, spent: 0)
  }

  private mutating func descend(_ usable: [Int32], _ uncovered: [UInt64], spent: Int64) {
    guard uncovered.contains(where: { $0 != 0 }) else {
      record()
      return
    }
    work -= usable.count + 1
    if work < 0 || shouldStop() {
      isComplete = false
      return
    }
    guard let pivot = pivot(usable, uncovered, spent: spent) else { return }
    let bit: UInt64 = 1 << UInt64(pivot & 63)
    for candidate in usable where remainder.masks[Int(candidate) * words + pivot >> 6] & bit != 0 {
      let column = Int(candidate)
      let total = spent + remainder.excess[column]
      if total > budget { return }
      var rest = uncovered
      for word in 0..<words { rest[word] &= ~remainder.masks[column * words + word] }
      chosen.append(column)
      descend(compatible(usable, with: column, left: budget - total), rest, spent: total)
      chosen.removeLast()
      if !isComplete { return }
    }
  }

  /// Columns that share no learner with `column` and fit what is left of the budget.
  private func compatible(_ usable: [Int32], with column: Int, left: Int64) -> [Int32] {
    let offset = column * words
    return remainder.masks.withUnsafeBufferPointer { masks in
      remainder.excess.withUnsafeBufferPointer { excess in
        usable.filter { other in
          if excess[Int(other)] > left { return false }
          var shared: UInt64 = 0
          for word in 0..<words {
            shared |= masks[offset + word] & masks[Int(other) * words + word]
          }
          return shared == 0
        }
      }
    }
  }

  /// The uncovered learner with the fewest columns; nil if one has none or the bound is too high.
  private func pivot(_ usable: [Int32], _ uncovered: [UInt64], spent: Int64) -> Int? {
    var counts = [Int32](repeating: 0, count: learners)
    var least = [Int64](repeating: .max, count: learners)
    for candidate in usable {
      let share = shares[Int(candidate)]
      for member in remainder.columns[Int(candidate)].members {
        counts[member] += 1
        if share < least[member] { least[member] = share }
      }
    }
    var best: Int?
    var needed: Int64 = 0
    for learner in 0..<learners where uncovered[learner >> 6] >> UInt64(learner & 63) & 1 == 1 {
      if counts[learner] == 0 { return nil }
      needed += least[learner]
      if best.map({ counts[learner] < counts[$0] }) ?? true { best = learner }
    }
    return spent + needed / Self.fine > budget ? nil : best
  }

  private mutating func record() {
    let classes = chosen.map {
      SizeClass(flavour: remainder.columns[$0].flavour, size: remainder.columns[$0].size)
    }
    guard assignment.kinds(of: classes) != nil else { return }
    let cost = chosen.reduce(0) { $0 + remainder.columns[$1].cost }
    if let best, cost >= best.cost { return }
    best = (cost, chosen)
    budget = min(budget, remainder.budget(upTo: cost - granularity))
  }
}
