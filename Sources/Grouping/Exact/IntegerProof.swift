import GLPK
import GroupingModel
import Synchronization

/// The last step: the best plan among the groups that the bound leaves, or the proof that the plan
/// known is best.
///
/// Works outwards from a core of the groups with least excess. A core is a proof when the next
/// group lies beyond the budget.
struct IntegerProof {
  private let oracle: Oracle
  private let point: DualPoint
  /// Price of each class, at most its least reduced cost, so that no excess is negative.
  private let classPrices: [ColumnClass: Int64]
  /// What prices and toll add up to for any plan.
  private let fixed: Int64
  /// What a plan costs at least, before its groups' excesses, in price units.
  private let base: Int64
  private let granularity: Int64
  private let mostCore: Int
  private let shouldStop: @Sendable () -> Bool

  /// - Parameters:
  ///   - classPrices: any price per class; the closer to the relaxation's, the better.
  ///   - mostCore: groups in the last attempt.
  init(
    oracle: Oracle, point: DualPoint, classPrices: [ColumnClass: Double], granularity: Int64,
    mostCore: Int, shouldStop: @escaping @Sendable () -> Bool
  ) {
    self.oracle = oracle
    self.point = point
    self.granularity = granularity
    self.mostCore = mostCore
    self.shouldStop = shouldStop
    var prices = point.least
    for (key, least) in point.least {
      let price = classPrices[key].map { Int64(max(-1e9, min(1e9, $0.rounded(.down)))) }
      prices[key] = min(least, price ?? least)
    }
    self.classPrices = prices
    fixed = oracle.fixed(point.prices, toll: point.toll)
    base = fixed + (oracle.program.cheapestFilling(prices)?.total ?? 0)
  }

  /// One attempt: the best plan among so many groups of least excess, until branch and bound has
  /// looked at so many nodes without a better plan. Early ones look for better plans, which leave
  /// less to prove.
  private static let attempts = [
    (core: 300, nodes: 300), (1_500, 300), (8_000, 300), (30_000, 600),
    (200_000, 6_000),
  ]
  /// Groups that are priced exactly in one go.
  private static let chunk = 10_000
  /// Columns that depth-first search of one core may look at.
  private static let work = 10_000_000

  struct Answer {
    /// A plan cheaper than the incumbent.
    var groups: [Group]?
    var cost: Int64?
    var isComplete: Bool
    var note: String?
  }

  /// - Throws: `GLPKError` for trouble inside GLPK.
  func run(incumbent: Int64?) throws -> Answer {
    var answer = Answer(groups: nil, cost: incumbent, isComplete: false, note: nil)
    var listed = Listed()
    for (core, nodes) in Self.attempts where core <= mostCore && !shouldStop() {
      guard let (finds, isCut) = self.core(of: core, from: &listed, below: answer.cost) else {
        answer.note = "there are too many groups within the gap"
        break
      }
      let remainder = remainder(finds)
      let isSearched = try search(remainder, nodes: nodes, &answer)
      // A core is a proof if what was left out lies beyond the budget.
      let budget = answer.cost.map { remainder.budget(upTo: $0 - granularity) }
      let reach = finds.last?.excess ?? 0
      if isSearched, !isCut || budget.map({ reach > $0 }) ?? false {
        answer.isComplete = true
        return answer
      }
      answer.note = "\(isCut ? "more than " : "")\(finds.count) groups were left to try"
    }
    return answer
  }

  /// The best plan among the columns; false if the search was not finished.
  private func search(
    _ remainder: Remainder, nodes: Int, _ answer: inout Answer
  ) throws -> Bool {
    let proof = RemainderProof(
      remainder, classPrices: classPrices, granularity: granularity, shouldStop: shouldStop)
    let found = try proof.run(below: answer.cost, work: Self.work, nodes: nodes)
    if let best = found.best {
      answer.cost = best.cost
      answer.groups = groups(best.columns)
    }
    return found.isComplete
  }

  /// Groups found by one scan, enough for the first attempts.
  private struct Listed {
    /// Those below the limits, least excess first.
    var finds: [(find: Oracle.Find, sizeClass: SizeClass)] = []
    var limits: [SizeClass: Int64] = [:]
    /// All groups of less excess were listed.
    var reach = Int64.min
    var keep = 0

    /// Kept at least; many where a scan takes longer than they do.
    static let few = 8_000
    static let many = 100_000

