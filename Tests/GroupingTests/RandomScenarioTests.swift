import GroupingModel
import Testing

@testable import Grouping

struct RandomScenarioTests {
  @Test func theSameSeedGivesTheSameScenario() throws {
    var (one, two, other) = (
      RandomScenario(seed: 7), RandomScenario(seed: 7), RandomScenario(seed: 8)
    )
    let rules = try one.scenario(ruleCount: 6).rules
    #expect(try two.scenario(ruleCount: 6).rules == rules)
    #expect(try other.scenario(ruleCount: 6).rules != rules)
  }

  /// Every kind of rule is drawn so that it can be used, and so that it matters now and then.
  @Test(arguments: RuleBook.rules.map { $0.name }, [true, false])
  func everyRuleIsUsableAndMatters(kind: String, required: Bool) throws {
    guard !required || !RandomScenario.onlyWeighted.contains(kind) else { return }
    var prices: Set<Int64> = []
    for seed in 0..<20 as Range<UInt64> {
      var random = RandomScenario(seed: seed)
      let scenario = try random.bareScenario(
        labelled: RandomScenario.needLabels.contains(kind) ? true : nil)
      let spec = try random.rule(kind, required: required, in: scenario)
      let terms = try RuleBook.rule(named: kind).init(spec, in: Setting(scenario)).terms()
      for _ in 0..<10 {
        let group = random.group(in: scenario)
        #expect(scenario.kinds[group.kind].sizes.contains(group.members.count))
        prices.insert(
          terms.reduce(0) {
            $0
              + Term(rule: 0, purpose: .cost, shape: $1)
              .price(of: group.members, kind: group.kind)
          })
      }
    }
    #expect(prices.count > 1)
    #expect(RuleBook.mayBeNegative.contains(kind) || prices.allSatisfy { $0 >= 0 })
  }
}
