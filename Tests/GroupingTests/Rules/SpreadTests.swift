import GroupingModel
import Testing

@testable import Grouping

struct SpreadTests {
  // 3 of 8 have F: a group of 4 should have 1.5, that is 1 or 2; a group of 3 1.125: 1 or 2.
  // 4 of 8 have M, one cell is empty: a group of 4 should have exactly 2.
  let group = SmallClass(columns: [("gender", ["F", "F", "F", "M", "M", "M", "M", ""])])

  @Test func distanceFromTheShareRoundedDownOrUp() throws {
    let spec = RuleSpec(kind: "spread", subject: "gender", strength: .weighted(2))
    // F 1 is fine, M 3 is one above 2.
    #expect(try group.price(spec, of: [0, 3, 4, 5]) == 2000)
    // F 3 is one above 2, M 1 is one below 2.
    #expect(try group.price(spec, of: [0, 1, 2, 3]) == 4000)
    // Size 3: F 0 is one below 1, M 3 is one above 2.
    #expect(try group.price(spec, of: [3, 4, 5]) == 4000)
    #expect(try group.price(spec, of: [0, 1, 3, 4]) == 0)
  }

  @Test func requiredCountsLearnersOff() throws {
    let spec = RuleSpec(kind: "spread", subject: "gender", strength: .required)
    #expect(try group.price(spec, of: [0, 1, 2, 7]) == 3)
  }

  @Test func columnsAreCheckedWithoutTellingCells() throws {
    #expect(
      try group.problem(RuleSpec(kind: "spread", subject: "gendre"))
        == "unknown column 'gendre'")
    #expect(try group.problem(RuleSpec(kind: "spread")) == "rule 'spread' names no column")
    let empty = SmallClass(columns: [("note", ["", ""])])
    #expect(
      try empty.problem(RuleSpec(kind: "spread", subject: "note")) == "column 'note' is empty")
  }
}
