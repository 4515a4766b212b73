import GroupingModel

/// Chains cooled again and again, with a recombination of their groups after each time, or windows on
/// the best of their plans where groups are of class size.
struct SearchCycles {
  private let search: Search
  private let chains: [Annealing]
  private let threads: Int
  private let shouldStop: @Sendable () -> Bool
  private let floor: (Partition) -> Int64?
  /// What no plan costs less than, once a plan is known.
  private var least: Int64?
  /// For the choice of windows.
  private var random: RandomSource
  /// Recombinations in a row without a better plan.
  private var failures = 0
  private var recombination: Recombination?
  /// The best plan made of groups of several chains.
  private(set) var assembled: Incumbent?

  /// Iterations per learner of a cycle.
  private static let cycle = 1_000
  /// Iterations in windows for each of the cooling before them.
  private static let inWindows = 2
  /// Cycles of the first cooling where what follows is dear.
  private static let longFirst = 8

  /// - Parameters:
  ///   - random: for the choice of windows.
  ///   - floor: what no plan costs less than, given one.
  init(
    _ search: Search, _ chains: [Annealing], random: RandomSource, threads: Int,
    shouldStop: @escaping @Sendable () -> Bool, floor: @escaping (Partition) -> Int64?
  ) {
    self.random = random
    self.floor = floor
    self.search = search
    self.chains = chains
    self.threads = threads
    self.shouldStop = shouldStop
  }

  /// - Parameter iterations: of each chain.
  /// - Returns: iterations done over all chains.
  mutating func run(iterations: Int) -> Int {
    let learners = search.problem.learners
    let first = Recombination.isDear(for: search.problem) ? Self.longFirst : 1
    // With sections there are many more ways to go, and one long cooling has proven better.
    let hasSections = search.problem.frame != nil
    var length = hasSections ? iterations : min(iterations, first * Self.cycle * learners)
    var done = cool(.cooling, length)
    var left = iterations - length
    if left > 0, Recombination.isOfUse(for: search.problem) {
      // Without GLPK the chains go on alone.
      recombination = try? Recombination(search.problem)
    }
    // A chain that does nothing has nowhere to go: one group, or one learner.
    while left > 0, done > 0, !isDone, !shouldStop() {
      recombine()
      if recombination == nil {
        // Without recombination each cycle is longer than the one before and starts from the best.
        let used = windowed(upTo: min(Self.inWindows * length, left) * chains.count)
        done += used
        left -= used / chains.count
        returnToBest()
        length *= 2
      } else {
        length = Self.cycle * learners
      }
      done += cool(recombination == nil ? nil : .roaming, min(length, left))
      left -= length
    }
    return done
  }

  private var isDone: Bool {
    ((assembled.map { [$0] } ?? []) + chains.map(\.best))
      .contains { $0.isUnbeatable(in: search.problem, least: least) }
  }

  /// Windows on the best plan, where groups are of class size.
  ///
  /// - Returns: iterations done.
  private mutating func windowed(upTo iterations: Int) -> Int {
    guard search.problem.like.count > 0, search.problem.frame == nil,
      let chain = chains.min(by: { $0.best.isBetter(than: $1.best) }), chain.best.violations == 0
    else { return 0 }
    let plan = search.partition(of: chain.best)
    if least == nil { least = floor(plan) ?? .min }
    var windows = WindowSearch(
      search.problem, plan: plan, least: least ?? .min,
      random: RandomSource(seed: random.next()), threads: threads, shouldStop: shouldStop)
    let done = windows.run(iterations: iterations)
    if let found = incumbent(windows.plan) { chain.load(found) }
    return done
  }

  private func cool(_ schedule: Annealing.Schedule?, _ iterations: Int) -> Int {
    chains.cool(schedule, iterations: iterations, threads: threads, shouldStop: shouldStop)
  }

  /// Every chain goes back to its best; the worse half to the best of the better half.
  private func returnToBest() {
    let order = chains.indices.sorted {
      let (left, right) = (chains[$0].best, chains[$1].best)
      return left.isBetter(than: right) || (!right.isBetter(than: left) && $0 < $1)
    }
    let half = (order.count + 1) / 2
    for (rank, chain) in order.enumerated() {
      chains[chain].load(chains[order[rank < half ? rank : rank - half]].best)
    }
  }

  /// Looks for a better plan among all groups remembered; where there is none, a chain starts afresh.
  private mutating func recombine() {
    guard recombination != nil else { return }
    if let found = assemble() {
      assembled = found
      failures = 0
    } else {
      // One at a time, so that the others go on.
      chains[failures % chains.count].startAfresh()
      failures += 1
    }
  }

  /// A plan better than all so far; tells the chains what to remember next.
  private mutating func assemble() -> Incumbent? {
    let known = (assembled.map { [$0] } ?? []) + chains.map(\.best)
    let plans = known.filter { $0.violations == 0 }
    guard let best = plans.min(by: { $0.isBetter(than: $1) }) else { return nil }
    for plan in plans { recombination?.add(search.partition(of: plan)) }
    for chain in chains { recombination?.add(chain.pool.removeAll()) }
    do {
      let plan = search.partition(of: best)
      let found = try recombination?.improve(plan, shouldStop: shouldStop).flatMap(incumbent)
      for chain in chains { chain.prices = recombination?.prices }
      return found.flatMap { $0.isBetter(than: best) ? $0 : nil }
    } catch {
      // Trouble inside GLPK: the chains go on alone.
      recombination = nil
      return nil
    }
  }

  private func incumbent(_ plan: Partition) -> Incumbent? {
    guard let slots = search.slots(of: plan) else { return nil }
    let state = SearchState(search.problem)
    state.load(slots)
    return Incumbent(slots: slots, violations: state.violations, cost: state.cost)
  }
}
