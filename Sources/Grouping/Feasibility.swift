import GroupingModel

/// Whether required rules can hold together at all, and which cannot.
struct Feasibility {
  let objective: Objective
  let options: SolverOptions

  /// Completes a solution for which no plan was found: infeasible with a minimal set of rules that
  /// cannot hold together, or unknown.
  func explain(_ solution: Solution) throws -> Solution {
    var result = solution
    let scenario = objective.scenario
    let required = scenario.rules.indices.filter { scenario.rules[$0].strength == .required }
    guard let prices = try disproof(of: required) else {
      result.status = .unknown
      result.note = "no plan was found that keeps all required rules; there may be one"
      return result
    }
    result.status = .infeasible
    result.certificates =
      prices.isEmpty
      ? [] : [Certificate(level: 0, scale: 0, prices: prices, bound: 1)]
    result.conflict = try conflict(among: required)
    return result
  }

  /// A deletion filter: a rule without which there is still no plan is not needed to explain it
  /// (Chinneck 2008). What is left is irreducible, as far as each question could be decided.
  private func conflict(among required: [Int]) throws -> [Int] {
    var kept = required
    for rule in required {
      if options.shouldStop() { break }
      let rest = kept.filter { $0 != rule }
      if try disproof(of: rest) != nil { kept = rest }
    }
    return kept
  }

  /// Prices that prove that these rules cannot hold together, empty where the proof has none; nil
  /// if they can, or if it was not decided.
  private func disproof(of rules: [Int]) throws -> [Int64]? {
    let scenario = try Scenario(
      roster: objective.scenario.roster, kinds: objective.scenario.kinds,
      groupCount: objective.scenario.groupCount, ledger: objective.scenario.ledger,
      rules: rules.map { objective.scenario.rules[$0] }, seed: objective.scenario.seed)
    let problem = SearchProblem(try Objective(scenario), weights: [1])
    var options = options
    if options.exact == .off { options.exact = .auto }
    options.onProgress = { _ in }
    let outcome = try Stage(
      problem: problem, seed: scenario.seed, options: options, onProgress: { _, _, _ in }
    ).run(startingWith: [])
    guard outcome.plans.isEmpty, let proof = outcome.proof, proof.isProven else { return nil }
    return (proof.certified ?? 0) > 0 ? proof.prices : []
  }
}
