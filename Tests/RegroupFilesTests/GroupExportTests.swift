import GroupingModel
import RegroupFiles
import Testing

@Suite struct GroupExportTests {
  /// Learners =Ana <b>&; Ben, with a control sequence; Cid; Dan with the identifier -4.
  private func placed() throws -> PlacedPlan {
    let fixture = try PlanFixture()
    return try PlacedPlan(try fixture.plan(), in: fixture.loaded.scenario)
  }

  @Test func canvas() throws {
    var keys = GroupExport.Keys()
    keys.canvas = "user_id"
    #expect(
      try GroupExport.canvas.text(try placed(), keys: keys) == """
        name,user_id,group_name
        '=Ana <b>&,1,Group 1
        "Ben, \u{1B}[31m",2,Group 1
        Cid,3,Group 2
        Dan,'-4,Group 2

        """)
  }

  @Test func moodle() throws {
    #expect(
      try GroupExport.moodle.text(try placed()) == """
        groupname,groupingname
        Group 1,<Teams>
        Group 2,<Teams>

        """)
    var keys = GroupExport.Keys()
    #expect(throws: InputError.self) {
      try GroupExport.moodleMembers.text(try placed(), keys: keys)
    }
    keys.course = "=BIO"
    keys.column = "Name"
    let members = try GroupExport.moodleMembers.text(try placed(), keys: keys)
    #expect(members.hasPrefix("username,course1,group1\n'=Ana <b>&,'=BIO,Group 1\n"))
  }

  @Test func sheetsGetOneLineAndNoFormula() throws {
    #expect(
      try GroupExport.tsv.text(try placed()) == """
        group\tid\tname
        Group 1\t1\t'=Ana <b>&
        Group 1\t2\tBen,  [31m
        Group 2\t3\tCid
        Group 2\t'-4\tDan

        """)
    #expect(SpreadsheetCell.pasted("a\tb\nc") == "a b c")
  }

  @Test func markdownShowsNamesAsTheyAre() throws {
    #expect(
      try GroupExport.markdown.text(try placed()) == """
        # \\<Teams\\>

        ## Group 1

        - \\=Ana \\<b\\>\\&
        - Ben,  \\[31m

        ## Group 2

        - Cid
        - Dan

        """)
  }

  @Test(arguments: [
    ("1. a", "1\\. a"), ("- a", "\\- a"), ("a - b.", "a - b."), ("[x](y)", "\\[x\\]\\(y\\)"),
    ("# a", "\\# a"), ("a\nb", "a b"),
  ])
  func markdownText(text: String, written: String) throws {
    let fixture = try PlanFixture()
    var plan = try fixture.plan()
    plan.request.title = text
    let placed = try PlacedPlan(plan, in: fixture.loaded.scenario)
    #expect(try GroupExport.markdown.text(placed).hasPrefix("# \(written)\n"))
  }

  @Test func learnersWithoutAKeyAreNamedByRow() throws {
    let fixture = try ReportFixture()
    var keys = GroupExport.Keys()
    keys.column = "Pals"
    let placed = try fixture.placed()
    let error = try inputError { _ = try GroupExport.canvas.text(placed, keys: keys) }
    #expect(error.file == "class.csv" && error.row == 4 && error.column == "Pals")
    keys.column = "Pal"
    #expect(throws: InputError.self) { try GroupExport.canvas.text(placed, keys: keys) }
  }

  @Test func nothingToExport() throws {
    let fixture = try PlanFixture(rules: [RuleDocument(rule: "apart", lists: [["1", "2"]])])
    let placed = try PlacedPlan(
      try fixture.plan(status: .infeasible), in: fixture.loaded.scenario)
    #expect(throws: InputError.self) { try GroupExport.tsv.text(placed) }
  }
}
