import GroupingModel
import RegroupFiles
import Testing

@Suite struct ScoreTests {
  private func report(_ text: String, plan: PlanDocument? = nil) throws -> String {
    let hand = try HandMadeGroups(
      try Table(text, file: "groups.csv"), in: try ReportFixture().loaded)
    return ScoreReport(hand, comparedWith: plan).text
  }

  /// The plan's own groups cost what the plan costs: 12 and 12.
  @Test func ownGroups() throws {
    let fixture = try ReportFixture()
    let plan = try fixture.plan()
    let text = try report(GroupsTable.csv(plan, roster: fixture.loaded.scenario.roster), plan: plan)
    let lines = text.split(separator: "\n")
    #expect(lines.first?.hasPrefix("Group 1  Ana <i>, Ben, Cid  ") == true)
    #expect(lines.first?.hasSuffix("  12") == true)
    #expect(lines.allSatisfy { $0.count <= 80 })
    #expect(text.contains("Cost 24 in 2 groups.\n"))
    #expect(text.contains("That is what the plan, proven best, costs.\n"))
    #expect(text.contains("Nothing that is required is broken."))
  }

  /// As in ExplanationTests: Ben and Eva changed places, 5.492 more.
  @Test func editedGroups() throws {
    let text = try report(
      "group,id\nX,1\nX,3\nX,Eva\nY,2\nY,4\nY,6\n", plan: try ReportFixture().plan())
    #expect(text.contains("X      Ana <i>, Cid, Eva  "))
    #expect(text.contains("That is 5.492 more than the plan, proven best, costs (24)."))
    #expect(text.contains("Alone of their kind in a group: 1 with Gender=F, 1 with Gender=M."))
  }

  @Test func whatIsBrokenIsNamed() throws {
    let text = try report("group,id\nA,1\nA,4\nA,1\nB,5\nB,6\nB,Canary\n")
    for line in [
      "rows 2 and 4 name the same learner; the first counts",
      "row 7 names someone who is not in the class list", "A has 2 members; allowed are 3",
      "the learner in row 3 of the class list is in no group",
      "required rule broken in A: Listed learners are in different groups (1 pair)",
    ] {
      #expect(text.contains("  - \(line)\n"), "\(line)")
    }
    #expect(
      text.split(separator: "\n").contains { $0.contains("(1 pair) ") && $0.hasSuffix("  BROKEN") })
    #expect(!text.contains("Canary") && !text.contains("Nothing that is required"))
  }

  @Test func learnersOfOneNameAreToldApart() throws {
    let folder = try TestFolder(["class.csv": "ID,Name\n1,Kim\n2,Kim\n3,Lee\n4,Lou\n"])
    var document = ScenarioDocument(roster: "class.csv")
    document.sizes = SizesDocument(near: 2)
    let loaded = try ScenarioLoader.load(document, folder: folder.path, confined: true)
    let table = try Table("group,id\nA,1\nA,3\nB,2\nB,4\n", file: "groups.csv")
    let text = ScoreReport(try HandMadeGroups(table, in: loaded), comparedWith: nil).text
    #expect(text.contains("A      Kim (1), Lee "))
    #expect(text.contains("B      Kim (2), Lou "))
  }

  /// Groups far larger than any rule was lowered for have a price, too.
  @Test func oneGroupOfAll() throws {
    let text = try report("group,id\n" + (1...6).map { "All,\($0)\n" }.joined())
    #expect(text.contains("All has 6 members; allowed are 3"))
    #expect(text.contains("1 group; allowed are 2"))
  }

  @Test func tablesThatAreNone() throws {
    for text in ["team,score\nA,1\n", "group,id\nA,99\n", "x,id\nA,1\n"] {
      let error = try inputError { _ = try report(text) }
      #expect(error.file == "groups.csv")
    }
  }
}
