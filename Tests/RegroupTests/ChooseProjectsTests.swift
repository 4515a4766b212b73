import Foundation
import Testing

/// `regroup choose` for projects, end to end.
@Suite struct ChooseProjectsTests {
  let folder: ClassFolder

  init() throws {
    folder = try ClassFolder()
    try folder.write("scenario.yaml", "choose: projects\ntitle: \"Spring <week>\"\n")
    try folder.write("learners.csv", "id,name\n1,=Ada\n2,Ben\n3,Cleo\n4,Dario\n5,Elif\n")
    try folder.write(
      "projects.csv", "project,min,max,optional\nrobots,2,3,no\nbees,2,3,yes\nfilm,2,3,yes\n")
    try folder.write(
      "choices.csv",
      "learner,1,2\n1,robots,bees\n2,robots,bees\n3,robots,film\n4,robots,bees\n5,any,\n")
  }

  /// Robots take three of four; the fourth has a second choice with the one who takes anything.
  @Test func aPlacementWithItsFiles() throws {
    let run = try folder.run("choose", "scenario.yaml", "-o", "out")
    #expect(run.status == 0, "\(run.errors)")
    #expect(
      run.output.hasPrefix(
        "5 learners, 3 projects, 2 run. Aim: fairest; proven best, step by step.\n\n"
          + "choice    1  2\nlearners  3  1\n"))
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.path + "/out").sorted() == [
        "assignments.csv", "cards.html", "demand.csv", "lists.html", "plan.json", "teacher.html",
      ])
    let rows = try folder.read("out/assignments.csv").split(separator: "\n")
    #expect(rows[0] == "id,name,project,rank" && rows.count == 6)
    #expect(rows[1].hasPrefix("1,'=Ada,") && rows[5].hasSuffix(",bees,"))
    let check = try folder.run("check", "out/plan.json")
    #expect(check.status == 0 && check.output.contains("keeps all rules"), "\(check.output)")
    let strict = try folder.run("check", "out/plan.json", "--strict")
    #expect(strict.status == 0 && strict.output.contains("none is better is verified"))
    // It is the same the next time, and next time's earlier ranks.
    let before = try folder.read("out/plan.json")
    _ = try folder.run("choose", "scenario.yaml", "-o", "out", "-q")
    #expect(try folder.read("out/plan.json") == before)
    try folder.write("scenario.yaml", "choose: projects\nearlier: out/assignments.csv\n")
    let next = try folder.run("choose", "scenario.yaml")
    #expect(next.status == 0 && next.output.contains("With the earlier rounds: Gini"))
  }

  /// Lists are for learners: no ranks, and texts cannot break out.
  @Test func listsTellNoRanks() throws {
    #expect(try folder.run("choose", "scenario.yaml", "-o", "out", "-q").status == 0)
    let page = try folder.read("out/lists.html")
    #expect(page.contains("Spring &lt;week&gt;") && page.contains("<li>Ben</li>"))
    for word in ["choice", "rank", "proven", "aim", "worst"] {
      #expect(!page.contains(word), "\(word)")
    }
    let teacher = try folder.read("out/teacher.html")
    #expect(teacher.contains("1 robots, 2 bees") && teacher.contains("<h3>robots <span"))
  }

  @Test func demandsThatClashAreNamed() throws {
    _ = try folder.run("choose", "scenario.yaml", "-o", "out", "-q")
    try folder.write(
      "projects.csv", "project,min,max,optional\nrobots,3,3,no\nbees,3,3,no\nfilm,2,3,yes\n")
    let run = try folder.run("choose", "scenario.yaml", "-o", "out")
    #expect(run.status == 2)
    #expect(run.output.hasPrefix("There is no placement. These cannot hold together:\n"))
    for demand in [
      "robots has to run", "bees has to run", "robots takes 3 or more", "bees takes 3 or more",
    ] {
      #expect(run.output.contains("- \(demand)\n"), "\(run.output)")
    }
    #expect(run.output.hasSuffix("Give up one of them.\n"))
    // Lists of a placement that is no more are gone.
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.path + "/out") == ["plan.json"])
    let check = try folder.run("check", "out/plan.json")
    #expect(check.status == 0 && check.output.hasPrefix("There is no placement in this plan"))
  }

  @Test func whoIsLeftOutIsTold() throws {
    try folder.write("scenario.yaml", "choose: projects\nunranked: never\n")
    try folder.write("projects.csv", "project,max\nrobots,2\nbees,1\nfilm,1\n")
    let run = try folder.run("choose", "scenario.yaml")
    #expect(run.status == 0)
    #expect(run.output.contains("Left out: "), "\(run.output)")
    #expect(run.output.contains(", all they may take is full."))
  }

  @Test(arguments: [
    ("\"project\" : \"robots\"", "\"project\" : \"film\"", "film has 1, not 2 to 3"),
    ("\"choice\" : 2", "\"choice\" : 1", "choice is not the one that the plan says"),
    ("\"value\" : 1", "\"value\" : 0", "learners with choice 2: 1, and the plan says 0"),
    ("\"bound\" : 1", "\"bound\" : 7", "the bound is not below what it bounds"),
    (
      "\"status\" : \"optimal\"", "\"status\" : \"infeasible\"",
      "says that there is none, and tells"
    ),
    ("\"aim\" : \"fairest\"", "\"aim\" : \"popular\"", "The plan has another aim"),
    ("learners with choice 2", "learners somewhere", "steps are not those that"),
  ])
  func changedPlansAreFound(old: String, new: String, message: String) throws {
    try folder.expectChange(from: old, to: new, isFound: message)
  }

  @Test func changedInputsAreNamed() throws {
    _ = try folder.run("choose", "scenario.yaml", "-o", "out", "-q")
    try folder.write("choices.csv", "learner,1\n1,film\n")
    let check = try folder.run("check", "out/plan.json")
    #expect(check.status == 65 && check.errors.contains("choices.csv: the file has changed"))
  }

  /// Once the tables of a class were overwritten, and deleted where nothing was possible.
  @Test func theScenariosOwnTablesAreKept() throws {
    try folder.write("term/assignments.csv", "id,rank\n1,2\n")
    try folder.write("scenario.yaml", "choose: projects\nearlier: term/assignments.csv\n")
    let run = try folder.run("choose", "scenario.yaml", "-o", "term")
    #expect(run.status == 73, "\(run.errors)")
    #expect(run.errors.contains("'term/assignments.csv' is one of the scenario's own tables"))
    #expect(try folder.read("term/assignments.csv") == "id,rank\n1,2\n")
    // Somebody else's file in a folder without a plan stays.
    try folder.write("other/demand.csv", "mine\n")
    try folder.write("projects.csv", "project,min,max\nrobots,6,6\nbees,6,6\nfilm,6,6\n")
    #expect(try folder.run("choose", "scenario.yaml", "-o", "other").status == 2)
    #expect(try folder.read("other/demand.csv") == "mine\n")
  }

  /// Identifiers, not names, in what is kept of a conflict.
  @Test func conflictsInFilesNameNobody() throws {
    try folder.write("pins.csv", "learner,project\n1,robots\n2,robots\n")
    try folder.write("projects.csv", "project,max\nrobots,1\nbees,5\nfilm,5\n")
    let run = try folder.run("choose", "scenario.yaml", "-o", "out")
    #expect(run.status == 2 && run.output.contains("Ben is pinned to robots"))
    let plan = try folder.read("out/plan.json")
    #expect(plan.contains("2 is pinned to robots") && !plan.contains("Ben"))
  }

  @Test func badInputIsToldWithItsPlace() throws {
    try folder.write("choices.csv", "learner,1,2\n1,robots,robots\n")
    let run = try folder.run("choose", "scenario.yaml", "-o", "out")
    #expect(run.status == 65 && run.output.isEmpty)
    #expect(run.errors.contains("choices.csv, row 2, column '2': a project is ranked twice"))
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/out"))
    let usage = try folder.run("choose", "scenario.yaml", "--time", "0")
    #expect(usage.status == 64)
  }
}
