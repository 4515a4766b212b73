import GroupingModel
import Testing

@testable import Grouping

struct EligibleTests {
  let group = SmallClass(
    learners: 3,
    kinds: ["ants", "bees", "cats"].map { GroupKind(label: $0, sizes: 1...3, count: 0...1) })

  @Test func listedLearnersOnlyGetTheirLabels() throws {
    // 0 may have ants or bees, 1 only cats, 2 anything.
    let allowed = pins((0, 0), (0, 1), (1, 2))
    let required = RuleSpec(kind: "eligible", strength: .required, data: allowed)
    #expect(try group.price(required, of: [0, 1, 2], kind: 0) == 1)
    #expect(try group.price(required, of: [0, 2], kind: 1) == 0)
    #expect(try group.price(required, of: [0, 1, 2], kind: 2) == 1)
    let weighted = RuleSpec(kind: "eligible", strength: .weighted(2.5), data: allowed)
    #expect(try group.price(weighted, of: [1], kind: 0) == 2500)
    #expect(
      try group.rule(required).sentence
        == "Listed learners (2) only get labels that are open to them")
  }
}
