import Synchronization

/// Reduced costs of all groups of a table against learners' prices.
///
/// The price of a pair of learners is looked up in a list in the same order as the table's blocks,
/// so a block is scanned by subtracting one row of integers from another.
final class Pricer: Sendable {
  /// Reduced costs from here on belong to groups that cannot be used.
  static let unusable: Int32 = 1 << 26
  /// Price of a learner whom a kind of group does not admit.
  static let excluded: Int32 = -(1 << 28)

  private let arena = Arena()
  private let table: ColumnTable
  /// Learners' prices.
  private let single: Flat<Int32>
  /// Sums of the prices of each pair `a < b`, in lexicographic order.
  private let pair: Flat<Int32>
  /// Where the pairs that start with each learner begin.
  private let pairStart: [Int]

  init(_ table: ColumnTable, prices: [Int32]) {
    self.table = table
    let learners = table.learners
    single = arena.array(prices)
    pair = arena.array(of: 0, count: max(1, learners * (learners - 1) / 2))
    var starts: [Int] = []
    var next = 0
    for first in 0..<learners {
      starts.append(next)
      for second in (first + 1)..<max(first + 1, learners) {
        pair[next] = prices[first] &+ prices[second]
        next += 1
      }
    }
    starts.append(next)
    pairStart = starts
  }

  struct Candidate {
    /// Reduced cost, less the price of the group's size.
    let reduced: Int32
    let place: ColumnPlace
  }

  struct Result {
    /// Least reduced cost of each size, `Int32.max` where there is no such group.
    var least: [Int: Int32] = [:]
    /// Groups below the limit, least first, then in table order.
    var candidates: [Candidate] = []
    /// Whether candidates were left out for want of room.
    var isCut = false

    fileprivate mutating func merge(_ part: ChunkSweep, size: Int) {
      least[size] = min(least[size] ?? .max, part.leastReduced)
      candidates += part.found
      isCut = isCut || part.isCut
    }

    fileprivate mutating func keepBest(_ keep: Int) {
      if candidates.count > keep {
        Selection.keepFirst(keep, of: &candidates, by: Pricer.precedes)
        isCut = true
      }
      candidates.sort(by: Pricer.precedes)
    }
  }

  /// Scans the groups of the given sizes.
  ///
  /// - Parameters:
  ///   - limits: per size, the price of the size and the reduced cost less that price up to which
  ///     (exclusive) groups are wanted.
  ///   - keep: most candidates returned.
  func scan(
    limits: [Int: (price: Int32, limit: Int32)], keep: Int, threads: Int
  ) -> Result {
    var jobs = table.chunks.indices.filter { limits[table.chunks[$0].size] != nil }
    var result = Result()
    // One chunk on its own tells how low the best are, so that the others need not collect more.
    var cut = Int32.max
    if let pilot = pilot(jobs, keep: keep) {
      let part = sweep(pilot, limits, cut: cut, keep: keep)
      if part.isCut, let worst = part.found.map(\.reduced).max() { cut = worst &+ 1 }
      jobs.removeAll { $0 == pilot }
      result.merge(part, size: table.chunks[pilot].size)
    }
    let rest = jobs
    let limit = cut
    let parts = Mutex([ChunkSweep?](repeating: nil, count: rest.count))
    Parallel.forEach(rest.count, threads: threads) { job in
      let part = self.sweep(rest[job], limits, cut: limit, keep: keep)
      parts.withLock { $0[job] = part }
    }
    for (job, part) in parts.withLock({ $0 }).enumerated() {
      if let part { result.merge(part, size: table.chunks[rest[job]].size) }
    }
    result.keepBest(keep)
    return result
  }

  /// The smallest chunk that has a few times as many groups as are kept.
  private func pilot(_ jobs: [Int], keep: Int) -> Int? {
    func groups(_ chunk: Int) -> Int { table.chunks[chunk].starts.last ?? 0 }
    return jobs.filter { groups($0) > 4 * keep }.min { groups($0) < groups($1) }
  }

  static func precedes(_ left: Candidate, _ right: Candidate) -> Bool {
    (left.reduced, left.place) < (right.reduced, right.place)
  }

