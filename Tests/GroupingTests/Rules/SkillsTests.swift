import GroupingModel
import Testing

@testable import Grouping

struct SkillsTests {
  let group = SmallClass(columns: [
    ("skills", ["code;draw", "code", "write", ""]), ("Code", ["y", "no", "X", ""]),
    ("Draw", ["", "TRUE", "1", "n"]), ("Sing", ["", "", "", ""]),
  ])

  @Test func eachSkillThatNobodyHasCosts() throws {
    let spec = RuleSpec(kind: "skills", subject: "skills", strength: .weighted(2))
    #expect(try group.price(spec, of: [0, 2]) == 0)
    #expect(try group.price(spec, of: [1, 2]) == 2000)
    #expect(try group.price(spec, of: [3]) == 6000)
  }

  @Test func onlyListedSkillsCount() throws {
    let spec = RuleSpec(
      kind: "skills", subject: "skills", options: ["needed": .list(["write", "code"])],
      strength: .required)
    #expect(try group.price(spec, of: [1, 2]) == 0)
    #expect(try group.price(spec, of: [0, 1]) == 1)
    #expect(try group.rule(spec).sentence == "Every group has someone for write and code")
  }

  @Test func yesNoColumns() throws {
    // Nobody can sing, so it does not occur.
    let spec = RuleSpec(kind: "skills", subject: "Code, Draw, Sing", strength: .required)
    #expect(try group.price(spec, of: [0]) == 1)
    #expect(try group.price(spec, of: [0, 1]) == 0)
    #expect(try group.price(spec, of: [2]) == 0)
    #expect(try group.price(spec, of: [3]) == 2)
  }

  @Test func aSkillThatNobodyHasIsAnError() throws {
    let spec = RuleSpec(
      kind: "skills", subject: "skills", options: ["needed": .list(["fly"])])
    #expect(try group.problem(spec) == "no learner has the skill 'fly'")
  }
}
