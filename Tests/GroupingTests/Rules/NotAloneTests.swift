import GroupingModel
import Testing

@testable import Grouping

struct NotAloneTests {
  let group = SmallClass(columns: [
    ("gender", ["F", "F", "M", "M", "M", ""]), ("talks", ["en;fr", "en", "fr", "", "en", "de"]),
  ])

  @Test func eachLearnerAloneOfTheirKindCosts() throws {
    let spec = RuleSpec(kind: "not-alone", subject: "gender", strength: .weighted(4))
    #expect(try group.price(spec, of: [0, 2, 3]) == 4000)
    #expect(try group.price(spec, of: [0, 2, 5]) == 8000)
    #expect(try group.price(spec, of: [0, 1, 2, 3]) == 0)
    // An empty cell is no kind, and nobody is alone in a group of one.
    #expect(try group.price(spec, of: [0, 1, 5]) == 0)
    #expect(try group.price(spec, of: [0]) == 0)
  }

  @Test func oneValueOnly() throws {
    let spec = RuleSpec(kind: "not-alone", subject: "gender=F", strength: .required)
    #expect(try group.price(spec, of: [0, 2]) == 1)
    #expect(try group.price(spec, of: [2, 5]) == 0)
    #expect(
      try group.rule(spec).sentence == "Nobody is the only one with gender=F in a group")
  }

  @Test func aValueMayBeAnItemOfASet() throws {
    let spec = RuleSpec(kind: "not-alone", subject: "talks=fr", strength: .required)
    #expect(try group.price(spec, of: [0, 2]) == 0)
    #expect(try group.price(spec, of: [0, 1]) == 1)
  }

  @Test func anUnknownValueIsNotAnsweredWithTheLearnersOwn() throws {
    let spec = RuleSpec(kind: "not-alone", subject: "gender=f")
    let error = #expect(throws: ModelError.self) { try group.rule(spec) }
    #expect(error?.problem == "no learner has 'f' in column 'gender'")
    #expect(error?.remedy.contains("'F'") == false)
  }
}
