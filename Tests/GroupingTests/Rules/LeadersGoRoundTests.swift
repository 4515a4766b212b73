import GroupingModel
import Testing

@testable import Grouping

struct LeadersGoRoundTests {
  // 0 led twice, 1 and 2 once, 3 to 5 never. Two groups.
  let group = SmallClass(
    columns: [("can", ["y", "y", "y", "y", "", ""])], groups: 2...2,
    ledger: Ledger(
      past: [
        PastRound(groups: [], turns: [0: Turn(led: true), 1: Turn(led: true), 3: Turn()]),
        PastRound(groups: [], turns: [0: Turn(led: true)]),
      ], later: [PastRound(groups: [], turns: [2: Turn(led: true)])]))

  @Test func someoneWhoNeverLed() throws {
    let spec = RuleSpec(kind: "leaders-go-round", strength: .weighted(3))
    #expect(try group.price(spec, of: [0, 1, 2]) == 3000)
    #expect(try group.price(spec, of: [0, 1, 5]) == 0)
    #expect(
      try group.rule(spec).sentence == "Every group has one of the 3 learners who never led")
  }

  /// Of those who can, 3 never led; 1 and 2 led as often, so both are next.
  @Test func ofThoseWhoCan() throws {
    let spec = RuleSpec(kind: "leaders-go-round", subject: "can=y", strength: .required)
    #expect(try group.price(spec, of: [0, 4, 5]) == 1)
    #expect(try group.price(spec, of: [2, 4, 5]) == 0)
    #expect(
      try group.rule(spec).sentence
        == "Every group has one of the 3 learners who led at most 1 time")
    var many = group
    many.groups = 5...6
    #expect(try many.price(spec, of: [0, 4, 5]) == 0)
  }

  @Test func refusals() throws {
    let column = RuleSpec(kind: "leaders-go-round", subject: "can")
    #expect(
      try group.problem(column) == "rule 'leaders-go-round' needs a value of column 'can'")
    let nobody = RuleSpec(kind: "leaders-go-round", subject: "can=maybe")
    #expect(try group.problem(nobody) == "no learner has 'maybe' in column 'can'")
  }
}
