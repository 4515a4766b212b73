import Foundation
import Testing

/// `regroup choose` for mentors, end to end.
@Suite struct ChooseMentorsTests {
  let folder: ClassFolder

  /// Ada needs algebra, which only Mr B knows, and had Ms A; Ben likes Ms A best.
  init() throws {
    folder = try ClassFolder()
    try folder.write("scenario.yaml", "choose: mentors\nneeds: needs\n")
    try folder.write("learners.csv", "id,name,needs\n1,=Ada,algebra;poems\n2,Ben,\n")
    try folder.write("mentors.csv", "mentor,name,max,expertise\na,Ms A,1,\nb,Mr B,2,Algebra\n")
    try folder.write("choices.csv", "learner,1,2\n1,a,b\n2,a,b\n")
    try folder.write("previous.csv", "id,mentor\n1,Ms A\n9,Ms A\n2,Mr Gone\n")
  }

  @Test func fromScenarioToFiles() throws {
    let run = try folder.run("choose", "scenario.yaml", "-o", "out")
    #expect(run.status == 0, "\(run.errors)")
    #expect(
      run.output == """
        2 learners, 2 mentors. Order: needs, changes, wishes, worst-wishes, load; proven
          best, step by step.

        Ms A   Ben
        Mr B   =Ada

        choice    1  2
        learners  1  1

        Needs: 1 of 2 are covered by the learner's own mentor. No mentor knows poems.
        1 of 1 who had a mentor lose them: =Ada.
        Worst off, with choice 2: =Ada. Gini of ranks 0.17.
        First choice: 1 have it; 2 could have theirs, each taken alone.
        Would rather have another's mentor: =Ada.
        Learners a mentor: 1.
        No other plan is as good.

        """)
    #expect(run.errors.contains("previous.csv: 1 row of people not in learners.csv passed over"))
    #expect(run.errors.contains("previous.csv: 1 row of mentors not in mentors.csv passed over"))
    #expect(
      try folder.read("out/assignments.csv")
        == "id,name,mentor,rank\n1,'=Ada,Mr B,2\n2,Ben,Ms A,1\n")
    #expect(
      try folder.read("out/loads.csv")
        == "mentor,min,max,learners,uncovered_needs\nMs A,0,1,1,\nMr B,0,2,1,poems\n")
    #expect(
      try folder.read("out/teacher.html").contains(
        "<tr><th>=Ada</th><td>2</td><td>Algebra</td><td>poems</td><td>Ms A</td></tr>"))
    #expect(
      try folder.read("out/teacher.html").contains(
        "<tr><th>=Ada</th><td>Mr B</td><td>2</td><td>1 Ms A, 2 Mr B</td><td>choice 1</td></tr>"))
    let check = try folder.run("check", "out/plan.json")
    #expect(
      check.status == 0 && check.output.contains("The mentors of 2 learners keep all rules"),
      "\(check.output)")
  }

  /// What comes first decides: Ada keeps Ms A.
  @Test func orderDecides() throws {
    try folder.write("scenario.yaml", "choose: mentors\nneeds: needs\norder: [changes, needs]\n")
    let run = try folder.run("choose", "scenario.yaml", "-o", "out")
    #expect(run.status == 0 && run.output.contains("All 1 who had a mentor keep them."))
    #expect(try folder.read("out/assignments.csv").contains("\n1,'=Ada,Ms A,1\n"))
    #expect(try folder.run("check", "out/plan.json").status == 0)
  }

  @Test func thePlanIsNextTimesPrevious() throws {
    #expect(try folder.run("choose", "scenario.yaml", "-o", "out", "-q").status == 0)
    try folder.write(
      "scenario.yaml", "choose: mentors\nprevious: out/assignments.csv\norder: changes\n")
    let run = try folder.run("choose", "scenario.yaml")
    #expect(run.status == 0 && run.output.contains("All 2 who had a mentor keep them."))
    #expect(run.errors.contains("'expertise' is not used"))
  }

  /// Both like Ms A best; who had their second choice, or nobody, in the autumn has her now.
  @Test(arguments: [("1,Mr B,2\n2,Ms A,1\n", "=Ada"), ("1,Ms A,1\n2,,\n", "Ben")])
  func whoGotLittleThenComesFirst(autumn: String, first: String) throws {
    try folder.write("scenario.yaml", "choose: mentors\norder: wishes\nearlier: autumn.csv\n")
    try folder.write("autumn.csv", "id,mentor,rank\n" + autumn)
    let run = try folder.run("choose", "scenario.yaml", "-o", "out")
    #expect(run.status == 0 && run.output.contains("Ms A   \(first)\n"), "\(run.output)")
    #expect(run.output.contains("With the earlier rounds: Gini of each learner's mean rank 0"))
    #expect(run.output.contains("No other plan is as good."))
    #expect(try folder.run("check", "out/plan.json").status == 0)
    let plan = try folder.read("out/plan.json")
    let turns = try #require(plan.range(of: "ranks of those whose turn it is"))
    let value = try #require(
      plan.range(
        of: "\"value\" : 1", options: .backwards, range: plan.startIndex..<turns.lowerBound))
    try folder.write(
      "out/plan.json", plan.replacingCharacters(in: value, with: "\"value\" : 2"))
    let check = try folder.run("check", "out/plan.json")
    #expect(check.status == 1)
    #expect(check.output.contains("those whose turn it is: 1, and the plan says 2"))
  }

  /// Without a turn, either may have Ms A.
  @Test func otherPlansAsGoodAreTold() throws {
    try folder.write("scenario.yaml", "choose: mentors\norder: wishes\n")
    let run = try folder.run("choose", "scenario.yaml")
    #expect(
      run.output.contains("1 other plan is as good; not the same in all: =Ada and Ben."),
      "\(run.output)")
  }

  @Test func listsTellNoRanks() throws {
    #expect(try folder.run("choose", "scenario.yaml", "-o", "out", "-q").status == 0)
    let page = try folder.read("out/lists.html")
    #expect(page.contains("<li>Ben</li>") && page.contains("<td>=Ada</td><td>Mr B</td>"))
    for word in ["choice", "rank", "algebra", "poems", "proven", "keep"] {
      #expect(!page.contains(word), "\(word)")
    }
  }

  @Test func demandsThatClashAreNamed() throws {
    _ = try folder.run("choose", "scenario.yaml", "-o", "out", "-q")
    try folder.write("scenario.yaml", "choose: mentors\neveryone: true\n")
    try folder.write("mentors.csv", "mentor,name,min,max\na,Ms A,1,1\nb,Mr B,0,2\n")
    try folder.write("conflicts.csv", "learner,mentor,reason\n1,a,aunt\n")
    try folder.write("pins.csv", "learner,mentor\n2,b\n")
    let run = try folder.run("choose", "scenario.yaml", "-o", "out")
    #expect(run.status == 2)
    #expect(
      run.output == """
        There is no plan. These cannot hold together:
        - Ms A has 1 or more
        - Ben is pinned to Mr B
        - =Ada does not have Ms A
        Give up one of them.

        """)
    // Identifiers, not names, in what is kept of a conflict.
    let plan = try folder.read("out/plan.json")
    #expect(plan.contains("2 is pinned to Mr B") && !plan.contains("Ben"))
    // Lists of a plan that is no more are gone.
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.path + "/out") == ["plan.json"])
    let check = try folder.run("check", "out/plan.json")
    #expect(check.status == 0 && check.output.contains("no learner with a mentor in this plan"))
  }

  @Test func whoHasNoMentorIsToldWhy() throws {
    try folder.write("scenario.yaml", "choose: mentors\nmust-match: speaks\norder: load\n")
    try folder.write(
      "learners.csv", "id,name,speaks\n1,Ada,Dari\n2,Ben,Farsi\n3,Cleo,Dari\n4,Dan,\n")
    try folder.write("mentors.csv", "mentor,max,offers\na,1,dari\nb,1,Dari\n")
    try folder.write("conflicts.csv", "learner,mentor,reason\n3,a,aunt\n3,b,\n")
    try folder.write("pins.csv", "learner,mentor\n1,a\n4,b\n")
    try folder.write("choices.csv", "learner,1\n")
    try folder.write("previous.csv", "id,mentor\n")
    var run = try folder.run("choose", "scenario.yaml")
    #expect(run.status == 0)
    #expect(run.output.contains("Without a mentor: Ben; no mentor offers all that must match."))
    #expect(
      run.output.contains(
        "Without a mentor: Cleo; no mentor who matches is without a conflict (aunt,\n  conflict of"),
      "\(run.output)")
    try folder.write("conflicts.csv", "learner,mentor\n")
    run = try folder.run("choose", "scenario.yaml")
    #expect(run.output.contains("Without a mentor: Cleo; every mentor they could have is full."))
  }

  @Test func whoWouldRatherHaveEachOtherIsTold() throws {
    try folder.write("rankings.csv", "mentor,1\na,1\n")
    let run = try folder.run("choose", "scenario.yaml", "-o", "out")
    #expect(run.output.contains("=Ada and Ms A would rather have each other."), "\(run.output)")
    #expect(run.output.contains("Mentors' wishes: 1 not ranked."))
    #expect(try folder.run("check", "out/plan.json").status == 0)
  }

  @Test(arguments: [
    ("\"mentor\" : \"a\"", "\"mentor\" : \"b\"", "rank is not the one that the plan says"),
    ("\"mentor\" : \"b\"", "\"mentor\" : \"a\"", "Ms A has 2, not 0 to 1"),
    ("\"mentor\" : \"b\"", "\"mentor\" : \"zz\"", "A mentor of the plan is unknown"),
    ("\"status\" : \"optimal\"", "\"status\" : \"feasible\"", "status is not what its steps say"),
    ("\"status\" : \"optimal\"", "\"status\" : \"unknown\"", "there is none, and tells seats"),
    ("\"bound\" : 1", "\"bound\" : 2", "the bound is not below what it bounds"),
    ("needs not covered", "needs", "steps are not those that the scenario asks for"),
    ("\"poems\"", "\"prose\"", "needs that are not covered are not those"),
    ("\"value\" : 1", "\"value\" : 0", "needs not covered: 1, and the plan says 0"),
  ])
  func changedPlansAreFound(old: String, new: String, message: String) throws {
    try folder.expectChange(from: old, to: new, isFound: message)
  }

  @Test(arguments: [
    ("mentors.csv", "mentor\na\n", "there is no column 'max'"),
    ("mentors.csv", "mentor,max\na,1\nb,1\n", "no column 'expertise', and 'needs' needs it"),
    ("mentors.csv", "mentor,min,max,expertise\na,3,2,\n", "row 2, column 'min': more than the"),
    ("choices.csv", "learner,1\n1,c\n", "there is no mentor 'c' in mentors.csv"),
    ("rankings.csv", "mentor,1\na,zed\n", "row 2, column '1': names nobody of learners.csv"),
    ("conflicts.csv", "learner,mentor\nzed,a\n", "row 2, column 'learner': names nobody"),
    ("pins.csv", "learner,mentor\n1,a\n1,b\n", "row 3, column 'learner': a learner is pinned"),
    ("previous.csv", "id,mentor\n1,a\n1,b\n", "row 3, column 'id': a learner had two mentors"),
    ("scenario.yaml", "choose: mentors\nneeds: need\n", "unknown column of 'needs' 'need'"),
    ("scenario.yaml", "choose: mentors\norder: [load, load]\n", "'load' stands twice"),
    ("scenario.yaml", "choose: mentors\norder: [lod]\n", "unknown part of 'order' 'lod'"),
    ("scenario.yaml", "choose: mentors\norder: needs\n", "there is no 'needs: COLUMN'"),
    ("scenario.yaml", "choose: mentors\norder: mentors-wishes\n", "there is no table of rankings"),
    ("scenario.yaml", "choose: mentors\nmust-match: needs\n", "'must-match' needs it"),
  ])
  func badInputIsToldWithItsPlace(file: String, text: String, message: String) throws {
    try folder.write(file, text)
    try folder.expectBadInput(message)
  }
}
