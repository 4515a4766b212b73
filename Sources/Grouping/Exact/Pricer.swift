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
    single = Flat(prices, fallback: 0)
    pair = Flat(repeating: 0, count: max(1, learners * (learners - 1) / 2))
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
    let reduced: Int32
    let place: ColumnPlace
  }

  struct Result {
    /// Least reduced cost of each size, `Int32.max` where there is no such group.
    var least: [Int: Int32] = [:]
    /// Groups below the limit of their size, least reduced cost first, then in table order.
    var candidates: [Candidate] = []
    /// Whether candidates were left out for want of room.
    var isCut = false
  }

  /// Scans the groups of the given sizes.
  ///
  /// - Parameters:
  ///   - limits: per size, the reduced cost up to which (exclusive) groups are wanted.
  ///   - keep: most candidates returned.
  func scan(
    limits: [Int: Int32], keep: Int, threads: Int
  ) -> Result {
    let jobs = table.chunks.indices.filter { limits[table.chunks[$0].size] != nil }
    let partial = Mutex([(chunk: Int, least: Int32, found: [Candidate], isCut: Bool)]())
    Parallel.forEach(jobs.count, threads: threads) { job in
      let chunk = jobs[job]
      let limit = limits[self.table.chunks[chunk].size] ?? .min
      var sweep = ChunkSweep(limit: limit, keep: keep)
      self.sweep(chunk, &sweep)
      let result = (chunk, sweep.least, sweep.found, sweep.isCut)
      partial.withLock { $0.append(result) }
    }
    var result = Result()
    for part in partial.withLock({ $0 }) {
      let size = table.chunks[part.chunk].size
      result.least[size] = min(result.least[size] ?? .max, part.least)
      result.candidates += part.found
      result.isCut = result.isCut || part.isCut
    }
    for (size, least) in result.least where least >= Self.unusable { result.least[size] = .max }
    result.candidates.sort(by: Self.precedes)
    if result.candidates.count > keep {
      result.candidates.removeLast(result.candidates.count - keep)
      result.isCut = true
    }
    return result
  }

  static func precedes(_ left: Candidate, _ right: Candidate) -> Bool {
    (left.reduced, left.place.chunk, left.place.block, left.place.offset)
      < (right.reduced, right.place.chunk, right.place.block, right.place.offset)
  }

  private func sweep(_ index: Int, _ sweep: inout ChunkSweep) {
    let chunk = table.chunks[index]
    let length = chunk.prefixLength
    if chunk.size == 1 {
      sweep.block(
        Int32(index), 0, chunk.prices, single.base, count: table.learners, prefix: 0)
      return
    }
    chunk.prefixes.withUnsafeBufferPointer { prefixes in
      for block in 0..<chunk.blocks {
        var sum: Int64 = 0
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
  var least = Int32.max
  var found: [Pricer.Candidate] = []
  var isCut = false
  private var limit: Int32
  private let keep: Int

  init(limit: Int32, keep: Int) {
    self.limit = limit
    self.keep = keep
  }

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
    found.sort(by: Pricer.precedes)
    found.removeLast(found.count - keep)
    if let worst = found.last { limit = min(limit, worst.reduced) }
    isCut = true
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
