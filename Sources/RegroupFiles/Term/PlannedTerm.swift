import Grouping
import GroupingModel

/// A term that was planned: each round as a plan of its own that keeps the others.
package struct PlannedTerm: Sendable {
  package let solution: TermSolution
  package let facts: TermFacts
  let rounds: [Round]
  /// Why the round after these has no plan; nil where all have one.
  package let failure: PlanDocument?

  /// A round's plan and the scenario it answers.
  struct Round: Sendable {
    let plan: PlanDocument
    let scenario: Scenario
  }

  /// - Parameter source: what was planned; its document has a `term` without rounds.
  /// - Throws: `InputError` if a file has changed meanwhile; `ModelError` if a rule cannot be used.
  package init(
    _ solution: TermSolution, of source: ScenarioSource, _ loaded: LoadedScenario,
    generator: String, solver: String
  ) throws {
    self.solution = solution
    let plans = solution.rounds.compactMap(\.partition)
    facts = TermFacts(plans, of: loaded.scenario)
    let planned = plans.map { plan in
      PlannedRound(
        PastRound(plan, in: loaded.scenario), names: GroupNaming(plan.groups, of: loaded).names,
        in: loaded.scenario.roster)
    }
    var among = source
    among.document = loaded.document
    (among.usesSuggestedRules, among.constraints) = (false, nil)
    func round(_ index: Int, _ answer: Solution) throws -> Round {
      among.document.term = TermDocument(
        before: Array(planned.prefix(index)), after: Array(planned.dropFirst(index + 1)))
      let own = try among.load()
      let plan = PlanDocument(
        answer, objective: try own.objective(), loaded: own, generator: generator, solver: solver)
      return Round(plan: plan, scenario: own.scenario)
    }
    rounds = try solution.rounds.enumerated().map(round)
    failure = try solution.failure.map { try round(planned.count, $0).plan }
  }

  /// "round-01".
  static func folder(ofRound index: Int) -> String {
    "round-" + (index < 9 ? "0" : "") + "\(index + 1)"
  }
}
