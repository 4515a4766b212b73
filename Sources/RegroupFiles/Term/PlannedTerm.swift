import Grouping
import GroupingModel

/// A term that was planned: each round as a plan of its own that keeps the others.
package struct PlannedTerm: Sendable {
  package let solution: TermSolution
  package let facts: TermFacts
  let rounds: [Round]

  /// A round's plan and the scenario it answers.
  struct Round: Sendable {
    let plan: PlanDocument
    let scenario: Scenario
  }

  /// - Parameter source: what was planned; its document has a `term` without rounds.
  /// - Throws: `InputError` if a file has changed meanwhile; `ModelError` if a rule cannot be used.
  package init(
    _ solution: TermSolution, of source: ScenarioSource, _ loaded: LoadedScenario,
    generator: String,
    solver: String
  ) throws {
    self.solution = solution
    let plans = solution.rounds.compactMap(\.partition)
    facts = TermFacts(plans, of: loaded.scenario)
    let planned = plans.map { plan in
      let round = PastRound(plan, in: loaded.scenario)
      let names = GroupNaming(plan.groups, of: loaded).names
      return PlannedRound(round, names: names, in: loaded.scenario.roster)
    }
    rounds = try solution.rounds.indices.map { index in
      var source = source
      source.document = loaded.document
      source.usesSuggestedRules = false
      source.constraints = nil
      source.document.term = TermDocument(
        before: Array(planned[..<index]), after: Array(planned[(index + 1)...]))
      let own = try source.load()
      let plan = PlanDocument(
        solution.rounds[index], objective: try own.objective(), loaded: own, generator: generator,
        solver: solver)
      return Round(plan: plan, scenario: own.scenario)
    }
  }

  /// "round-01".
  static func folder(ofRound index: Int) -> String {
    "round-" + (index < 9 ? "0" : "") + "\(index + 1)"
  }
}
