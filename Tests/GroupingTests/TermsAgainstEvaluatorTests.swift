import GroupingModel
import PlanCheck
import Testing

@testable import Grouping

/// A rule's terms add up to what its independent evaluator says, for any group.
struct TermsAgainstEvaluatorTests {
  @Test(arguments: RuleBook.rules.map { $0.name }, [true, false])
  func termsAreTheRule(kind: String, required: Bool) throws {
    guard !required || !RandomScenario.onlyWeighted.contains(kind) else { return }
    for seed in 0..<60 as Range<UInt64> {
      var random = RandomScenario(seed: seed)
      let bare = try random.bareScenario(
        labelled: RandomScenario.needLabels.contains(kind) ? true : nil)
      let spec = try random.rule(kind, required: required, in: bare)
      let scenario = try Scenario(
        roster: bare.roster, kinds: bare.kinds, groupCount: bare.groupCount,
        ledger: bare.ledger, rules: [spec])
      let objective = try Objective(scenario)
      let evaluator = try Evaluator(scenario)
      for _ in 0..<12 {
        let group = random.group(in: scenario)
        #expect(
          objective.price(ofRule: 0, for: group) == evaluator.cost(ofRule: 0, group: group),
          "seed \(seed), group \(group), rule \(spec)")
      }
    }
  }
}