    /// Whether groups below one of the limits may be missing.
    func isCut(below limits: [SizeClass: Int64]) -> Bool {
      limits.values.contains { $0 > reach }
    }

    /// Leaves the groups below limits that are not higher than before.
    mutating func keep(below limits: [SizeClass: Int64]) {
      if limits == self.limits { return }
      self.limits = limits
      finds = finds.filter { entry in
        limits[entry.sizeClass].map { entry.find.excess < $0 } ?? false
      }
    }
  }

  /// The groups of least excess that a plan cheaper than `incumbent` could contain, and whether
  /// there are more; nil if it takes too long.
  private func core(
    of count: Int, from listed: inout Listed, below incumbent: Int64?
  ) -> (finds: [Oracle.Find], isCut: Bool)? {
    let limits =
      incumbent.map { self.limits(upTo: $0 - granularity) }
      ?? Dictionary(
        point.least.keys.map { ($0.sizeClass, Int64(Pricer.unusable)) },
        uniquingKeysWith: { first, _ in first })
    if listed.keep < count, listed.isCut(below: limits) {
      let keep = max(count, oracle.source.isDear ? Listed.many : Listed.few)
      guard list(&listed, limits, keep: keep) else { return nil }
    }
    // A better plan since the scan leaves fewer.
    listed.keep(below: limits)
    let isCut = listed.isCut(below: limits)
    // A core of a good part of them is better all of them.
    let isAll = !isCut && count >= Listed.few && listed.finds.count <= Listed.many
    let core = isAll ? listed.finds.count : count
    return (listed.finds.prefix(core).map(\.find), isCut || listed.finds.count > core)
  }

  private func list(
    _ listed: inout Listed, _ limits: [SizeClass: Int64], keep: Int
  ) -> Bool {
    let query = Oracle.Query(
      classPrices: classPrices, toll: point.toll, limits: limits, keep: keep)
    guard let (_, found, isCut) = oracle.evaluate(point.prices, query) else { return false }
    let finds = found.map { find in
      let size = oracle.source.size(of: find)
      return (find, SizeClass(flavour: find.flavour, size: size))
    }
    // What was not listed has at least the excess of the last that was.
    let reach = isCut ? found.last?.excess ?? 0 : .max
    listed = Listed(finds: finds, limits: limits, reach: reach, keep: keep)
    return true
  }

  /// Excess below which a group may be part of a plan of that cost or less, by flavour and size: what
  /// the cheapest filling leaves, or the cheapest with such a group if tallies are left aside.
  private func limits(upTo cost: Int64) -> [SizeClass: Int64] {
    let shift = oracle.shift
    let target = ColumnTable.scaled(cost, shift: shift) + (shift < 0 ? 1 : 0)
    var least: [SizeClass: Int64] = [:]
    var prices: [SizeClass: Int64] = [:]
    for (key, value) in point.least {
      least[key.sizeClass] = min(least[key.sizeClass] ?? .max, value)
      let price = classPrices[key] ?? 0
      prices[key.sizeClass] = min(prices[key.sizeClass] ?? .max, price)
    }
    var limits: [SizeClass: Int64] = [:]
    for (key, price) in prices {
      guard let rest = oracle.cheapestFilling(least, without: key) else { continue }
      limits[key] = min(target - base, target - fixed - rest - price) + 1
    }
    return limits
  }

  private func remainder(_ finds: [Oracle.Find]) -> Remainder {
    let parts = stride(from: 0, to: finds.count, by: Self.chunk).map { start in
      finds[start..<min(start + Self.chunk, finds.count)]
    }
    let columns = Mutex([[(column: Column, excess: Int64)]](repeating: [], count: parts.count))
    Parallel.forEach(parts.count, threads: oracle.threads) { [oracle] part in
      let evaluator = SingleGroup(oracle.program.problem)
      let own = parts[part].map { find in
        (column: oracle.column(of: find, evaluator), excess: find.excess)
      }
      columns.withLock { $0[part] = own }
    }
    return Remainder(
      oracle.program, columns: columns.withLock { $0.flatMap(\.self) }, base: base,
      shift: oracle.shift)
  }

  private func groups(_ columns: [Column]) -> [Group]? {
    KindAssignment(oracle.program).kinds(of: columns.map(\.sizeClass)).map { kinds in
      zip(columns, kinds).map { Group(kind: $1, members: $0.members) }
    }
  }
}
