import GroupingModel
import Testing

@testable import PlanCheck

/// Twenty thousand learners once took the check 3.5 GB.
@Suite struct LargeClassTests {
  @Test func pairsOfLargeClassesAreAskedForEachTime() throws {
    let learners = PairTable.mostLaidOut + 1
    let table = PairTable(learners: learners) { Int64($0 * 10_000 + $1) }
    #expect(table.values == nil)
    #expect(table[7, 4000] == 74_000 && table[4000, 7] == 74_000 && table[7, 7] == 0)
    #expect(table.sum(over: [1, 2, 3]) == 10_002 + 10_003 + 20_003)
  }

  @Test func groupsAreCheckedButNotListed() async throws {
    let learners = PairTable.mostLaidOut + 4
    let roster = try Roster(
      learners: (0..<learners).map { Learner(id: "\($0)", name: "\($0)") }, attributes: [])
    let links = RuleData.links([Link(from: 0, to: 1), Link(from: 5, to: 4000)])
    let scenario = try Scenario(
      roster: roster, kinds: Sizes.near(4).kinds(learners: learners),
      rules: [RuleSpec(kind: "avoid", data: links)])
    let evaluator = try Evaluator(scenario)
    let group = Group(kind: 0, members: [0, 1, 2, 3])
    #expect(evaluator.cost(ofRule: 0, group: group) == 1000)
    let prover = BoundProver(evaluator, options: CheckOptions())
    #expect(await prover.price(prover.unpriced(level: 0)).map(\.groups) == nil)
  }
}
