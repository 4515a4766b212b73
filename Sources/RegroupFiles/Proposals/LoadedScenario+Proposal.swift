import Grouping
import GroupingModel

extension LoadedScenario {
  /// The scenario of a proposal, with a document that can be read again: the same files under
  /// other weights, and perhaps a rule more. Rules that stand by themselves are written down, for
  /// their weights would follow other rules'.
  func proposing(_ scenario: Scenario) -> LoadedScenario {
    guard scenario.rules != self.scenario.rules else { return self }
    var document = document
    document.rules = document.rulesWithDefaults(in: scenario.roster)
    for (index, spec) in scenario.rules.enumerated() {
      guard index < document.rules.count else {
        document.rules.append(RuleDocument(proposed: spec, in: scenario.roster))
        continue
      }
      if spec.strength != self.scenario.rules[index].strength {
        document.rules[index].weight = spec.weight
      }
    }
    return LoadedScenario(
      document: document, scenario: scenario, inputs: inputs, guesses: guesses, remarks: remarks,
      instance: instance, earlier: earlier, titles: titles)
  }
}

extension RuleDocument {
  /// The rule that keeps a proposal apart from those before it.
  fileprivate init(proposed spec: RuleSpec, in roster: Roster) {
    self.init(rule: spec.kind, subject: spec.subject, weight: spec.weight)
    if case .blocks(let groups) = spec.data {
      lists = groups.map { $0.map { roster.learners[$0].id } }
    }
  }
}
