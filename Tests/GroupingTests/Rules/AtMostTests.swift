import GroupingModel
import Testing

@testable import Grouping

struct AtMostTests {
  let group = SmallClass(columns: [("role", ["loud", "loud", "loud", "", "x", "x"])])

  @Test func eachLearnerBeyondCosts() throws {
    let weighted = RuleSpec(kind: "at-most", subject: "role=loud", strength: .weighted(3))
    #expect(try group.price(weighted, of: [0, 1, 2]) == 6000)
    #expect(try group.price(weighted, of: [0, 4, 5]) == 0)
    let none = RuleSpec(
      kind: "at-most", subject: "role=loud", options: ["count": .number(0)], strength: .required)
    #expect(try group.price(none, of: [0, 1, 3]) == 2)
  }

  @Test func aWeightOutOfRangeIsRefused() throws {
    let spec = RuleSpec(kind: "at-most", subject: "role=loud", strength: .weighted(-1))
    #expect(
      try group.problem(spec) == "the weight of rule 'at-most' is not between 0 and a million")
  }
}
