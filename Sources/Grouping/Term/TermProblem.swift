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

  /// What each round costs after those before it, cost units.
  struct Costs {
    /// By round, by level: see `Objective.levels`.
    let rounds: [[Int64]]
    /// What rounds are compared by, the first first: the sum of each level; with the aim worst-first the
    /// worst group of all rounds, then the sum.
    let total: [Int64]
  }

  /// - Throws: `ModelError` if a rule cannot be used.
  func costs(of plans: [Partition]) throws(ModelError) -> Costs {
    var (rounds, worst): ([[Int64]], Int64) = ([], .min)
    for (index, plan) in plans.enumerated() {
      let objective = try Objective(scenario(ofRound: index, after: plans))
      rounds.append(objective.costs(of: plan))
      worst = max(worst, objective.worst(of: plan))
    }
    let sums = (rounds.first ?? []).indices.map { level in rounds.reduce(0) { $0 + $1[level] } }
    return Costs(rounds: rounds, total: scenario.aim == .worstFirst ? [worst] + sums : sums)
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

extension Objective {
  /// What the group costs that costs most.
  func worst(of plan: Partition) -> Int64 {
    plan.groups.map { price(of: $0).costs.reduce(0, +) }.max() ?? 0
  }
}
