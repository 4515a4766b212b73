import GroupingModel
import Testing

@testable import Grouping

struct DistancesTests {
  let group = SmallClass(learners: 3)
  // 0-1: 1.5, 0-2: 2, 1-2: 4.25.
  let distances = RuleData.distances([0, 1.5, 2, 1.5, 0, 4.25, 2, 4.25, 0])

  @Test func largeDistancesAreAGain() throws {
    let spec = RuleSpec(kind: "distances", strength: .weighted(1), data: distances)
    #expect(try group.price(spec, of: [0, 1, 2]) == -7750)
    #expect(try group.price(spec, of: [1, 2]) == -4250)
    #expect(try group.price(spec, of: [1]) == 0)
  }

  @Test func smallDistancesAreAsked() throws {
    let spec = RuleSpec(
      kind: "distances", options: ["aim": .text("min")], strength: .weighted(2), data: distances)
    #expect(try group.price(spec, of: [0, 1]) == 3000)
  }

  @Test func distancesMustBeThereAndFinite() throws {
    let short = RuleSpec(kind: "distances", data: .distances([0, 1]))
    #expect(
      try group.problem(short)
        == "rule 'distances' needs a distance for each pair of the 3 learners")
    let wild = RuleSpec(
      kind: "distances", data: .distances([Double](repeating: .nan, count: 9)))
    #expect(
      try group.problem(wild)
        == "rule 'distances' has distances that are too large or not numbers")
    let required = RuleSpec(kind: "distances", strength: .required, data: distances)
    #expect(try group.problem(required) == "rule 'distances' cannot be required")
  }
}
