import GroupingModel

/// Search in classes too large to recombine the groups of all: chains that cool slowly, then windows
/// on the best of their plans, again from there while iterations are left.
struct LargeSearch {
  private let search: Search
  private let chains: [Annealing]
  private let threads: Int
  private let shouldStop: @Sendable () -> Bool
  private let floor: (Partition) -> Int64?
  private var random: RandomSource
  /// What no plan costs less than, once a plan is known.
  private var least: Int64?
  /// The best assignment seen.
  private(set) var best: Incumbent

  /// Few, since windows go on from one plan only, and a plan cooled slowly is worth more than several.
  static let chains = 2
  /// Part of the iterations left that a cooling takes, and what a chain takes at most: by learner, and
  /// in all, since a cooling that time cuts short leaves a bad plan, and windows do not.
  private static let part = 2
  private static let mostPerLearner = 10_000
  private static let mostCooled = 50_000_000
  /// A cooling that keeps most of a plan.
  private static let reheated = Annealing.Schedule(start: 0.05, end: 0.02 * 0.3)

  /// - Parameter random: for the choice of windows.
  init(
    _ search: Search, _ chains: [Annealing], random: RandomSource, threads: Int,
    shouldStop: @escaping @Sendable () -> Bool, floor: @escaping (Partition) -> Int64?
  ) {
    self.search = search
    self.floor = floor
    self.chains = chains
    self.threads = threads
    self.shouldStop = shouldStop
    self.random = random
    best = Self.best(of: chains.map(\.best))
  }

  /// Whether groups are small enough for windows of several, and the class is too large to recombine
  /// the groups of all.
  static func isOfUse(for problem: SearchProblem) -> Bool {
    // Windows know nothing of sections.
    guard case .cost = problem.measure, problem.frame == nil else { return false }
    return !Recombination.isOfUse(for: problem) && WindowChoice.hasWindows(problem)
  }

  /// - Parameter iterations: over all chains.
  /// - Returns: iterations done, windows counted as changes of annealing that take as long.
  mutating func run(iterations: Int) -> Int {
    var done = 0
    var schedule = Annealing.Schedule.cooling
    let most = min(search.problem.learners * Self.mostPerLearner, Self.mostCooled)
    while done < iterations, !best.isUnbeatable(in: search.problem, least: least), !shouldStop() {
      let length = min((iterations - done) / Self.part / chains.count + 1, most)
      let own = chains.cool(
        schedule, iterations: length, threads: threads, shouldStop: shouldStop)
      // A chain that does nothing has nowhere to go: one group, or one learner.
      guard own > 0 else { break }
      done += own
      best = Self.best(of: [best] + chains.map(\.best))
      let ends = chains.map(\.end).filter { $0.violations == 0 }
      if best.violations == 0 {
        let start = ends.isEmpty ? best : Self.best(of: ends)
        let found = windowed(start, iterations: iterations - done, &done)
        best = Self.best(of: [best, found])
        for chain in chains { chain.load(found) }
        schedule = Self.reheated
      }
    }
    return done
  }

  private mutating func windowed(
    _ start: Incumbent, iterations: Int, _ done: inout Int
  ) -> Incumbent {
    let plan = search.partition(of: start)
    if least == nil { least = floor(plan) ?? .min }
    var windows = WindowSearch(
      search.problem, plan: plan, least: least ?? .min,
      random: RandomSource(seed: random.next()), threads: threads, shouldStop: shouldStop)
    done += windows.run(iterations: iterations)
    guard let slots = search.slots(of: windows.plan) else { return start }
    let state = SearchState(search.problem)
    state.load(slots)
    return Incumbent(slots: slots, violations: state.violations, cost: state.cost)
  }

  /// The first of the best.
  private static func best(of all: [Incumbent]) -> Incumbent {
    all.dropFirst().reduce(all[0]) { $1.isBetter(than: $0) ? $1 : $0 }
  }
}
