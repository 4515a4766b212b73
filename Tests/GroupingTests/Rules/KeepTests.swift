import GroupingModel
import Testing

@testable import Grouping

struct KeepTests {
  let group = SmallClass(learners: 6)

  @Test func splittingAKeptGroupCostsPairs() throws {
    // Kept: 0, 1, 2 and 3, 4. Group 0, 1, 3 splits 0-2, 1-2 (lower learners 0, 1) and 3-4.
    let spec = RuleSpec(
      kind: "keep", strength: .weighted(1), data: .blocks([[0, 1, 2], [3, 4]]))
    #expect(try group.price(spec, of: [0, 1, 3]) == 3000)
    #expect(try group.price(spec, of: [0, 1, 2, 5]) == 0)
    #expect(try group.price(spec, of: [2, 4]) == 0)
  }

  @Test func sentenceCountsLearners() throws {
    let spec = RuleSpec(kind: "keep", data: .blocks([[0, 1, 2], [3, 4]]))
    #expect(try group.rule(spec).sentence == "The groups to keep (5 learners) stay together")
  }
}
