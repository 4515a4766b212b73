import GroupingModel

/// Whether required rules can hold together at all, and which cannot.
struct Feasibility {
  let objective: Objective
  let options: SolverOptions

  /// Completes a solution for which no plan was found: infeasible with a minimal set of rules that
  /// cannot hold together, or unknown.
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
    let rules = objective.scenario.rules
    result.conflict = try conflict(
      among: rules.indices.filter { rules[$0].strength == .required })
    return result
  }

  /// The answer where counting shows that there is no plan.
  func explain(_ finding: CountingProof.Finding) throws -> Solution {
    var result = Solution.empty
    result.status = .infeasible
    result.conflict = finding.rules
    if let prices = finding.prices { certify(&result, by: prices, sets: []) }
    let stage = stage(for: objective)
    guard options.exact != .off, stage.isProvable else { return result }
    // All groups can be listed, which may show that fewer rules suffice.
    if finding.rules.count > 1 { result.conflict = try conflict(among: finding.rules) }
    if finding.prices == nil, let proof = try stage.proofOfNone(), (proof.certified ?? 0) > 0 {
      certify(&result, by: proof.prices, sets: proof.sets, toll: proof.toll)
    }
    return result
  }

  private func certify(
    _ solution: inout Solution, by prices: [Int64], sets: [[Int]], toll: Int64 = 0
  ) {
    solution.certificates = [
      Certificate(
        level: 0, scale: 0, prices: prices, sets: sets, toll: toll == 0 ? nil : toll, bound: 1)
    ]
  }

  /// A deletion filter: a rule without which there is still no plan is not needed to explain it
  /// (Chinneck 2008). What is left is irreducible, as far as each question could be decided.
  private func conflict(among required: [Int]) throws -> [Int] {
    var kept = required
    for rule in required {
      if options.shouldStop() { break }
      let rest = kept.filter { $0 != rule }
      if try isImpossible(rest) { kept = rest }
    }
    return kept
  }

  /// Whether it is proven that these rules cannot hold together.
  private func isImpossible(_ rules: [Int]) throws -> Bool {
    let scenario = try Scenario(
      roster: objective.scenario.roster, kinds: objective.scenario.kinds,
      groupCount: objective.scenario.groupCount, ledger: objective.scenario.ledger,
      rules: rules.map { objective.scenario.rules[$0] }, seed: objective.scenario.seed)
    let fewer = try Objective(scenario)
    if CountingProof(fewer).finding() != nil { return true }
    let outcome = try stage(for: fewer).run(startingWith: [])
    return outcome.plans.isEmpty && outcome.isProven
  }

  private func stage(for objective: Objective) -> Stage {
    var options = options
    options.exact = .auto
    let weights = [Int64](repeating: 1, count: objective.levels.count)
    return Stage(
      problem: SearchProblem(objective, weights: weights), seed: objective.scenario.seed,
      options: options, onProgress: { _, _, _ in })
  }
}
