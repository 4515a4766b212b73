import GroupingModel

/// The worst group first: the least cost that all groups can keep to, then the least sum under it.
///
/// The threshold is lowered by search; that it cannot go further is proven by counting groups above
/// it: if no plan has fewer than one, it is the best. Bounds on columns, so still exact.
struct WorstFirstSolver {
  let objective: Objective
  let options: SolverOptions

  func run() throws -> Solution {
    var solution = Solution.empty
    var outcome = try stage(.cost(limit: nil), options.withoutProof).run(startingWith: [])
    solution.iterations = outcome.iterations
    guard var plan = outcome.plans.first else {
      return try Feasibility(objective: objective, options: options).explain(solution)
    }
    let isProven = try lower(&plan, &solution)
    let worst = worstCost(plan)
    solution.levels = [
      Solution.Level(
        name: "worst group", cost: worst, bound: isProven ? worst : nil, optimal: isProven)
    ]
    outcome = try stage(.cost(limit: worst), options).run(startingWith: [plan])
    solution.iterations += outcome.iterations
    solution.partition = outcome.plans.first ?? plan
    solution.note = outcome.note
    solution.groupsListed = outcome.proof?.listed
    recordSum(outcome, worst: worst, isProven: isProven, in: &solution)
    solution.status = solution.levels.allSatisfy(\.optimal) ? .optimal : .feasible
    return solution
  }

  private func stage(
    _ measure: SearchProblem.Measure, _ options: SolverOptions
  ) -> Stage {
    let report = options.onProgress
    return Stage(
      problem: SearchProblem(
        objective, weights: [1], measure: measure), seed: objective.scenario.seed,
      options: options, onProgress: { report(Progress(stage: $0, cost: $1, bound: $2)) })
  }

  private func worstCost(_ plan: Partition) -> Int64 {
    plan.groups.map { objective.price(of: $0).costs[0] }.max() ?? 0
  }

  /// Lowers the worst group's cost as far as it goes; true if it is proven that it goes no further.
  private func lower(_ plan: inout Partition, _ solution: inout Solution) throws -> Bool {
    while !options.shouldStop() {
      let goal = worstCost(plan) - 1
      let found = try stage(.cost(limit: goal), options.withoutProof)
        .run(startingWith: [plan])
      solution.iterations += found.iterations
      if let better = found.plans.first {
        plan = better
        continue
      }
      guard options.exact != .off else { return false }
      let proof = try stage(.excess(over: goal), options)
        .run(startingWith: [plan])
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
      Certificate(level: 0, scale: 0, prices: proof.prices, threshold: goal, bound: goal + 1))
  }

  private func recordSum(
    _ outcome: Stage.Outcome, worst: Int64, isProven: Bool, in solution: inout Solution
  ) {
    let cost = solution.partition.map { objective.costs(of: $0)[0] } ?? 0
    var level = Solution.Level(
      name: "sum of groups", cost: cost, bound: nil, optimal: isProven && outcome.isProven)
    if let proof = outcome.proof {
      if isProven { level.bound = proof.bound.map { min($0, cost) } }
      if let certified = proof.certified {
        let unit = Int64(1) << Int64(max(0, -proof.shift))
        solution.certificates.append(
          Certificate(
            level: 1, scale: Int64(1) << Int64(max(0, proof.shift)),
            prices: proof.prices.map { $0 * unit }, threshold: worst, bound: certified))
      }
    }
    solution.levels.append(level)
  }
}

extension SolverOptions {
  /// The same, for a step that only looks for plans.
  var withoutProof: SolverOptions {
    var options = self
    options.exact = .off
    return options
  }
}