  private func sweep(
    _ index: Int, _ limits: [Int: (price: Int32, limit: Int32)], cut: Int32, keep: Int
  ) -> ChunkSweep {
    let chunk = table.chunks[index]
    let (price, limit) = limits[chunk.size] ?? (0, .min)
    var sweep = ChunkSweep(limit: limit, cut: cut, keep: keep, price: price)
    run(&sweep, over: chunk, index)
    sweep.finish()
    return sweep
  }

  private func run(_ sweep: inout ChunkSweep, over chunk: ColumnChunk, _ index: Int) {
    let price = sweep.price
    let length = chunk.prefixLength
    if chunk.size == 1 {
      sweep.block(
        Int32(index), 0, chunk.prices, single.base, count: table.learners, prefix: price)
      return
    }
    chunk.prefixes.withUnsafeBufferPointer { prefixes in
      for block in 0..<chunk.blocks {
        var sum = Int64(price)
        var free = 0
        for member in (block * length)..<((block + 1) * length) {
          sum &+= Int64(single.base[Int(prefixes[member])])
          free = Int(prefixes[member]) + 1
        }
        let start = chunk.starts[block]
        sweep.block(
          Int32(index), Int32(block), chunk.prices + start, pair.base + pairStart[free],
          count: chunk.starts[block + 1] - start,
          prefix: Int32(max(-(1 << 28), min(1 << 28, sum))))
      }
    }
  }
}

/// Running minimum and candidates of one chunk.
private struct ChunkSweep {
  private var least = Int32.max
  private(set) var found: [Pricer.Candidate] = []
  private(set) var isCut: Bool
  let price: Int32
  private var limit: Int32
  private let keep: Int

  /// - Parameter cut: excess from which on groups are left out because enough better ones exist.
  init(limit: Int32, cut: Int32, keep: Int, price: Int32) {
    self.limit = min(limit, cut)
    self.keep = keep
    self.price = price
    isCut = cut < limit
  }

  /// Least reduced cost, the price of the size included.
  var leastReduced: Int32 { least < Pricer.unusable ? least &+ price : .max }

  /// Looks at one block: `prices[i] - offsets[i] - prefix`.
  @inline(__always)
  mutating func block(
    _ chunk: Int32, _ block: Int32, _ prices: UnsafePointer<Int32>,
    _ offsets: UnsafePointer<Int32>, count: Int, prefix: Int32
  ) {
    let lowest = Self.lowest(prices, offsets, count) &- prefix
    if lowest < least { least = lowest }
    guard lowest < limit, lowest < Pricer.unusable else { return }
    for index in 0..<count {
      let reduced = prices[index] &- offsets[index] &- prefix
      if reduced < limit, reduced < Pricer.unusable {
        found.append(
          Pricer.Candidate(
            reduced: reduced,
            place: ColumnPlace(chunk: chunk, block: block, offset: Int32(index))))
      }
    }
    if found.count > 4 * keep { tighten() }
  }

  /// Keeps the best candidates and asks for better ones from here on.
  private mutating func tighten() {
    Selection.keepFirst(keep, of: &found, by: Pricer.precedes)
    if let worst = found.map(\.reduced).max() { limit = min(limit, worst &+ 1) }
    isCut = true
  }

  /// Leaves no more than the best candidates.
  mutating func finish() {
    if found.count > keep { tighten() }
  }

  @inline(__always)
  private static func lowest(
    _ prices: UnsafePointer<Int32>, _ offsets: UnsafePointer<Int32>, _ count: Int
  ) -> Int32 {
    var best = Int32.max
    var index = 0
    if count >= 8 {
      var lanes = SIMD8<Int32>(repeating: .max)
      while index + 8 <= count {
        let price = UnsafeRawPointer(prices + index).loadUnaligned(as: SIMD8<Int32>.self)
        let offset = UnsafeRawPointer(offsets + index).loadUnaligned(as: SIMD8<Int32>.self)
        let reduced = price &- offset
        lanes.replace(with: reduced, where: reduced .< lanes)
        index += 8
      }
      best = lanes.min()
    }
    while index < count {
      best = min(best, prices[index] &- offsets[index])
      index += 1
    }
    return best
  }
}
