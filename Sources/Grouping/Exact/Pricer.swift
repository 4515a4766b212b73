import Synchronization

/// Reduced costs of all groups of a table against learners' prices.
///
/// The price of a pair of learners is looked up in a list in the same order as the table's blocks,
/// so a block is scanned by subtracting one row of integers from another.
final class Pricer: Sendable {
  // Room in 32 bits: a group's price is at most 2^26, its learners' at most 2^27 in all (see
  // `Oracle.largestPrice`), its class's at most 2^25, which adds up to less than 2^28. A learner who
  // is excluded, or a dead group, lies beyond that whatever the rest, and no sum overflows.

  /// Reduced costs from here on belong to groups that cannot be used.
  static let unusable: Int32 = 1 << 28
  /// Price of a learner whom a kind of group does not admit.
  static let excluded: Int32 = -(1 << 29)
  /// Two learners or more do not add up to less.
  private static let leastSum: Int32 = excluded - (1 << 26)

  private let arena = Arena()
  private let table: ColumnTable
  /// Learners' prices.
  private let single: Flat<Int32>
  /// Learners' prices and, above bit `tallyBit`, what they add to a tally: one sum does for both.
  private let packed: Flat<Int64>
  private static let tallyBit: Int64 = 36
  /// By size; nil where there is no such group.
  private let rows: [PairRows?]
  /// Where the pairs that start with each learner begin.
  private let pairStart: [Int]

  /// What the last two members of a group add to its price, the price of its class included, for
  /// each tally of the members before them.
  private struct PairRows {
    /// Rows end to end, pairs `a < b` in lexicographic order; single learners where size is 1.
    let prices: Flat<Int32>
    let length: Int
    /// Row of each tally.
    let rowOfTally: Flat<Int32>
    /// By row, then first member: the most that pairs from that member on add.
    let highest: Flat<Int32>
  }

  /// - Parameter classPrice: price of a size and tally; 0 where there is no such group.
  init(
    _ table: ColumnTable, prices: [Int32], tallies: Tallies,
    classPrice: (_ size: Int, _ tally: Int) -> Int64
  ) {
    self.table = table
    single = arena.array(prices)
    packed = arena.array(
      zip(prices, tallies.steps).map { Int64($0) + Int64($1) << Self.tallyBit })
    pairStart = (0...table.learners).map { $0 * (2 * table.learners - $0 - 1) / 2 }
    let sizes = Set(table.chunks.map(\.size))
    var rows = [PairRows?](repeating: nil, count: (sizes.max() ?? 0) + 1)
    for size in sizes {
      let dense = (0...tallies.total).map { Int32(classPrice(size, $0)) }
      rows[size] = Self.rows(of: size, single, tallies, dense, pairs: pairStart, arena)
    }
    self.rows = rows
  }

  private static func rows(
    of size: Int, _ single: Flat<Int32>, _ tallies: Tallies, _ classPrices: [Int32],
    pairs pairStart: [Int], _ arena: Arena
  ) -> PairRows {
    let learners = single.count
    let steps = tallies.steps
    let prefixes = tallies.tallies(ofPart: max(0, size - 2))
    let length = max(learners, pairStart[learners])
    let rowOfTally = arena.array(of: Int32(0), count: tallies.total + 1)
    let prices = arena.array(of: Int32(0), count: prefixes.count * length)
    for (row, prefix) in prefixes.enumerated() {
      rowOfTally[prefix] = Int32(row)
      var next = row * length
      for first in 0..<learners {
        let tally = prefix + steps[first]
        guard size > 1 else {
          prices[next] = single[first] &+ classPrices[tally]
          next += 1
          continue
        }
        for second in (first + 1)..<max(first + 1, learners) {
          // Tallies that no group can have are at most the roster's.
          let both = min(tallies.total, tally + steps[second])
          prices[next] = max(leastSum, single[first] &+ single[second]) &+ classPrices[both]
          next += 1
        }
      }
    }
    return PairRows(
      prices: prices, length: length, rowOfTally: rowOfTally,
      highest: highest(prices, pairs: pairStart, length, arena))
  }

  private static func highest(
    _ prices: Flat<Int32>, pairs pairStart: [Int], _ length: Int, _ arena: Arena
  ) -> Flat<Int32> {
    let learners = pairStart.count - 1
    let rows = prices.count / max(1, length)
    let highest = arena.array(of: Int32.min, count: rows * learners)
    for row in 0..<rows {
      var most = Int32.min
      for first in (0..<learners).reversed() {
        for pair in pairStart[first]..<pairStart[first + 1] {
          most = max(most, prices[row * length + pair])
        }
        highest[row * learners + first] = most
      }
    }
    return highest
  }

