import GroupingModel
import Testing

@testable import Grouping

struct CommonHoursTests {
  let group = SmallClass(columns: [
    ("Mon", ["9;10;11", "9;10", "11", ""]), ("Tue", ["9", "9", "", "9;10"]),
  ])

  @Test func missingHoursCost() throws {
    let spec = RuleSpec(
      kind: "common-hours", subject: "Mon", options: ["hours": .number(2)],
      strength: .weighted(5))
    #expect(try group.price(spec, of: [0, 1]) == 0)
    #expect(try group.price(spec, of: [0, 2]) == 5000)
    #expect(try group.price(spec, of: [0, 1, 2]) == 10_000)
    #expect(try group.price(spec, of: [0, 3]) == 10_000)
  }

  @Test func theSameHourOnAnotherDayIsAnother() throws {
    let spec = RuleSpec(
      kind: "common-hours", subject: "Mon, Tue", options: ["hours": .number(3)],
      strength: .required)
    // 0 and 1: Monday 9 and 10, Tuesday 9. 0 and 3: Tuesday 9 only.
    #expect(try group.price(spec, of: [0, 1]) == 0)
    #expect(try group.price(spec, of: [0, 3]) == 2)
  }

  @Test func busyHoursAreTheRest() throws {
    // Of Monday 9, 10, 11: 0 has none free, 1 has 11, 2 has 9 and 10, 3 has all.
    let spec = RuleSpec(
      kind: "common-hours", subject: "Mon", options: ["busy": .flag(true)], strength: .required)
    #expect(try group.price(spec, of: [0, 3]) == 1)
    #expect(try group.price(spec, of: [1, 2]) == 1)
    #expect(try group.price(spec, of: [1, 3]) == 0)
  }

  @Test func allNamesHoursThatNobodyLists() throws {
    let spec = RuleSpec(
      kind: "common-hours", subject: "Mon",
      options: ["busy": .flag(true), "all": .list(["9", "10", "11", "12"])],
      strength: .required)
    #expect(try group.price(spec, of: [0, 1, 2, 3]) == 0)
  }

  @Test func sentenceSaysHowMany() throws {
    let spec = RuleSpec(kind: "common-hours", subject: "Mon")
    #expect(
      try group.rule(spec).sentence
        == "Every group has at least 1 hour in which all its members are free")
  }
}
