import GroupingModel

/// Large-neighbourhood search over a pool of groups: some groups of a plan are dissolved and their
/// learners placed anew by exact cover (Shaw 1998; the pool is what the bound's prices favour).
struct PoolSearch {
  private let pool: Remainder
  private let shouldStop: @Sendable () -> Bool

  /// Groups in the pool.
  static let poolSize = 20_000
  /// Learners placed anew at a time, about.
  private static let window = 48
  /// Windows tried in vain, per group of the plan, before the search ends.
  private static let patience = 12
  /// Columns that one window may visit.
  private static let work = 300_000

  init(_ pool: Remainder, shouldStop: @escaping @Sendable () -> Bool) {
    self.pool = pool
    self.shouldStop = shouldStop
  }

  /// The best groups found, from those of a plan with their excesses.
  func run(from plan: [(column: Column, excess: Int64)]) -> [Column] {
    let cover = ExactCover(
      pool, incumbent: nil, granularity: 1, work: 0, shouldStop: shouldStop)
    var random = RandomSource(seed: 1, stream: 77)
    var groups = plan
    guard groups.count > 1, !pool.columns.isEmpty else { return groups.map(\.column) }
    var failures = 0
    while failures < Self.patience * groups.count, !shouldStop() {
      let chosen = window(of: groups, &random)
      let removed = chosen.map { groups[$0] }
      let kept = groups.indices.filter { !chosen.contains($0) }.map { groups[$0] }
      var open = [UInt64](repeating: 0, count: pool.words)
      for member in removed.flatMap(\.column.members) {
        open[member >> 6] |= 1 << UInt64(member & 63)
      }
      let found = cover.replace(
        open: open, fixed: kept.map(\.column.sizeClass),
        budget: removed.reduce(0) { $0 + $1.excess } - 1, work: Self.work)
      guard let found else {
        failures += 1
        continue
      }
      groups = kept + found.map { (pool.columns[$0], pool.excess[$0]) }
      failures = 0
    }
    return groups.map(\.column)
  }

  /// Groups to dissolve: those that share learners with a few groups of the pool, then any.
  private func window(
    of groups: [(column: Column, excess: Int64)], _ random: inout RandomSource
  ) -> Set<Int> {
    var groupOf: [Int: Int] = [:]
    for (index, group) in groups.enumerated() {
      for member in group.column.members { groupOf[member] = index }
    }
    var chosen: Set<Int> = []
    var learners = 0
    func take(_ index: Int) {
      guard learners < Self.window, chosen.insert(index).inserted else { return }
      learners += groups[index].column.size
    }
    // The square favours groups of small excess, which are sorted first.
    for _ in 0..<3 {
      let place = random.below(pool.columns.count)
      let column = pool.columns[place * place / pool.columns.count]
      for member in column.members { take(groupOf[member] ?? 0) }
    }
    var tries = 0
    while learners < Self.window, chosen.count < groups.count, tries < 4 * groups.count {
      take(random.below(groups.count))
      tries += 1
    }
    return chosen
  }
}
