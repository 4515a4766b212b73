import GroupingModel

/// Rounds of one class that are planned together: what each asks for, given the others.
struct TermProblem: Sendable {
  /// The class with the rounds that were.
  let scenario: Scenario
  /// Number of rounds to plan.
  let rounds: Int

  /// What round `index` asks for among rounds that are planned; nil stands for one that is not yet, and
  /// only lets time pass.
  func scenario(ofRound index: Int, among plans: [Partition?]) -> Scenario {
    let others = plans.map { plan in
      plan.map { PastRound($0, in: scenario) } ?? PastRound(groups: [])
    }
    let past = scenario.ledger.past + others.prefix(index)
    return scenario.with(
      ledger: Ledger(past: past, later: Array(others.dropFirst(index + 1))),
      seed: scenario.seed &+ UInt64(index) &* 1000)
  }

  /// What round `index` asks for after those before it, whatever follows.
  func scenario(ofRound index: Int, after plans: [Partition]) -> Scenario {
    scenario(ofRound: index, among: Array(plans.prefix(index)) + [nil])
  }

  /// What each round costs after those before it, by level, cost units.
  ///
  /// - Throws: `ModelError` if a rule cannot be used.
  func costs(of plans: [Partition]) throws(ModelError) -> [[Int64]] {
    var costs: [[Int64]] = []
    for (index, plan) in plans.enumerated() {
      costs.append(try Objective(scenario(ofRound: index, after: plans)).costs(of: plan))
    }
    return costs
  }

  /// Whether all required rules hold in each round after those before it.
  ///
  /// - Throws: `ModelError` if a rule cannot be used.
  func isKept(by plans: [Partition]) throws(ModelError) -> Bool {
    for (index, plan) in plans.enumerated() {
      let objective = try Objective(scenario(ofRound: index, after: plans))
      guard plan.groups.allSatisfy({ objective.price(of: $0).violations == 0 }) else {
        return false
      }
    }
    return true
  }
}
