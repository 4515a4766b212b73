import GroupingModel
import Testing

@testable import Grouping

struct BalanceTests {
  // Known 2, 4, 6, 8: mean 5, population variance (9 + 1 + 1 + 9) / 4 = 5, deviation 2.236068.
  let group = SmallClass(columns: [("score", ["2", "4", "6", "8", ""])], groups: 2...2)

  @Test func tenthsOfADeviationOffTheMean() throws {
    let spec = RuleSpec(kind: "balance", subject: "score", strength: .weighted(1))
    // Mean 3 is 2 off: 2 / 0.2236068 = 8.94427 points.
    #expect(try group.price(spec, of: [0, 1]) == 8944)
    #expect(try group.price(spec, of: [0, 3]) == 0)
    // The learner without a number counts as 5: (2 + 4 + 5) / 3 is 4/3 off, 5.96285 points.
    #expect(try group.price(spec, of: [0, 1, 4]) == 5963)
  }

  @Test func pointsOfTheColumn() throws {
    let spec = RuleSpec(
      kind: "balance", subject: "score", options: ["unit": .text("points")],
      strength: .weighted(3))
    #expect(try group.price(spec, of: [0, 1]) == 6000)
  }

  @Test func totalsOfTwoGroups() throws {
    // Total 20, share 10; the empty cell counts as 0.
    let spec = RuleSpec(
      kind: "balance", subject: "score",
      options: ["aim": .text("total"), "unit": .text("points")], strength: .weighted(1))
    #expect(try group.price(spec, of: [0, 1, 4]) == 4000)
    #expect(try group.price(spec, of: [0, 3]) == 0)
    var open = group
    open.groups = 1...2
    #expect(
      try open.problem(spec) == "rule 'balance' of totals needs a fixed number of groups")
  }

  @Test func requiredHasALimit() throws {
    let spec = RuleSpec(
      kind: "balance", subject: "score", options: ["within": .number(1)], strength: .required)
    #expect(try group.price(spec, of: [1, 2, 3]) == 0)
    // Mean 3 is 1 beyond the limit: 1 + round(10 x 1 / 2.236068) = 1 + 4.
    #expect(try group.price(spec, of: [0, 1]) == 5)
    #expect(
      try group.rule(spec).sentence
        == "Every group's mean of score is within 1 of the class's mean")
    let unlimited = RuleSpec(kind: "balance", subject: "score", strength: .required)
    #expect(try group.problem(unlimited) == "rule 'balance' is required but has no limit")
  }

  @Test func aLimitBesideAWeightIsRefused() throws {
    let spec = RuleSpec(kind: "balance", subject: "score", options: ["within": .number(1)])
    #expect(
      try group.problem(spec)
        == "option 'within' of rule 'balance' has no meaning beside a weight")
  }

  @Test func hugeLimitsAndNumbersDoNotOverflow() throws {
    let fine = SmallClass(columns: [("score", ["2.000001", "4", "6", "8"])], groups: 2...2)
    let wide = RuleSpec(
      kind: "balance", subject: "score", options: ["within": .number(1e9)], strength: .required)
    #expect(try fine.price(wide, of: [0, 1]) == 0)
    let huge = SmallClass(columns: [("score", ["-1e12", "1e12"])])
    let heavy = RuleSpec(
      kind: "balance", subject: "score", options: ["unit": .text("points")],
      strength: .weighted(1e6))
    #expect(
      try huge.problem(heavy) == "the numbers of rule 'balance' are too large to be added exactly")
  }

  @Test func equalNumbersCostNothing() throws {
    let same = SmallClass(columns: [("score", ["7", "7", "7"])])
    #expect(try same.price(RuleSpec(kind: "balance", subject: "score"), of: [0, 1]) == 0)
  }
}
