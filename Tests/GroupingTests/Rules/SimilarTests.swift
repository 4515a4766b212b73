import GroupingModel
import Testing

@testable import Grouping

struct SimilarTests {
  // Deviation of 2, 4, 6, 8 is 2.236068.
  let group = SmallClass(columns: [("score", ["2", "4", "6", "8", ""])])

  @Test func tenthsOfADeviationBetweenHighestAndLowest() throws {
    let spec = RuleSpec(kind: "similar", subject: "score", strength: .weighted(1))
    // Range 2: 2 / 0.2236068 = 8.94427 points.
    #expect(try group.price(spec, of: [0, 1, 4]) == 8944)
    #expect(try group.price(spec, of: [3, 4]) == 0)
    #expect(try group.price(spec, of: [4]) == 0)
  }

  @Test func withinIsFree() throws {
    let spec = RuleSpec(
      kind: "similar", subject: "score",
      options: ["within": .number(3), "unit": .text("points")], strength: .weighted(2))
    #expect(try group.price(spec, of: [0, 1]) == 0)
    #expect(try group.price(spec, of: [0, 3]) == 6000)
  }

  @Test func requiredHasALimit() throws {
    let spec = RuleSpec(
      kind: "similar", subject: "score", options: ["within": .number(2)], strength: .required)
    #expect(try group.price(spec, of: [0, 1]) == 0)
    // Range 4 is 2 beyond: 1 + round(10 x 2 / 2.236068 = 8.94) = 10.
    #expect(try group.price(spec, of: [0, 2]) == 10)
    #expect(
      try group.rule(spec).sentence
        == "In every group, highest and lowest score differ by at most 2")
    let unlimited = RuleSpec(kind: "similar", subject: "score", strength: .required)
    #expect(try group.problem(unlimited) == "rule 'similar' is required but has no limit")
  }
}
