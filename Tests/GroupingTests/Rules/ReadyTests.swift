import GroupingModel
import Testing

@testable import Grouping

struct ReadyTests {
  let group = SmallClass(
    columns: [("ticket", ["1", "2.5", "4", ""])],
    kinds: ["Review", "Practice"].map { GroupKind(label: $0, sizes: 1...4, count: 0...2) })

  @Test func membersOutOfTheRangeCount() throws {
    let spec = RuleSpec(
      kind: "ready", subject: "ticket",
      options: ["label": .text("Practice"), "from": .number(2.5), "to": .number(3)],
      strength: .required)
    #expect(try group.price(spec, of: [0, 1, 2, 3], kind: 1) == 2)
    #expect(try group.price(spec, of: [1, 3], kind: 1) == 0)
    #expect(try group.price(spec, of: [0, 2], kind: 0) == 0)
    #expect(
      try group.rule(spec).sentence
        == "Practice is for learners with ticket of at least 2.5 and at most 3")
  }

  @Test func oneEndIsEnough() throws {
    let spec = RuleSpec(
      kind: "ready", subject: "ticket", options: ["label": .text("Review"), "to": .number(2)],
      strength: .weighted(1.5))
    #expect(try group.price(spec, of: [0, 1, 2, 3], kind: 0) == 3000)
  }

  @Test func labelAndRangeAreChecked() throws {
    func problem(_ options: [String: OptionValue]) throws -> String? {
      try group.problem(RuleSpec(kind: "ready", subject: "ticket", options: options))
    }
    #expect(try problem([:]) == "rule 'ready' names no label")
    #expect(
      try problem(["label": .text("Practise"), "from": .number(1)])
        == "unknown label 'Practise'")
    let noRange = "rule 'ready' has no range, or an empty one"
    #expect(try problem(["label": .text("Review")]) == noRange)
    #expect(
      try problem(["label": .text("Review"), "from": .number(3), "to": .number(-1)]) == noRange)
  }
}
