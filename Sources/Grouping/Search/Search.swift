import Dispatch
import GroupingModel
import Synchronization

/// Several annealing chains from different starts; the best of them.
///
/// Chains are independent and the winner is the first best by chain number, so the result does not
/// depend on the number of threads.
package struct Search: Sendable {
  package let problem: SearchProblem
  package let seed: UInt64

  package init(_ problem: SearchProblem, seed: UInt64) {
    self.problem = problem
    self.seed = seed
  }

  /// What a search found.
  package struct Outcome: Sendable {
    /// Ends of the chains, best first.
    package var ends: [Incumbent]
    package var iterations: Int

    package var best: Incumbent? { ends.first }
  }

  /// - Parameters:
  ///   - chains: number of independent chains.
  ///   - iterations: changes evaluated by each chain.
  ///   - round: separates the random numbers of repeated calls.
  ///   - starts: assignments for the first chains; the others start at random.
  /// - Returns: nothing to work with where no sizes fit the roster.
  package func run(
    chains: Int, iterations: Int, round: Int = 0, starts: [[Int]] = [], threads: Int,
    shouldStop: @escaping @Sendable () -> Bool
  ) -> Outcome {
    guard let slotSizes = startSizes() else { return Outcome(ends: [], iterations: 0) }
    let results = Mutex([(chain: Int, best: Incumbent, done: Int)]())
    Parallel.forEach(chains, threads: threads) { chain in
      var random = RandomSource(seed: seed, stream: UInt64(round * 1000 + chain + 1))
      let start = chain < starts.count ? starts[chain] : Self.deal(slotSizes, random: &random)
      var annealing = Annealing(problem, random: random)
      let (best, done) = annealing.run(
        from: start, iterations: iterations, shouldStop: shouldStop)
      results.withLock { $0.append((chain, best, done)) }
    }
    let ends = results.withLock { $0 }.sorted {
      ($0.best.violations, $0.best.cost, $0.chain) < ($1.best.violations, $1.best.cost, $1.chain)
    }
    return Outcome(ends: ends.map(\.best), iterations: ends.reduce(0) { $0 + $1.done })
  }

  /// The partition an incumbent stands for.
  package func partition(of incumbent: Incumbent) -> Partition {
    let kinds = problem.slotKinds
    var members = [[Int]](repeating: [], count: kinds.count)
    for (learner, slot) in incumbent.slots.enumerated() { members[slot].append(learner) }
    return Partition(
      zip(kinds, members).filter { !$0.1.isEmpty }.map { Group(kind: $0.0, members: $0.1) })
  }

  /// The slots of a partition; nil if it has more groups of a kind than there are slots.
  package func slots(of partition: Partition) -> [Int]? {
    let kinds = problem.slotKinds
    var free = kinds.indices.reversed().map { $0 }
    var slots = [Int](repeating: 0, count: problem.learners)
    for group in partition.groups {
      guard let place = free.lastIndex(where: { kinds[$0] == group.kind }) else { return nil }
      let slot = free.remove(at: place)
      for member in group.members { slots[member] = slot }
    }
    return slots
  }

  /// A size for each slot so that everybody has a place, sizes near the middle; nil if none fit.
  private func startSizes() -> [Int]? {
    if problem.kinds.count == 1 { return evenSizes(problem.kinds[0]) }
    let filling = Filling(
      kinds: problem.kinds, groupCount: problem.groupCount, learners: problem.learners)
    let found = filling.cheapest { choice in
      let sizes = problem.kinds[choice.kind].sizes
      return Int64(abs(2 * choice.size - sizes.lowerBound - sizes.upperBound))
    }
    guard let found else { return nil }
    let slotKinds = problem.slotKinds
    var sizes = [Int](repeating: 0, count: slotKinds.count)
    for choice in found.groups {
      let slot = slotKinds.indices.first { slotKinds[$0] == choice.kind && sizes[$0] == 0 }
      if let slot { sizes[slot] = choice.size }
    }
    return sizes
  }

  /// Groups of one kind, as even as can be, their number such that sizes are near the middle.
  private func evenSizes(_ kind: GroupKind) -> [Int]? {
    let counts = problem.groupCount.clamped(to: kind.count).filter { count in
      count > 0 && kind.sizes.lowerBound * count <= problem.learners
        && problem.learners <= kind.sizes.upperBound * count
    }
    let middle = kind.sizes.lowerBound + kind.sizes.upperBound
    guard
      let count = counts.min(by: { left, right in
        abs(2 * problem.learners - middle * left) < abs(2 * problem.learners - middle * right)
      })
    else { return nil }
    return problem.slotKinds.indices.map { slot in
      slot < count
        ? problem.learners / count + (slot < problem.learners % count ? 1 : 0) : 0
    }
  }

  private static func deal(_ sizes: [Int], random: inout RandomSource) -> [Int] {
    var order = Array(0..<sizes.reduce(0, +))
    random.shuffle(&order)
    var slots = [Int](repeating: 0, count: order.count)
    var next = 0
    for (slot, size) in sizes.enumerated() {
      for _ in 0..<size {
        slots[order[next]] = slot
        next += 1
      }
    }
    return slots
  }
}

/// Work shared between threads.
enum Parallel {
  /// Calls `body` for every index, on up to `threads` threads; returns when all are done.
  static func forEach(_ count: Int, threads: Int, _ body: @escaping @Sendable (Int) -> Void) {
    let workers = min(threads, count)
    guard workers > 1 else {
      for index in 0..<count { body(index) }
      return
    }
    let next = Atomic<Int>(0)
    withExtendedLifetime(next) {
      DispatchQueue.concurrentPerform(iterations: workers) { _ in
        while true {
          let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
          guard index < count else { return }
          body(index)
        }
      }
    }
  }
}
