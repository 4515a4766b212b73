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
      result.certificates = [
        Certificate(level: 0, scale: 0, prices: proof.prices, sets: proof.sets, bound: 1)
      ]
    }
    let rules = objective.scenario.rules
    result.conflict = try conflict(
      among: rules.indices.filter { rules[$0].strength == .required })
    return result
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
    var options = options
    options.exact = .auto
    options.onProgress = { _ in }
    let outcome = try Stage(
      problem: SearchProblem(try Objective(scenario), weights: [1]), seed: scenario.seed,
      options: options, onProgress: { _, _, _ in }
    ).run(startingWith: [])
    return outcome.plans.isEmpty && outcome.isProven
  }
}
