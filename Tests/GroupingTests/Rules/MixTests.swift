import GroupingModel
import PlanCheck
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

  /// Codes 1, 2 and 9: as numbers 0 and 1 differ by an eighth of the range, as categories wholly;
  /// as sets, cells of one item differ wholly too.
  @Test(
    arguments: [
      (nil, 875), (.number, 875), (.category, 0), (.set, 0),
    ] as [(Attribute.Kind?, Int64)])
  func codesAreWhatTheUserSays(kind: Attribute.Kind?, price: Int64) throws {
    let roster = try Roster(
      learners: (0..<3).map { Learner(id: "\($0)", name: "\($0)") },
      attributes: [Attribute(name: "code", cells: ["1", "2", "9"], kind: kind)])
    let spec = RuleSpec(kind: "mix", subject: "code", strength: .weighted(1))
    let scenario = try Scenario(
      roster: roster, kinds: [GroupKind(sizes: 1...3, count: 1...3)], rules: [spec])
    let group = Group(kind: 0, members: [0, 1])
    #expect(try Objective(scenario).price(ofRule: 0, for: group) == price)
    #expect(try Evaluator(scenario).cost(ofRule: 0, group: group) == price)
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