  struct Candidate {
    /// Reduced cost, less the price of the group's class.
    let excess: Int32
    let place: ColumnPlace
  }

  struct Result {
    /// Least excess of each size, `Int32.max` where there is no such group.
    var least: [Int: Int32] = [:]
    /// Groups below the limit, least first, then in table order.
    var candidates: [Candidate] = []
    /// Whether candidates were left out for want of room.
    var isCut = false

    fileprivate mutating func merge(_ part: ChunkSweep, size: Int) {
      least[size] = min(least[size] ?? .max, part.leastExcess)
      candidates += part.found
      isCut = isCut || part.isCut
    }

    mutating func keepBest(_ keep: Int) {
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
  ///   - limits: per size, the excess below which groups are wanted.
  ///   - keep: most candidates returned.
  func scan(
    limits: [Int: Int32], keep: Int, threads: Int
  ) -> Result {
    var jobs = table.chunks.indices.filter { limits[table.chunks[$0].size] != nil }
    var result = Result()
    // One chunk on its own tells how low the best are, so that the others need not collect more.
    var cut = Int32.max
    if let pilot = pilot(jobs, keep: keep) {
      let part = sweep(pilot, limits, cut: cut, keep: keep)
      if part.isCut, let worst = part.found.map(\.excess).max() { cut = worst &+ 1 }
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
    (left.excess, left.place) < (right.excess, right.place)
  }

  private func sweep(
    _ index: Int, _ limits: [Int: Int32], cut: Int32, keep: Int
  ) -> ChunkSweep {
    let chunk = table.chunks[index]
    var sweep = ChunkSweep(limit: limits[chunk.size] ?? .min, cut: cut, keep: keep)
    if let rows = rows[chunk.size] { run(&sweep, over: chunk, index, rows) }
    sweep.finish()
    return sweep
  }

  private func run(
    _ sweep: inout ChunkSweep, over chunk: ColumnChunk, _ index: Int, _ rows: PairRows
  ) {
    let length = chunk.prefixLength
    if chunk.size == 1 {
      sweep.block(
        Int32(index), 0, chunk.prices, rows.prices.base, count: table.learners, prefix: 0)
      return
    }
    let lows = chunk.lows
    chunk.prefixes.withUnsafeBufferPointer { prefixes in
      for block in 0..<chunk.blocks {
        var sum: Int64 = 0
        var free = 0
        for place in (block * length)..<((block + 1) * length) {
          let member = Int(prefixes[place])
          sum &+= packed.base[member]
          free = member + 1
        }
        let tally = (sum &+ 1 << (Self.tallyBit - 1)) &>> Self.tallyBit
        sum &-= tally &<< Self.tallyBit
        let prefix = Int32(max(Int64(Self.excluded), min(1 << 27, sum)))
        let row = Int(rows.rowOfTally.base[Int(tally)])
        let most = rows.highest.base[row * table.learners + free]
        guard sweep.isOfUse(lows[block] &- most &- prefix) else { continue }
        let start = chunk.starts[block]
        sweep.block(
          Int32(index), Int32(block), chunk.prices + start,
          rows.prices.base + row * rows.length + pairStart[free],
          count: chunk.starts[block + 1] - start, prefix: prefix)
      }
    }
  }
}

/// Running minimum and candidates of one chunk.
private struct ChunkSweep {
  private var least = Int32.max
  private(set) var found: [Pricer.Candidate] = []
  private(set) var isCut: Bool
  private var limit: Int32
  private let keep: Int

  /// - Parameter cut: excess from which on groups are left out because enough better ones exist.
  init(limit: Int32, cut: Int32, keep: Int) {
    self.limit = min(limit, cut)
    self.keep = keep
    isCut = cut < limit
  }

  var leastExcess: Int32 { least < Pricer.unusable ? least : .max }

  /// Whether groups from such an excess on can matter.
  @inline(__always)
  func isOfUse(_ excess: Int32) -> Bool { excess < least || excess < limit }

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
      let excess = prices[index] &- offsets[index] &- prefix
      if excess < limit, excess < Pricer.unusable {
        found.append(
          Pricer.Candidate(
            excess: excess,
            place: ColumnPlace(chunk: chunk, block: block, offset: Int32(index))))
      }
    }
    if found.count > 4 * keep { tighten() }
  }

  /// Keeps the best candidates and asks for better ones from here on.
  private mutating func tighten() {
    Selection.keepFirst(keep, of: &found, by: Pricer.precedes)
    if let worst = found.map(\.excess).max() { limit = min(limit, worst &+ 1) }
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
