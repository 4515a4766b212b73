import GroupingModel

/// The answer where no plan was found: that there is none and why, or that nobody knows.
struct Feasibility {
  let objective: Objective
  let options: SolverOptions

  /// Completes a solution for which no plan was found.
  ///
  /// - Parameter outcome: the stage that found none.
  func explain(_ solution: Solution, _ outcome: Stage.Outcome) throws -> Solution {
    var result = solution
    guard outcome.plans.isEmpty, outcome.isProven, let proof = outcome.proof else {
      result.status = .unknown
      result.note = "no plan was found that keeps all required rules; there may be one"
      return result
    }
    result.status = .infeasible
    if (proof.certified ?? 0) > 0 {
      certify(&result, by: proof.prices, sets: proof.sets, toll: proof.toll)
    }
    result.conflicts = try conflicts()
    return result
  }

  /// The answer where counting shows that there is no plan.
  func explain(_ finding: CountingProof.Finding) throws -> Solution {
    var result = Solution.empty
    result.status = .infeasible
    if let prices = finding.prices {
      certify(&result, by: prices, sets: finding.sets)
    } else if let proof = try proofByListing(), (proof.certified ?? 0) > 0 {
      certify(&result, by: proof.prices, sets: proof.sets, toll: proof.toll)
    }
    result.conflicts = try conflicts()
    return result
  }

  private func conflicts() throws -> [Conflict] {
    let scenario = objective.scenario
    let found = try ConflictFinder(scenario, options: options).conflicts()
    let remedies = try Remedies(scenario, found, options: options)
    let solved = Conflict.mostSolved
    return try found.prefix(solved).map(remedies.solved) + found.dropFirst(solved)
  }

  private func proofByListing() throws -> ExactEngine.Outcome? {
    let stage = Stage(
      problem: SearchProblem(
        objective, weights: [Int64](repeating: 1, count: objective.levels.count)),
      seed: objective.scenario.seed, options: options, onProgress: { _, _, _ in })
    return stage.isProvable ? try stage.proofOfNone() : nil
  }

  private func certify(
    _ solution: inout Solution, by prices: [Int64], sets: [[Int]], toll: Int64 = 0
  ) {
    solution.certificates = [
      Certificate(
        level: 0, scale: 0, prices: prices, sets: sets, toll: toll == 0 ? nil : toll, bound: 1)
    ]
  }
}
