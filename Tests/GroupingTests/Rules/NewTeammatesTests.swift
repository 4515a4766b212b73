import GroupingModel
import Testing

@testable import Grouping

struct NewTeammatesTests {
  // Oldest first: 0-1 met in rounds 1 and 3, 2-3 in round 2; round 3 is the latest.
  let group = SmallClass(
    learners: 6, rounds: [[[0, 1], [2, 4]], [[2, 3]], [[1, 0], [4, 5]]])

  @Test func meetingsFadeByHalfLife() throws {
    // Half-life 1: age 1 weighs 1, age 2 weighs 0.5, age 3 weighs 0.25.
    let spec = RuleSpec(
      kind: "new-teammates", options: ["half-life": .number(1)], strength: .weighted(2))
    #expect(try group.price(spec, of: [0, 1]) == 2500)
    #expect(try group.price(spec, of: [2, 3]) == 1000)
    #expect(try group.price(spec, of: [2, 3, 4, 5]) == 1000 + 500 + 2000)
    #expect(try group.price(spec, of: [0, 2, 5]) == 0)
  }

  @Test func halfLifeIsFourRoundsByDefault() throws {
    // Age 2: 0.5 to the quarter = 0.840896, weight 1.
    #expect(try group.price(RuleSpec(kind: "new-teammates"), of: [2, 3]) == 841)
  }

  @Test func requiredForbidsPairsThatHaveMetOftenEnough() throws {
    let once = RuleSpec(kind: "new-teammates", strength: .required)
    #expect(try group.price(once, of: [0, 1, 2, 3]) == 2)
    let twice = RuleSpec(
      kind: "new-teammates", options: ["cap": .number(2)], strength: .required)
    #expect(try group.price(twice, of: [0, 1, 2, 3]) == 1)
  }

  @Test func optionsOfTheOtherFormAreRefused() throws {
    let cap = RuleSpec(kind: "new-teammates", options: ["cap": .number(1)])
    #expect(
      try group.problem(cap)
        == "option 'cap' of rule 'new-teammates' only works with 'required: true'")
    let zero = RuleSpec(
      kind: "new-teammates", options: ["cap": .number(0)], strength: .required)
    #expect(try group.problem(zero) == "option 'cap' of rule 'new-teammates' is out of range")
    let still = RuleSpec(kind: "new-teammates", options: ["half-life": .number(0)])
    #expect(
      try group.problem(still) == "option 'half-life' of rule 'new-teammates' is out of range")
  }
}
