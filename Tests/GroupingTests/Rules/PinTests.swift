import GroupingModel
import Testing

@testable import Grouping

struct PinTests {
  let group = SmallClass(
    learners: 3,
    kinds: ["ants", "bees"].map { GroupKind(label: $0, sizes: 1...3, count: 0...1) })

  @Test func pinnedLearnersElsewhereCost() throws {
    let required = RuleSpec(kind: "pin", strength: .required, data: pins((0, 1), (1, 0)))
    #expect(try group.price(required, of: [0, 2], kind: 1) == 0)
    #expect(try group.price(required, of: [0, 1, 2], kind: 0) == 1)
    let weighted = RuleSpec(kind: "pin", strength: .weighted(4), data: pins((0, 1), (1, 1)))
    #expect(try group.price(weighted, of: [0, 1], kind: 0) == 8000)
  }

  @Test func twoLabelsForOneLearnerAreRefused() throws {
    let spec = RuleSpec(kind: "pin", strength: .required, data: pins((2, 1), (2, 0)))
    #expect(
      try group.problem(spec) == "rule 'pin' fixes the learner of row 4 of the roster to two labels"
    )
    let missing = RuleSpec(kind: "pin", strength: .required, data: pins((2, 2)))
    #expect(
      try group.problem(missing) == "rule 'pin' names a learner or a label that is not there")
  }
}
