import Studies

/// Findings as the pictures of the report ask for them.
struct StudyView {
  let findings: StudyFindings
  let policies: [String]
  /// Learner models with their effects.
  let worlds: [String]
  /// Of each model the world whose effect is nearest to 1: what means over models are taken of.
  let mainWorlds: [Int]
  let reference: Int

  init(_ findings: StudyFindings) {
    let design = findings.pass.design
    self.findings = findings
    policies = design.policies.map(\.name)
    worlds = design.worlds.map { StudyWords.world($0.name, $0.effect) }
    reference = findings.pass.reference
    mainWorlds = findings.pass.mainWorlds
  }

  /// Position of a column of results.
  func column(_ name: String) -> Int? { findings.pass.design.columns.names.firstIndex(of: name) }

  func mean(_ policy: Int, _ world: Int, _ column: Int) -> Double? {
    findings.summary[policy, world, column]?.mean
  }

  /// Over the main worlds that have a value.
  func meanOverModels(_ policy: Int, _ column: Int) -> Double? {
    Self.mean(mainWorlds.compactMap { mean(policy, $0, column) })
  }

  /// After a round, over some worlds.
  func mean(_ policy: Int, _ worlds: [Int], round: Int, _ column: Int) -> Double? {
    Self.mean(
      worlds.map {
        findings.rounds.mean(policy: policy, world: $0, round: round, column: column)
      }.filter { !$0.isNaN })
  }

  /// By policy and world, of an outcome that was contrasted, where both have a value.
  func contrasts(_ column: Int) -> [Contrast] {
    findings.summary.contrasts.filter { $0.outcome == column && $0.classes > 0 }
  }

  /// Policies from the least largest regret on, or from the highest mean contrast on.
  func order(_ name: String) -> [Int] {
    if let regret = findings.regrets.first(where: { $0.outcome == name })?.regret {
      return sorted { regret.largest[$0].isNaN ? .infinity : regret.largest[$0] }
    }
    guard let column = column(name) else { return Array(policies.indices) }
    let sign = StudyWords.isBetterHigh(name) == false ? 1.0 : -1.0
    return sorted { sign * (meanOverModels($0, column) ?? -sign * .infinity) }
  }

  private func sorted(by key: (Int) -> Double) -> [Int] {
    policies.indices.sorted { (key($0), $0) < (key($1), $1) }
  }

  private static func mean(_ values: [Double]) -> Double? {
    values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
  }
}
