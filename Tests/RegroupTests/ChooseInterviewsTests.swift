import Foundation
import Testing

/// `regroup choose` for interviews, end to end.
@Suite struct ChooseInterviewsTests {
  let folder: ClassFolder

  /// Gale and Shapley's smallest case with two stable assignments: learners like 1-a, 2-b, teams the reverse.
  init() throws {
    folder = try ClassFolder()
    try folder.write("scenario.yaml", "choose: interviews\nsolution: learner-best\n")
    try folder.write("learners.csv", "id,name\n1,=Ada\n2,Ben\n")
    try folder.write("teams.csv", "team,max\na,1\nb,1\n")
    try folder.write("choices.csv", "learner,1,2\n1,a,b\n2,b,a\n")
    try folder.write("rankings.csv", "team,1,2\na,2,1\nb,1,2\n")
  }

  @Test func solutionsSideBySide() throws {
    let run = try folder.run("choose", "scenario.yaml", "-o", "out")
    #expect(run.status == 0, "\(run.errors)")
    #expect(
      run.output.hasPrefix(
        "2 learners, 2 teams. Learner-best: proven best, level by level.\nStable: "))
    #expect(
      run.output.contains(
        "learner-best  placed 2, learners' ranks 2 (worst 1), teams' 4, blocking 0"))
    #expect(
      run.output.contains(
        "team-best     placed 2, learners' ranks 4 (worst 2), teams' 2, blocking 0"))
    #expect(
      try folder.read("out/assignments.csv")
        == "id,name,team,rank,rank_by_team\n1,'=Ada,a,1,2\n2,Ben,b,1,2\n")
    #expect(try folder.read("out/blocking.csv") == "learners,team,envy,waste\n")
    let check = try folder.run("check", "out/plan.json")
    #expect(
      check.status == 0 && check.output.contains("and there are no blocking pairs"),
      "\(check.output)")
  }

  /// A minimum of two in a leaves b empty: both would rather be there, and its seat is free.
  @Test func blockingPairsAreNamed() throws {
    try folder.write("teams.csv", "team,min,max\na,2,2\nb,0,1\n")
    let run = try folder.run("choose", "scenario.yaml", "-o", "out")
    #expect(run.status == 0)
    #expect(run.output.contains("No stable assignment keeps the minimum quotas"))
    #expect(run.output.contains("Ben and b would rather have each other: a seat is free."))
    #expect(try folder.read("out/blocking.csv").hasSuffix("\n2,b,no,yes\n"))
    #expect(try folder.run("check", "out/plan.json").status == 0)
  }

  /// With team-best, both could have their first choice in another stable assignment.
  @Test func whatEachCouldHaveHadIsTold() throws {
    let best = try folder.run("choose", "scenario.yaml", "-o", "out")
    #expect(best.output.contains("Nobody has a better team in any other stable assignment."))
    #expect(best.output.contains("Nobody would rather be where another is."))
    try folder.write(
      "scenario.yaml", "choose: interviews\nsolution: team-best\nearlier: out/assignments.csv\n")
    let run = try folder.run("choose", "scenario.yaml", "-o", "spring")
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.contains("Worst off, with choice 2: =Ada and Ben. Gini of ranks 0."))
    #expect(run.output.contains("First choice: 0 have it; 2 could have theirs"))
    let text = run.output.split { $0.isWhitespace }.joined(separator: " ")
    #expect(text.contains("(learner-best has them all at once): =Ada and Ben."))
    #expect(text.contains("Would rather be where others are: =Ada and Ben. No such team"))
    #expect(run.output.contains("With the earlier rounds: Gini of each learner's mean rank 0."))
    let page = try folder.read("spring/teacher.html")
    #expect(page.contains("<h3>a <span class=\"points\">1 learner; takes 0 to 1</span></h3>"))
    #expect(page.contains("<tr><th>Ben</th><td>2</td><td>1</td><td>b</td></tr>"))
    #expect(
      page.contains("<td>a</td><td>2</td><td>1 b, 2 a</td><td>choice 1</td><td>b</td></tr>"))
    #expect(try folder.run("check", "spring/plan.json").status == 0)
  }

  @Test func listsTellNoRanks() throws {
    #expect(try folder.run("choose", "scenario.yaml", "-o", "out", "-q").status == 0)
    let page = try folder.read("out/lists.html")
    #expect(page.contains("<li>Ben</li>"))
    for word in ["choice", "rank", "stable", "block", "prefer"] { #expect(!page.contains(word)) }
  }

  @Test func whatCannotBe() throws {
    try folder.write("scenario.yaml", "choose: interviews\neveryone: true\n")
    try folder.write("teams.csv", "team,max\na,1\n")
    try folder.write("choices.csv", "learner,1\n1,a\n2,a\n")
    try folder.write("rankings.csv", "team,1,2\na,2,1\n")
    let run = try folder.run("choose", "scenario.yaml", "-o", "out")
    #expect(run.status == 2)
    #expect(
      run.output.contains("Everybody is to be placed: 2 learners, and the teams take 1 at most."))
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.path + "/out") == ["plan.json"])
  }

  @Test func whoHasNoTeamIsToldWhy() throws {
    try folder.write("choices.csv", "learner,1\n1,a\n2,a\n")
    let run = try folder.run("choose", "scenario.yaml")
    #expect(
      run.output.contains("Without a team: =Ada; all places are taken by learners"), "\(run.output)"
    )
  }

  @Test(arguments: [
    ("\"team\" : \"a\"", "\"team\" : \"b\"", "b has 2 learners"),
    ("\"value\" : 2", "\"value\" : 9", "sum of learners' ranks: 2, and the plan says 9"),
    ("\"solution\" : \"learner-best\"", "\"solution\" : \"fairest\"", "is another solution than"),
    (
      "\"blocking\" : [\n\n  ]",
      "\"blocking\" : [{\"learners\":[\"1\"],\"team\":\"b\",\"envy\":true,\"waste\":false}]",
      "There are 0 blocking pairs, not the 1 of the plan"
    ),
  ])
  func changedPlansAreFound(old: String, new: String, message: String) throws {
    try folder.expectChange(from: old, to: new, isFound: message)
  }

  @Test(arguments: [
    ("teams.csv", "team\na\n", "there is no column 'max'"),
    ("teams.csv", "team,min,max\na,3,2\nb,0,1\n", "row 2, column 'min': more than the maximum"),
    ("choices.csv", "learner,1\n1,c\n", "there is no team 'c' in teams.csv"),
    ("choices.csv", "learner,1,2\n1,a,a\n", "row 2, column '2': a team is ranked twice"),
    ("rankings.csv", "team,1\na,zed\n", "row 2, column '1': names nobody of learners.csv"),
    ("rankings.csv", "team,1\nc,1\n", "row 2, column 'team': there is no team 'c'"),
    ("together.csv", "learner,with\n1,2\n2,1\n", "row 3: a learner of this row is in"),
    ("scenario.yaml", "choose: interviews\nsolution: best\n", "unknown 'solution' 'best'"),
    ("scenario.yaml", "choose: interviews\naim: fairest\n", "unknown key of the scenario 'aim'"),
  ])
  func badInputIsToldWithItsPlace(file: String, text: String, message: String) throws {
    try folder.write(file, text)
    try folder.expectBadInput(message)
  }

  @Test func aTeamThatRanksNobodyIsTold() throws {
    try folder.write("rankings.csv", "team,1,2\na,2,1\n")
    let run = try folder.run("choose", "scenario.yaml")
    #expect(run.status == 0)
    #expect(
      run.errors.contains("rankings.csv: b ranked nobody; all learners count as rank 1 there"),
      "\(run.errors)")
  }
}
