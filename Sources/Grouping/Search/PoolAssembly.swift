/// The cheapest plan that can be put together from a pool of groups, as far as a little work tells.
///
/// First exact covers that may exceed the bound by a small part of the gap, then by more (as limited
/// discrepancy search goes from few to many); where one gets too large, windows: some groups of
/// the plan are dissolved and their learners placed anew by exact cover (Shaw 1998).
struct PoolAssembly {
  private let pool: Remainder
  private let granularity: Int64
  private let excess: [Column: Int64]
  private(set) var random: RandomSource

  /// Parts of the gap that covers may exceed the bound by, as divisors.
  private static let parts: [Int64] = [16, 8, 4, 2, 1]
  /// Columns that one cover of everybody may look at.
  private static let coverWork = 500_000
  /// Learners of one window, and columns that its cover may look at.
  private static let window = 80
  private static let windowWork = 150_000
  /// Windows tried in vain, per group of the plan, before they end.
  private static let patience = 5

  /// - Parameter pool: holds the groups of the plan that `run` starts from.
  init(_ pool: Remainder, granularity: Int64, random: RandomSource) {
    self.pool = pool
    self.granularity = granularity
    self.random = random
    excess = Dictionary(zip(pool.columns, pool.excess), uniquingKeysWith: { first, _ in first })
  }

  /// - Returns: the groups of the best plan found, at worst the one given.
  mutating func run(from plan: [Column], shouldStop: () -> Bool) -> [Column] {
    let (found, isComplete) = cover(below: plan.reduce(0) { $0 + $1.cost }, shouldStop)
    if isComplete || pool.columns.isEmpty { return found ?? plan }
    return replaceWindows(of: found ?? plan, shouldStop)
  }

  /// Covers of everybody that cost less than `cost`, the least first.
  private func cover(
    below cost: Int64, _ shouldStop: () -> Bool
  ) -> (found: [Column]?, isComplete: Bool) {
    for part in Self.parts where !shouldStop() {
      let limit = pool.base + (cost - pool.base) / part
      let usable = pool.trimmed(upTo: limit)
      let cover = ExactCover(
        usable, incumbent: limit, granularity: granularity, work: Self.coverWork,
        shouldStop: { false })
      cover.run()
      if let best = cover.best {
        return (best.columns.map { usable.columns[$0] }, cover.isComplete)
      }
      if !cover.isComplete { return (nil, false) }
    }
    return (nil, true)
  }

  /// The plan after its windows were placed anew, one after the other.
  mutating func replaceWindows(
    of plan: [Column], _ shouldStop: () -> Bool
  ) -> [Column] {
    let cover = ExactCover(
      pool, incumbent: nil, granularity: granularity, work: 0, shouldStop: { false })
    var groups = plan
    var failures = 0
    while failures < Self.patience * groups.count, !shouldStop() {
      let chosen = window(of: groups)
      let removed = chosen.map { groups[$0] }
      let kept = groups.indices.filter { !chosen.contains($0) }.map { groups[$0] }
      let found = cover.replace(
        open: mask(removed), fixed: kept,
        budget: removed.reduce(0) { $0 + (excess[$1] ?? 0) } - 1, work: Self.windowWork)
      guard let found else {
        failures += 1
        continue
      }
      groups = kept + found.map { pool.columns[$0] }
      failures = 0
    }
    return groups
  }

  /// Groups to dissolve: groups of the pool, those of small excess rather, lead from one to others.
  private mutating func window(of groups: [Column]) -> Set<Int> {
    var groupOf: [Int: Int] = [:]
    for (index, group) in groups.enumerated() {
      for member in group.members { groupOf[member] = index }
    }
    var chosen: Set<Int> = []
    var learners = 0
    var tries = 0
    while learners < Self.window, chosen.count < groups.count, tries < 30 {
      tries += 1
      let place = random.below(pool.columns.count)
      let lead = pool.columns[place * place / pool.columns.count].members
        .compactMap { groupOf[$0] }
      guard chosen.isEmpty || lead.contains(where: chosen.contains) else { continue }
      for index in lead where learners < Self.window && chosen.insert(index).inserted {
        learners += groups[index].size
      }
    }
    return chosen
  }

  private func mask(_ groups: [Column]) -> [UInt64] {
    var mask = [UInt64](repeating: 0, count: pool.words)
    for member in groups.flatMap(\.members) { mask[member >> 6] |= 1 << UInt64(member & 63) }
    return mask
  }
}
