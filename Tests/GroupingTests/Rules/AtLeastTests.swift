import GroupingModel
import Testing

@testable import Grouping

struct AtLeastTests {
  let group = SmallClass(columns: [("role", ["lead", "lead", "lead", "", "x", "x"])])

  @Test func eachMissingLearnerCosts() throws {
    let spec = RuleSpec(
      kind: "at-least", subject: "role=lead", options: ["count": .number(2)],
      strength: .weighted(3))
    #expect(try group.price(spec, of: [3, 4]) == 6000)
    #expect(try group.price(spec, of: [0, 4]) == 3000)
    #expect(try group.price(spec, of: [0, 1, 2]) == 0)
  }

  @Test func oneUnlessSaidOtherwise() throws {
    let spec = RuleSpec(kind: "at-least", subject: "role=lead", strength: .required)
    #expect(try group.price(spec, of: [3, 4]) == 1)
    #expect(try group.price(spec, of: [0, 4]) == 0)
    #expect(
      try group.rule(spec).sentence == "Every group has at least 1 learner with role=lead")
  }

  @Test func needsAValueAndAWholeNumber() throws {
    #expect(
      try group.problem(RuleSpec(kind: "at-least", subject: "role"))
        == "rule 'at-least' needs a value of column 'role'")
    let half = RuleSpec(
      kind: "at-least", subject: "role=lead", options: ["count": .number(1.5)])
    #expect(
      try group.problem(half) == "option 'count' of rule 'at-least' is not a whole number")
  }
}
