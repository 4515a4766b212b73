import GroupingModel

/// Weights and strict order: levels one after the other, each proven before the next.
///
/// A level is solved together with those before it, whose costs are multiplied so that one unit of
/// theirs outweighs all that could be gained at this level; so integers alone keep the order.
struct LevelSolver {
  let objective: Objective
  let options: SolverOptions
  private let bounds: RuleBounds

  init(objective: Objective, options: SolverOptions) {
    self.objective = objective
    self.options = options
    bounds = RuleBounds(objective)
  }

  /// The best plan, or why there is none.
  func run() throws -> Solution {
    let (solution, failure) = try plan()
    guard let failure else { return solution }
    return try Feasibility(objective: objective, options: options).explain(solution, failure)
  }

  /// The best plan; where there is none, the stage that found none.
  ///
  /// - Parameter known: plans known, best first.
  func plan(
    startingWith known: [Partition] = []
  ) throws -> (solution: Solution, failure: Stage.Outcome?) {
    var solution = Solution.empty
    var weights = [Int64](repeating: 0, count: objective.levels.count)
    var plans = known
    for level in objective.levels.indices {
      weights[level] = 1
      if level > 0, let plan = plans.first { try raise(&weights, before: level, for: plan) }
      let known = solution.levels
      let stage = Stage(
        problem: SearchProblem(objective, weights: weights),
        seed: objective.scenario.seed &+ UInt64(level), options: options,
        onProgress: progress(weights, plans.first, level),
        floor: { floor(under: $0, weights, known) })
      let outcome = try stage.run(startingWith: plans)
      solution.iterations += outcome.iterations
      solution.groupsListed = outcome.proof?.listed ?? solution.groupsListed
      solution.note = outcome.note ?? solution.note
      guard !outcome.plans.isEmpty else { return (solution, outcome) }
      plans = outcome.plans
      solution.partition = plans.first
      record(outcome, level: level, weights, in: &solution)
    }
    solution.status = solution.levels.allSatisfy(\.optimal) ? .optimal : .feasible
    solution.refreshCosts(objective)
    return (solution, nil)
  }

  /// Multiplies the weights of earlier levels.
  private func raise(_ weights: inout [Int64], before level: Int, for plan: Partition) throws {
    let earlier = SearchProblem(
      objective, weights: weights.indices.map { $0 < level ? weights[$0] : 0 })
    let own = SearchProblem(objective, weights: weights.indices.map { $0 == level ? 1 : 0 })
    let range = objective.costs(of: plan)[level] - own.soft.lowerBound
    let factor = range / earlier.granularity + 1
    for index in 0..<level {
      let (product, isTooLarge) = weights[index].multipliedReportingOverflow(by: factor)
      guard !isTooLarge, product < 1 << 40 else {
        throw ModelError(
          "the levels of the strict order lie too far apart to be solved exactly",
          remedy: "use fewer levels, or smaller weights in the higher ones")
      }
      weights[index] = product
    }
  }

  /// What no plan costs less than with these weights: earlier levels are bounded already.
  private func floor(
    under plan: Partition, _ weights: [Int64], _ known: [Solution.Level]
  ) -> Int64? {
    var total = bounds.floor(ofLevel: known.count, below: plan)
    for (level, weight) in zip(known, weights) {
      guard let bound = level.bound else { return nil }
      total += weight * bound
    }
    return total
  }

  private func progress(
    _ weights: [Int64], _ plan: Partition?, _ level: Int
  ) -> @Sendable (String, Int64?, Int64?) -> Void {
    // Earlier levels' share is taken out again, so that people see this level's figures.
    let costs = plan.map { objective.costs(of: $0) } ?? []
    let earlier = zip(weights, costs).prefix(level).reduce(0) { $0 + $1.0 * $1.1 }
    let report = options.onProgress
    return { stage, cost, bound in
      report(
        Progress(stage: stage, cost: cost.map { $0 - earlier }, bound: bound.map { $0 - earlier }))
    }
  }

  private func record(
    _ outcome: Stage.Outcome, level: Int, _ weights: [Int64], in solution: inout Solution
  ) {
    guard let plan = outcome.plans.first else { return }
    let costs = objective.costs(of: plan)
    let earlier = zip(weights, costs).prefix(level).reduce(0) { $0 + $1.0 * $1.1 }
    let isFirst = objective.scenario.aim == .weights
    let stands = solution.levels.allSatisfy(\.optimal)
    var entry = Solution.Level(
      name: isFirst ? "cost" : "level \(objective.levels[level])", cost: costs[level], bound: nil,
      optimal: outcome.isProven && stands)
    if let proof = outcome.proof, stands {
      entry.bound = proof.bound.map { min($0 - earlier, costs[level]) }
      entry.basis = outcome.basis
      if let certified = proof.certified {
        let scale = Int64(1) << Int64(max(0, proof.shift))
        let unit = Int64(1) << Int64(max(0, -proof.shift))
        solution.certificates.append(
          Certificate(
            level: level, scale: scale, prices: proof.prices.map { $0 * unit },
            sets: proof.sets, multipliers: weights.prefix(level).map { $0 * scale },
            limits: Array(costs.prefix(level)), toll: proof.toll == 0 ? nil : proof.toll * unit,
            bound: certified - earlier))
      }
    }
    if entry.bound == nil {
      let floor = bounds.floor(ofLevel: level, below: plan)
      entry.bound = min(floor, costs[level])
      entry.basis = .rules
      entry.optimal = stands && floor >= costs[level]
    }
    solution.levels.append(entry)
  }
}
