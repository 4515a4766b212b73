import Grouping
import GroupingModel

/// A proposal as a plan of its own, beside what it is by the user's own weights.
package struct ProposedPlan: Sendable {
  package let change: Proposal.Change
  /// By the proposal's own weights.
  package let plan: PlanDocument
  /// As it is shown.
  package let placed: PlacedPlan
  /// Points per rule of the user's scenario, by the user's weights.
  package let prices: [Int64]
  let partition: Partition

  /// - Parameter pseudonyms: what learners are called; nil for their names.
  /// - Throws: `ModelError` if a rule cannot be used.
  init(
    _ proposal: Proposal, of loaded: LoadedScenario, generator: String, solver: String,
    pseudonyms: Pseudonyms?
  ) throws {
    change = proposal.change
    prices = proposal.prices
    partition = proposal.partition
    plan = PlanDocument(
      proposal.solution, objective: try Objective(proposal.scenario),
      loaded: loaded.proposing(proposal.scenario), generator: generator, solver: solver)
    placed = try PlacedPlan(plan, in: proposal.scenario, shownBy: pseudonyms)
  }

  /// Cost units by the user's weights.
  var cost: Int64 { prices.reduce(0, +) }
}

extension Leaning {
  /// "more new team-mates": a heading's words.
  func heading(_ rules: [RuleSpec]) -> String {
    switch self {
    case .none: "best by your weights"
    case .family(.needs): "more of what each group needs"
    case .family(let family): "more \(family.words)"
    case .rule(let rule): "more \(rules[rule].words)"
    case .otherGroups: "other groups"
    }
  }
}

extension RuleSpec {
  /// The rule as a scenario names it: “balance: Score”.
  var words: String { subject.isEmpty ? "“\(kind)”" : "“\(kind): \(subject)”" }
}
