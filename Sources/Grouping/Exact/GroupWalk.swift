import Synchronization

/// Lists every group of the given sizes with its price: a depth-first walk in lexicographic order
/// that keeps running summaries and leaves branches that break a required rule.
struct GroupWalk {
  let hard: Kernel
  let soft: Kernel
  /// Price of each learner by linear terms, hard and soft.
  let hardLinear: [Int64]
  let softLinear: [Int64]
  let shift: Int
  let measure: SearchProblem.Measure

  /// - Returns: nil if a price is too low for the shift, or if asked to stop.
  func list(
    sizes: [Int], threads: Int, shouldStop: @escaping @Sendable () -> Bool
  ) -> ColumnTable? {
    let learners = soft.learners
    let jobs = sizes.flatMap { size in
      size <= 2 ? [(size, -1)] : (0...(learners - size)).map { (size, $0) }
    }
    let chunks = Mutex([ColumnChunk?](repeating: nil, count: jobs.count))
    let failed = Atomic<Bool>(false)
    withExtendedLifetime(failed) {
      Parallel.forEach(jobs.count, threads: threads) { job in
        guard !failed.load(ordering: .relaxed) else { return }
        var walker = ChunkWalker(
          self, size: jobs[job].0, first: jobs[job].1,
          shouldStop: { failed.load(ordering: .relaxed) || shouldStop() })
        guard let chunk = walker.run() else {
          failed.store(true, ordering: .relaxed)
          return
        }
        chunks.withLock { $0[job] = chunk }
      }
    }
    let list = chunks.withLock { $0.compactMap { $0 } }
    guard list.count == jobs.count else { return nil }
    return ColumnTable(
      learners: learners, chunks: list, shift: shift,
      listed: list.reduce(0) { $0 + ($1.starts.last ?? 0) })
  }
}

/// Walks the groups of one size that start with one learner.
///
/// A struct, since access to a class's fields is checked at run time, which shows in loops like these.
private struct ChunkWalker {
  private let arena = Arena()
  private let walk: GroupWalk
  private let size: Int
  private let first: Int
  private let learners: Int
  private let hard: PrefixPrices?
  private let soft: PrefixPrices
  private let hardRow: Flat<Int64>
  private let softRow: Flat<Int64>
  private var members: [UInt16] = []
  private var prefixes: [UInt16] = []
  private var starts = [0]
  private var lows: [Int32] = []
  /// Least price of the block that is being written.
  private var low = ColumnTable.dead
  private let prices: UnsafeMutablePointer<Int32>
  private var used = 0
  private var tooLow = false
  private let shouldStop: () -> Bool
  private var isStopped = false
  /// Groups looked at between two questions whether to stop: about a millisecond's.
  private static let patience = 1 << 17
  /// Groups to look at before the next question.
  private var left = 0

  init(_ walk: GroupWalk, size: Int, first: Int, shouldStop: @escaping () -> Bool) {
    self.shouldStop = shouldStop
    self.walk = walk
    self.size = size
    self.first = first
    learners = walk.soft.learners
    let hasHard = !walk.hard.isEmpty || walk.hardLinear.contains { $0 != 0 }
    hard = hasHard ? PrefixPrices(walk.hard, size: size, linear: walk.hardLinear) : nil
    soft = PrefixPrices(walk.soft, size: size, linear: walk.softLinear)
    hardRow = arena.array(of: 0, count: learners)
    softRow = arena.array(of: 0, count: learners)
    let capacity =
      first < 0
      ? ColumnTable.count(learners: learners, sizes: [size])
      : ColumnTable.count(learners: learners - 1 - first, sizes: [size - 1])
    // Untouched pages cost nothing, so the most that can be needed is asked for at once.
    prices = .allocate(capacity: Int(capacity) + 1)
  }

  mutating func run() -> ColumnChunk? {
    if size == 1 {
      writeRow(from: 0)
      closeBlock()
    } else if size == 2 {
      block()
    } else {
      step(to: first)
    }
    guard !tooLow, !isStopped else {
      prices.deallocate()
      return nil
    }
    return ColumnChunk(
      size: size, prefixes: prefixes, starts: starts, lows: lows, prices: prices)
  }

  /// Adds a learner to the prefix if a group can still come of it, and goes on.
  private mutating func step(to learner: Int) {
    if isStopped { return }
    if let hard, hard.isHopeless(adding: learner) { return }
    push(learner)
    members.append(UInt16(learner))
    if members.count == size - 2 {
      block()
    } else {
      let left = size - members.count
      for next in (learner + 1)..<max(learner + 1, learners - left + 1) { step(to: next) }
    }
    members.removeLast()
    pop()
  }

  /// Prices of the prefix with every pair after it.
  private mutating func block() {
    let free = members.last.map { Int($0) + 1 } ?? 0
    guard free < learners - 1, !isAskedToStop(before: learners - free) else { return }
    let before = used
    for learner in free..<(learners - 1) {
      if let hard, hard.isHopeless(adding: learner) {
        fillDead(learners - 1 - learner)
        continue
      }
      push(learner)
      writeRow(from: learner + 1)
      pop()
    }
    guard low != ColumnTable.dead else {
      used = before
      return
    }
    prefixes += members
    closeBlock()
  }

  private mutating func closeBlock() {
    starts.append(used)
    lows.append(low)
    low = ColumnTable.dead
  }

  /// Asks now and then, before a block over so many learners.
  private mutating func isAskedToStop(before learners: Int) -> Bool {
    if left <= 0 {
      left = Self.patience
      isStopped = shouldStop()
    }
    left -= learners * learners / 2
    return isStopped
  }

  private func push(_ learner: Int) {
    hard?.push(learner)
    soft.push(learner)
  }

  private func pop() {
    hard?.pop()
    soft.pop()
  }

  private mutating func fillDead(_ count: Int) {
    (prices + used).update(repeating: ColumnTable.dead, count: count)
    used += count
  }

  /// Writes one row of prices.
  private mutating func writeRow(from start: Int) {
    soft.extend(from: start, into: softRow.base)
    if let hard {
      hard.extend(from: start, into: hardRow.base)
    }
    if walk.measure != .cost(limit: nil) { forbidDear(from: start) }
    let row = prices + used - start
    let (up, down) = (Int64(max(0, walk.shift)), Int64(max(0, -walk.shift)))
    var lowest = Int64(low)
    for last in start..<learners {
      let scaled = min(ColumnTable.largest, (softRow.base[last] &<< up) &>> down)
      let price = hardRow.base[last] != 0 ? Int64(ColumnTable.dead) : scaled
      lowest = min(lowest, price)
      row[last] = Int32(truncatingIfNeeded: price)
    }
    if lowest < -ColumnTable.largest { tooLow = true }
    low = Int32(truncatingIfNeeded: lowest)
    used += learners - start
  }

  /// Replaces costs by what is measured; groups that are not allowed count as broken.
  private mutating func forbidDear(from start: Int) {
    for last in start..<learners {
      let value = walk.measure.value(softRow.base[last])
      softRow.base[last] = value ?? 0
      hardRow.base[last] = (hard == nil ? 0 : hardRow.base[last]) + (value == nil ? 1 : 0)
    }
  }
}
