import Foundation
import Testing

/// `regroup choose` for communities, end to end.
@Suite struct ChooseCommunitiesTests {
  let folder: ClassFolder

  /// Chess and art meet at the same time, art takes an expert, and too few ask for the band.
  init() throws {
    folder = try ClassFolder()
    try folder.write("scenario.yaml", "choose: communities\nbudget: minutes\nclass: class\n")
    try folder.write(
      "learners.csv",
      "id,name,class,minutes\n1,=Ada,a,90\n2,Ben,a,90\n3,Cleo,b,45\n4,Dan,b,90\n5,Eve,b,20\n")
    try folder.write(
      "communities.csv",
      "community,name,min,max,minutes,expert,meets,open\nchess,Chess,2,3,45,,Mon,yes\n"
        + "art,Art,1,4,30,yes,Tue;mon,no\nband,Band,2,4,30,,Fri,\nbooks,Books,2,2,45,,Wed,\n")
    try folder.write(
      "opt-ins.csv",
      "learner,community,rank,role\n1,chess,1,\n1,books,2,\n2,chess,1,\n2,art,2,expert\n3,chess,,\n"
        + "3,books,,\n4,books,1,\n4,band,1,\n5,band,,\n")
  }

  @Test func fromScenarioToFiles() throws {
    let run = try folder.run("choose", "scenario.yaml", "-o", "out")
    #expect(run.status == 0, "\(run.errors)")
    #expect(
      run.output == """
        5 learners, 4 communities. Order: fair, granted, ranks, mixed; proven best, step
          by step.

        Chess  3 members (2 to 3)
        Art    does not come about: it could, but other communities would lose more
        Band   does not come about: 1 asked who have time for it, and it takes 2
        Books  2 members (2)

        5 of 9 opt-ins granted, and nobody is in what they did not ask for.
        5 asked; 0 did not.
        First choice: 3 have it; 3 could have theirs, each taken alone.
        Nobody is worse off than with choice 1. Gini of ranks 0.
        2 of 2 that come about mix classes.
        Asked and have none, nor in any other plan: Eve.
        Communities of each who asked: Gini 0.32.
        Denied a community where somebody is who has more than they: Cleo. Nobody there
          could hand over the seat and still have as many.
        No other plan is as good.

        """)
    #expect(
      try folder.read("out/memberships.csv") == """
        id,name,community,rank,role
        1,'=Ada,Chess,1,
        1,'=Ada,Books,2,
        2,Ben,Chess,1,
        3,Cleo,Chess,,
        4,Dan,Books,1,
        5,Eve,,,

        """)
    let page = try folder.read("out/teacher.html")
    #expect(page.contains("<td>Art (it does not come about)</td>"))
    #expect(page.contains("<td>Books (their minutes do not suffice)</td>"))
    #expect(page.contains("<td>Band (it does not come about)</td>"))
    let check = try folder.run("check", "out/plan.json")
    #expect(check.status == 0, "\(check.output)")
    #expect(check.output.contains("The plan's 5 memberships keep all limits"))
  }

  /// Only open communities stand in the overview, and those who are in no open one do not.
  @Test func listsArePrivateUnlessOpen() throws {
    #expect(try folder.run("choose", "scenario.yaml", "-o", "out", "-q").status == 0)
    let page = try folder.read("out/lists.html")
    let parts = page.components(separatedBy: "<section class=\"people\">")
    #expect(parts.count == 2)
    #expect(parts[0].components(separatedBy: "<section class=\"sheet\">").count == 3)
    #expect(parts[0].contains("<h2>Books</h2>") && parts[0].contains("<li>Dan</li>"))
    #expect(parts[1].contains("<td>=Ada</td><td>Chess</td>"))
    for word in ["Books", "Dan", "Eve"] { #expect(!parts[1].contains(word), "\(word)") }
    for word in ["rank", "expert", "denied", "Eve", "Band"] { #expect(!page.contains(word)) }
    try folder.write("communities.csv", "community,max\nchess,3\nart,3\nband,3\nbooks,3\n")
    #expect(try folder.run("choose", "scenario.yaml", "-o", "out", "-q").status == 0)
    #expect(!(try folder.read("out/lists.html")).contains("<table>"))
  }

  /// One seat in chess, and who had nothing in the autumn has it now.
  @Test(arguments: [("1,,,\n2,,Chess,1\n", "1,'=Ada"), ("1,,Chess,1\n2,,,\n", "2,Ben")])
  func whoHadNothingComesFirst(autumn: String, first: String) throws {
    try folder.write("scenario.yaml", "choose: communities\nearlier: autumn.csv\n")
    try folder.write("autumn.csv", "id,name,community,rank\n" + autumn)
    try folder.write("communities.csv", "community,name,max\nchess,Chess,1\nart,Art,2\n")
    try folder.write(
      "opt-ins.csv", "learner,community,rank\n1,chess,1\n1,art,2\n2,chess,1\n2,art,2\n")
    let run = try folder.run("choose", "scenario.yaml", "-o", "out")
    #expect(run.status == 0 && run.output.contains("With the earlier rounds: Gini"))
    #expect(try folder.read("out/memberships.csv").contains("\n\(first),Chess,1,\n"))
    let plan = try folder.read("out/plan.json")
    #expect(plan.contains("communities that those whose turn it is are short of"))
    let check = try folder.run("check", "out/plan.json")
    #expect(check.status == 0, "\(check.output)")
  }

  @Test func limitsForAll() throws {
    try folder.write(
      "scenario.yaml", "choose: communities\nbudget: 45\nmost: 1\norder: [granted]\n")
    let run = try folder.run("choose", "scenario.yaml", "-o", "out")
    #expect(run.status == 0 && run.output.contains("Order: granted; proven best"))
    #expect(!run.output.contains("mix classes"))
    #expect(try folder.run("check", "out/plan.json").status == 0)
    try folder.write("scenario.yaml", "choose: communities\n")
    let free = try folder.run("choose", "scenario.yaml")
    #expect(free.errors.contains("'minutes' are not used, as the scenario has no 'budget'"))
    #expect(free.output.contains("Band   2 members"), "\(free.output)")
  }

  @Test func whyAnOptInIsDenied() throws {
    try folder.write("scenario.yaml", "choose: communities\nmost: 2\n")
    try folder.write(
      "communities.csv",
      "community,max,meets\nchess,9,Mon\nart,1,Tue;mon\nband,9,\nbooks,9,\n")
    try folder.write(
      "opt-ins.csv",
      "learner,community,rank\n1,chess,1\n1,art,2\n2,art,1\n2,band,2\n3,art,1\n3,books,2\n4,chess,\n"
        + "4,band,\n4,books,\n")
    #expect(try folder.run("choose", "scenario.yaml", "-o", "out", "-q").status == 0)
    let page = try folder.read("out/teacher.html")
    #expect(page.contains("art (meets when chess does)"))
    #expect(page.contains("<td>books (2)</td><td>art (it is full)</td>"))
    #expect(page.contains("(has as many as they may)"))
    #expect(page.contains("<th>Eve</th><td>did not ask</td>"))
  }

  @Test func expertsAreNeeded() throws {
    try folder.write(
      "communities.csv",
      "community,name,max,expert,novices-per-expert\nchess,Chess,9,,1\nart,Art,9,y,\nband,Band,9,,\n"
        + "books,Books,9,,\n")
    try folder.write(
      "opt-ins.csv",
      "learner,community,role\n1,chess,expert\n2,chess,novice\n3,chess,Novice\n3,art,\n4,chess,\n")
    let run = try folder.run("choose", "scenario.yaml", "-o", "out")
    #expect(run.output.contains("Chess  3 members (0 to 9)"), "\(run.output)")
    #expect(run.output.contains("Art    does not come about: it takes an expert, and none asked"))
    #expect(try folder.read("out/teacher.html").contains("(it would need another expert)"))
    #expect(try folder.run("check", "out/plan.json").status == 0)
  }

  @Test(arguments: [
    ("\"chess\",\n        \"books\"", "\"chess\",\n        \"art\"", "did not ask for"),
    ("\"chess\",\n        \"books\"", "\"chess\"", "Books has 1, not 2"),
    ("\"status\" : \"optimal\"", "\"status\" : \"feasible\"", "status is not what its steps say"),
    ("\"bound\" : 1", "\"bound\" : 2", "the bound is not below what it bounds"),
    ("sum of ranks", "ranks", "steps are not those that the scenario asks for"),
    ("\"value\" : 1", "\"value\" : 0", "learners who asked and have none: 1, and the plan says 0"),
    ("\"chess\",\n        \"books\"", "\"chess\",\n        \"chess\"", "in a community twice"),
    ("\"chess\",\n        \"books\"", "\"chess\",\n        \"zz\"", "A community of the plan is"),
  ])
  func changedPlansAreFound(old: String, new: String, message: String) throws {
    try folder.expectChange(from: old, to: new, isFound: message)
  }

  @Test(arguments: [
    ("communities.csv", "community\na\n", "there is no column 'max'"),
    ("communities.csv", "community,min,max\na,3,2\n", "row 2, column 'min': more than the maximum"),
    (
      "communities.csv", "community,max,expert,novices-per-expert\na,3,yes,2\n",
      "row 2, column 'expert': there is a number of novices"
    ),
    ("communities.csv", "community,max,open\na,3,maybe\n", "column 'open': neither yes nor no"),
    ("opt-ins.csv", "learner,community\n1,che\n", "there is no community 'che' in communities.csv"),
    ("opt-ins.csv", "learner,community\nzed,art\n", "row 2, column 'learner': names nobody"),
    ("opt-ins.csv", "learner,community\n1,art\n1,art\n", "row 3, column 'community': asked for"),
    ("opt-ins.csv", "learner,community,role\n1,art,boss\n", "neither novice nor expert"),
    ("opt-ins.csv", "learner,community,rank\n1,art,0\n", "not a whole number from 1 to 1000"),
    (
      "learners.csv", "id,name,class,minutes\n1,Ada,a,\n",
      "row 2, column 'minutes': the cell is empty"
    ),
    ("scenario.yaml", "choose: communities\nbudget: minuts\n", "unknown column of 'budget'"),
    ("scenario.yaml", "choose: communities\nmost: -1\n", "'most' is not between 0 and 1000000"),
    (
      "scenario.yaml", "choose: communities\nmost: name\n",
      "column 'name': not a whole number from 0"
    ),
    ("scenario.yaml", "choose: communities\norder: mixed\n", "there is no 'class: COLUMN'"),
  ])
  func badInputIsToldWithItsPlace(file: String, text: String, message: String) throws {
    try folder.write(file, text)
    if file == "learners.csv" { try folder.write("opt-ins.csv", "learner,community\n1,art\n") }
    try folder.expectBadInput(message)
  }
}
