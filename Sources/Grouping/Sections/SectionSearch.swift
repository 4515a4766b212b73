import GroupingModel

/// A plan of two levels: every group lies in one section.
struct SectionedPlan {
  var groups: Partition
  let sections: Partition
}

/// Looks for groups and their sections together: the same annealing as for groups alone, of states
/// that have both.
struct SectionSearch {
  let groups: Objective
  let sections: Objective
  let options: SolverOptions

  /// Chains of one search; fixed, so that the plan does not depend on the number of threads.
  private static let chains = 4
  /// Iterations of one chain, per learner and at most.
  private static let effort = (perLearner: 25_000, most: 4_000_000)
  /// Rounds of a search that finds no plan.
  private static let rounds = 3

  /// Plans that keep all required rules, best first; none where none was found.
  func run() -> (plans: [SectionedPlan], iterations: Int) {
    let alone = SearchProblem(groups, weights: [1])
    let frame = SectionFrame(sections, around: alone)
    let search = Search(alone.inside(frame), seed: groups.scenario.seed)
    var starts = starts(frame, alone)
    guard !starts.isEmpty else { return ([], 0) }
    var budget = iterations
    var done = 0
    for round in 0..<Self.rounds {
      let result = search.run(
        chains: starts.count, iterations: budget, round: round, starts: starts,
        threads: options.threads, shouldStop: options.shouldStop)
      done += result.iterations
      if let best = result.best, best.violations == 0 {
        options.onProgress(Progress(stage: "search", cost: best.cost, bound: nil))
        let ends = result.ends.filter { $0.violations == 0 }
        let plans = ends.map {
          SectionedPlan(groups: search.partition(of: $0), sections: frame.sections(of: $0.slots))
        }
        return (plans, done)
      }
      if options.shouldStop() || options.iterations != nil { break }
      starts = result.ends.map(\.slots)
      budget *= 4
    }
    return ([], done)
  }

  /// As many as there are chains, or fewer where sizes are hard to fit.
  private func starts(_ frame: SectionFrame, _ alone: SearchProblem) -> [[Int]] {
    let start = SectionStart(frame, alone)
    return (0..<Self.chains).compactMap { chain in
      var random = RandomSource(seed: groups.scenario.seed &+ 1, stream: UInt64(chain + 1))
      return start.slots(&random, isVaried: chain % 2 == 1)
    }
  }

  private var iterations: Int {
    if let asked = options.iterations { return asked / Self.chains }
    return min(groups.scenario.roster.count * Self.effort.perLearner, Self.effort.most)
  }
}
