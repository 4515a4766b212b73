import Grouping
import GroupingModel

/// What each rule costs the others, found by solving without it.
package struct RuleCosts {
  private let loaded: LoadedScenario
  private let objective: Objective
  private let placed: PlacedPlan
  /// Cost units per rule of the plan.
  private let prices: [Int64]

  /// - Parameter file: what the plan was read from, for errors.
  /// - Throws: `InputError` if the plan has no groups, does not fit the scenario, or claims costs
  ///   that are not its own.
  package init(
    _ plan: PlanDocument, _ loaded: LoadedScenario, file: String? = nil
  ) throws(InputError) {
    try loaded.requireOneLevel(file)
    self.loaded = loaded
    objective = try loaded.objective()
    placed = try PlacedPlan(explaining: plan, of: loaded, file: file)
    prices = objective.prices(of: placed.groups)
  }

  package var ruleCount: Int { objective.scenario.rules.count }

  /// What has to be known to read the texts of the rules.
  package var heading: String {
    TerminalLines.text([
      placed.plan.status == .optimal
        ? "What each rule costs the others, found by solving without it:"
        : "What each rule costs the others, found by solving without it. The plan is not proven "
          + "best, so part of a saving may have another cause:"
    ])
  }

  /// A rule with what dropping it would save on the others, for the terminal.
  ///
  /// - Parameter solve: solves a scenario.
  /// - Throws: what `solve` and the scenario throw.
  package func text(
    ofRule rule: Int, solve: (Scenario) throws -> Solution
  ) throws -> String {
    TerminalLines.text(try lines(ofRule: rule, solve: solve).map { "  \($0)" })
  }

  private func lines(
    ofRule rule: Int, solve: (Scenario) throws -> Solution
  ) throws -> [String] {
    let solution = try solve(try without(rule))
    let sentence = objective.sentences[rule]
    guard let partition = solution.partition else {
      return ["Dropping \"\(sentence)\" \(Self.nothingFound)"]
    }
    let after = objective.prices(of: partition.groups)
    let others = objective.scenario.rules.indices.filter {
      $0 != rule && objective.scenario.rules[$0].strength != .required
    }
    let saved = others.reduce(0) { $0 + prices[$1] - after[$1] }
    let isProven = solution.status == .optimal
    guard saved != 0, isProven || saved > 0 else {
      return ["Dropping \"\(sentence)\" \(isProven ? "saves nothing." : Self.nothingFound)"]
    }
    return ["Dropping \"\(sentence)\" \(Self.verdict(saved, isProven: isProven))"]
      + others.filter { after[$0] != prices[$0] }.map {
        let change = Wording.signed(Cost.points(after[$0] - prices[$0]))
        return "  \(change)  \(objective.sentences[$0])"
      }
  }

  private static let nothingFound = "saved nothing that was found in the time given."

  private static func verdict(_ saved: Int64, isProven: Bool) -> String {
    let points = Wording.pointCount(Cost.points(abs(saved)))
    // Under a strict order or with the worst group first the sum is not what is made small.
    guard saved > 0 else { return "costs the others \(points) more:" }
    return "saves \(isProven ? "" : "at least ")\(points):"
  }

  private func without(_ rule: Int) throws(ModelError) -> Scenario {
    let scenario = objective.scenario
    var rules = scenario.rules
    rules.remove(at: rule)
    return try Scenario(
      title: scenario.title, roster: scenario.roster, kinds: scenario.kinds,
      groupCount: scenario.groupCount, ledger: scenario.ledger, rules: rules, aim: scenario.aim,
      seed: scenario.seed)
  }
}
