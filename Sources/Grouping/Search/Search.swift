import Dispatch
import GroupingModel
import Synchronization

/// Several annealing chains from different starts, and what can be made of the groups they pass; in
/// large classes windows on the best of few.
///
/// Chains are independent between recombinations, which go through them by number, so the result
/// does not depend on the number of threads.
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
  ///   - floor: what no plan costs less than, given one: asked in large classes, where search ends
  ///     with a plan that costs no more.
  /// - Returns: nothing to work with where no sizes fit the roster.
  package func run(
    chains: Int, iterations: Int, round: Int = 0, starts: [[Int]] = [], threads: Int,
    shouldStop: @escaping @Sendable () -> Bool,
    floor: @escaping (Partition) -> Int64? = { _ in nil }
  ) -> Outcome {
    let sizes = StartSizes(problem: problem)
    guard let slotSizes = sizes.even() else { return Outcome(ends: [], iterations: 0) }
    let isLarge = LargeSearch.isOfUse(for: problem)
    let total = chains * iterations
    let chains = (0..<(isLarge ? LargeSearch.chains : chains)).map { chain in
      var random = RandomSource(seed: seed, stream: UInt64(round * 1000 + chain + 1))
      let own = Self.sizes(sizes, ofChain: chain, &random) ?? slotSizes
      let start = chain < starts.count ? starts[chain] : sizes.deal(own, random: &random)
      return Annealing(problem, from: start, random: random)
    }
    if isLarge {
      var large = LargeSearch(
        self, chains, random: RandomSource(seed: seed, stream: UInt64(round * 1000)),
        threads: threads, shouldStop: shouldStop, floor: floor)
      let done = large.run(iterations: total)
      return Outcome(ends: [large.best], iterations: done)
    }
    var cycles = SearchCycles(
      self, chains, random: RandomSource(seed: seed, stream: UInt64(round * 1000)),
      threads: threads, shouldStop: shouldStop, floor: floor)
    let done = cycles.run(iterations: iterations)
    let ends = (cycles.assembled.map { [$0] } ?? []) + chains.map(\.best)
    // Equals keep their order.
    let order = ends.indices.sorted {
      (ends[$0].violations, ends[$0].cost, $0) < (ends[$1].violations, ends[$1].cost, $1)
    }
    return Outcome(ends: order.map { ends[$0] }, iterations: done)
  }

  /// To change sizes, or the number of groups, takes many moves, so chains start from different ones;
  /// in large classes, where few chance sizes are good, half of them from those that promise most.
  private static func sizes(
    _ sizes: StartSizes, ofChain chain: Int, _ random: inout RandomSource
  ) -> [Int]? {
    guard sizes.problem.hasOpenSizes else { return nil }
    let isLarge = sizes.problem.learners > mostDealtByChance
    if chain % 2 == 0 { return isLarge ? sizes.promising(&random) : nil }
    return isLarge && chain % 4 == 3 ? nil : sizes.varied(&random)
  }

  /// Learners up to whom chance sizes do.
  private static let mostDealtByChance = 60

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
