import GroupingModel

/// The worst group first: the least cost that all groups can keep to, then the least sum under it.
///
/// The threshold is lowered by search; that it cannot go further is proven by counting groups above
/// it: if no plan has fewer than one, it is the best. Bounds on columns, so still exact.
struct WorstFirstSolver {
  let objective: Objective
  let options: SolverOptions
  private let bounds: RuleBounds

  init(objective: Objective, options: SolverOptions) {
    self.objective = objective
    self.options = options
    bounds = RuleBounds(objective)
  }

  func run() throws -> Solution {
    var solution = Solution.empty
    let first = try stage(.cost(limit: nil)).run(startingWith: [])
    solution.iterations = first.iterations
    guard var plan = first.plans.first else {
      return try Feasibility(objective: objective, options: options).explain(solution, first)
    }
    let isListed = try lower(&plan, &solution)
    let worst = worstCost(plan)
    let floor = min(worst, bounds.floorOfWorst(below: plan))
    let isProven = isListed || floor == worst
    solution.levels = [
      Solution.Level(
        name: "worst group", cost: worst, bound: isListed ? worst : floor, optimal: isProven,
        basis: isListed ? .groups : .rules)
    ]
    let last = try stage(.cost(limit: worst)).run(startingWith: [plan])
    solution.iterations += last.iterations
    solution.partition = last.plans.first ?? plan
    solution.note = last.note
    solution.groupsListed = last.proof?.listed
    recordSum(last, worst: worst, isProven: isProven, in: &solution)
    solution.status = solution.levels.allSatisfy(\.optimal) ? .optimal : .feasible
    return solution
  }

  private func stage(_ measure: SearchProblem.Measure) -> Stage {
    let report = options.onProgress
    return Stage(
      problem: SearchProblem(objective, weights: [1], measure: measure),
      seed: objective.scenario.seed, options: options,
      onProgress: { report(Progress(stage: $0, cost: $1, bound: $2)) })
  }

  /// A short search for a plan whose groups all keep to `goal`.
  private func find(
    within goal: Int64, from plan: Partition, _ solution: inout Solution
  ) throws -> Partition? {
    var stage = stage(.cost(limit: goal))
    stage.isFinal = false
    stage.options.exact = .off
    let outcome = try stage.run(startingWith: [plan])
    solution.iterations += outcome.iterations
    return outcome.plans.first
  }

  private func worstCost(_ plan: Partition) -> Int64 {
    plan.groups.map { objective.price(of: $0).costs[0] }.max() ?? 0
  }

  /// Lowers the worst group's cost as far as it goes; true if it is proven that it goes no further.
  ///
  /// Search takes steps that double while they succeed and halve while they fail; the proof then
  /// asks for one unit less.
  private func lower(_ plan: inout Partition, _ solution: inout Solution) throws -> Bool {
    while !options.shouldStop() {
      var step = max(1, abs(worstCost(plan)) / 4)
      while step > 0, !options.shouldStop() {
        if let better = try find(within: worstCost(plan) - step, from: plan, &solution) {
          plan = better
          step *= 2
        } else {
          step /= 8
        }
      }
      guard options.exact != .off else { return false }
      let goal = worstCost(plan) - 1
      let proof = try stage(.excess(over: goal)).run(startingWith: [plan])
      guard let best = proof.plans.first, proof.cost == 0 else {
        recordThreshold(proof, goal: goal, in: &solution)
        return proof.isProven
      }
      plan = best
    }
    return false
  }

  /// Prices that let no plan stay at or below `goal`; see `PlanCheck` for how they are read.
  private func recordThreshold(
    _ outcome: Stage.Outcome, goal: Int64, in solution: inout Solution
  ) {
    guard let proof = outcome.proof, let certified = proof.certified, certified > 0 else { return }
    solution.certificates.append(
      Certificate(
        level: 0, scale: 0, prices: proof.prices, sets: proof.sets,
        toll: proof.toll == 0 ? nil : proof.toll, threshold: goal, bound: goal + 1))
  }

  private func recordSum(
    _ outcome: Stage.Outcome, worst: Int64, isProven: Bool, in solution: inout Solution
  ) {
    let cost = solution.partition.map { objective.costs(of: $0)[0] } ?? 0
    var level = Solution.Level(
      name: "sum of groups", cost: cost, bound: nil, optimal: isProven && outcome.isProven)
    if let proof = outcome.proof {
      if isProven {
        level.bound = proof.bound.map { min($0, cost) }
        level.basis = outcome.basis
      }
      if let certified = proof.certified {
        let unit = Int64(1) << Int64(max(0, -proof.shift))
        solution.certificates.append(
          Certificate(
            level: 1, scale: Int64(1) << Int64(max(0, proof.shift)),
            prices: proof.prices.map { $0 * unit }, sets: proof.sets,
            toll: proof.toll == 0 ? nil : proof.toll * unit, threshold: worst,
            bound: certified))
      }
    }
    if level.bound == nil, let plan = solution.partition {
      let floor = bounds.floor(ofLevel: 0, below: plan)
      level.bound = min(floor, cost)
      level.basis = .rules
      level.optimal = isProven && floor >= cost
    }
    solution.levels.append(level)
  }
}
