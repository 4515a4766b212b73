import GroupingModel
import Testing

@testable import Grouping

struct MixTests {
  let group = SmallClass(columns: [
    ("score", ["0", "5", "10", ""]), ("town", ["A", "A", "B", "B"]),
    ("likes", ["art;music", "art", "", "chess"]), ("same", ["1", "1", "1", "1"]),
    ("race, origin", ["x", "y", "x", "x"]),
  ])

  @Test func distanceIsTheMeanOverKnownColumns() throws {
    let spec = RuleSpec(
      kind: "mix", subject: "score, town, likes", strength: .weighted(3))
    // 0-1: 0.5 of the range, same town, 1 of 2 likes shared: (0.5 + 0 + 0.5) / 3 = 1/3.
    #expect(try group.price(spec, of: [0, 1]) == 2000)
    // 0-2: whole range, other town, likes unknown: 1.
    #expect(try group.price(spec, of: [0, 2]) == 0)
    // 2-3: score and likes unknown, same town: 0.
    #expect(try group.price(spec, of: [2, 3]) == 3000)
    // 1-2: (0.5 + 1) / 2 = 0.75.
    #expect(try group.price(spec, of: [0, 1, 2]) == 2000 + 0 + 750)
  }

  @Test func columnsThatSayNothingAreLeftOut() throws {
    // A pair with no column known for both counts as alike.
    let score = RuleSpec(kind: "mix", subject: "score,same", strength: .weighted(1))
    #expect(try group.price(score, of: [0, 3]) == 1000)
    #expect(try group.price(score, of: [0, 1]) == 500)
  }

  @Test func titlesMayHoldCommas() throws {
    let spec = RuleSpec(kind: "mix", subject: "town, race, origin", strength: .weighted(1))
    #expect(try group.price(spec, of: [0, 1]) == 500)
    #expect(
      try group.rule(spec).sentence == "Members of a group differ in town and race, origin")
  }

  @Test func cannotBeRequiredAndChecksColumns() throws {
    let required = RuleSpec(kind: "mix", subject: "town", strength: .required)
    #expect(try group.problem(required) == "rule 'mix' cannot be required")
    #expect(
      try group.problem(RuleSpec(kind: "mix", subject: "town, scor"))
        == "unknown column 'scor'")
    #expect(
      try group.problem(RuleSpec(kind: "mix", subject: "town,town"))
        == "column 'town' is listed twice")
  }
}
