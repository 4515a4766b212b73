import GroupingModel
import Testing

@testable import Grouping

struct RequiredValuesTests {
  let group = SmallClass(columns: [("part", ["alto", "bass", "alto", "bass", "tenor", ""])])

  @Test func eachValueThatNobodyHasCosts() throws {
    let spec = RuleSpec(
      kind: "required-values", subject: "part", options: ["values": .list(["alto", "bass"])],
      strength: .weighted(2))
    #expect(try group.price(spec, of: [0, 1]) == 0)
    #expect(try group.price(spec, of: [0, 2, 4]) == 2000)
    #expect(try group.price(spec, of: [4, 5]) == 4000)
    #expect(try group.rule(spec).sentence == "Every group has part alto and bass")
  }

  @Test func valuesAreListedOnceAndExist() throws {
    func problem(_ values: [String]) throws -> String? {
      try group.problem(
        RuleSpec(
          kind: "required-values", subject: "part", options: ["values": .list(values)]))
    }
    #expect(try problem([]) == "rule 'required-values' lists no value")
    #expect(try problem(["soprano"]) == "no learner has 'soprano' in column 'part'")
    #expect(
      try problem(["alto", "alto"])
        == "option 'values' of rule 'required-values' lists 'alto' twice")
  }
}
