import Foundation
import Testing

/// `regroup choose` for tutoring, end to end.
@Suite struct ChooseTutoringTests {
  let folder: ClassFolder

  /// Ada and Ben can help each other; Ben has tutored once, so that Ada helps Cleo.
  init() throws {
    folder = try ClassFolder()
    try folder.write(
      "scenario.yaml", "choose: tutoring\nload: 2\nearlier: past.csv\nmutual: true\n")
    try folder.write("learners.csv", "id,name\n1,=Ada\n2,Ben\n3,Cleo\n")
    try folder.write(
      "mastery.csv",
      "learner,Sums,Graphs,Maps,Time\n1,mastered,help,mastered,\n2,help,mastered,mastered,\n"
        + "3,,,help,help\n")
    try folder.write("past.csv", "tutor id\n2\n")
  }

  @Test func fromTablesToPages() throws {
    let run = try folder.run("choose", "scenario.yaml", "-o", "out")
    #expect(run.status == 0, "\(run.errors)")
    #expect(
      run.output.hasPrefix("3 learners, 4 skills. 3 of 4 requests for help are served.\nProven: "))
    #expect(run.output.contains("They tutor each other: =Ada and Ben."))
    #expect(run.output.contains("Turns of the 2 who could tutor, with those before: Gini 0."))
    #expect(run.output.contains("Not served: Cleo in Time; nobody has mastered it."))
    #expect(
      try folder.read("out/tutoring.csv")
        == "skill,tutor id,tutor name,learner id,learner name\nSums,1,'=Ada,2,Ben\n"
        + "Graphs,2,Ben,1,'=Ada\nMaps,1,'=Ada,3,Cleo\n")
    let page = try folder.read("out/teacher.html")
    #expect(page.contains("nobody has mastered it") && page.contains("tutor 2 times"))
    let check = try folder.run("check", "out/plan.json")
    #expect(check.status == 0 && check.output.contains("verified"), "\(check.output)")
    #expect(try folder.run("check", "out/plan.json", "--strict").status == 0)
    try folder.write("scenario.yaml", "choose: tutoring\nload: 2\nearlier: past.csv\n")
    #expect(try folder.run("choose", "scenario.yaml", "-o", "out", "-q").status == 0)
    #expect(try folder.run("check", "out/plan.json", "--strict").status == 0)
  }

  @Test func cardsTellWhatForAndNoMore() throws {
    #expect(try folder.run("choose", "scenario.yaml", "-o", "out", "-q").status == 0)
    let page = try folder.read("out/cards.html")
    #expect(page.contains("<li>Cleo: Maps</li>") && page.contains("<li>=Ada: Maps</li>"))
    #expect(page.contains("See your teacher about"))
    let body = try #require(page.split(separator: "<body>").last)
    for word in ["master", "level", "before", "limit", "proven", "nobody"] {
      #expect(!body.contains(word))
    }
  }

  @Test func limitsAreWhy() throws {
    try folder.write("scenario.yaml", "choose: tutoring\nload: 1\n")
    try folder.write(
      "mastery.csv", "learner,skill,level\n1,Sums,mastered\n2,Sums,help\n3,Sums,help\n")
    let run = try folder.run("choose", "scenario.yaml")
    #expect(run.status == 0)
    #expect(run.output.contains("1 of 2 requests for help are served"))
    #expect(run.output.contains("in Sums; all who could help tutor as often as they may"))
  }

  /// Its own table is what the next plan knows as earlier.
  @Test func turnsGoOn() throws {
    #expect(try folder.run("choose", "scenario.yaml", "-o", "out", "-q").status == 0)
    try folder.write(
      "scenario.yaml", "choose: tutoring\nearlier: [past.csv, out/tutoring.csv]\n")
    try folder.write("mastery.csv", "learner,Maps\n1,mastered\n2,mastered\n3,help\n")
    let run = try folder.run("choose", "scenario.yaml", "-o", "next")
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.contains("Maps   =Ada helps Cleo") || run.output.contains("Ben helps Cleo"))
    #expect(try folder.read("next/plan.json").contains("\"value\" : 13"))
  }

  @Test(arguments: [
    ("\"tutor\" : \"1\"", "\"tutor\" : \"3\"", "tutors in Sums without mastery"),
    (
      "\"tutor\" : \"1\"", "\"tutor\" : null",
      "The figures that the plan tells are not its own"
    ),
    ("\"skill\" : \"Time\"", "\"skill\" : \"Graphs\"", "requests are not those of the scenario"),
    ("\"learner\" : \"3\"", "\"learner\" : \"9\"", "not about the learners and skills"),
    ("\"value\" : 1", "\"value\" : 0", "The figures that the plan tells are not its own"),
  ])
  func changedPlansAreFound(old: String, new: String, message: String) throws {
    try folder.expectChange(from: old, to: new, isFound: message)
  }

  /// Its figures told truly, a worse plan is found worse.
  @Test func worsePlansAreFound() throws {
    try folder.write("scenario.yaml", "choose: tutoring\nearlier: past.csv\n")
    try folder.write("mastery.csv", "learner,Maps\n1,mastered\n2,mastered\n3,help\n")
    _ = try folder.run("choose", "scenario.yaml", "-o", "out", "-q")
    let plan = try folder.read("out/plan.json")
      .replacingOccurrences(of: "\"tutor\" : \"1\"", with: "\"tutor\" : \"2\"")
      .replacingOccurrences(of: "\"value\" : 2", with: "\"value\" : 4")
    try folder.write("out/plan.json", plan)
    let check = try folder.run("check", "out/plan.json")
    #expect(check.status == 1 && check.output.contains("Another plan shares turns"))
  }

  @Test(arguments: [
    ("mastery.csv", "learner,Sums\n1,good\n", "row 2, column 'Sums': neither mastered"),
    ("mastery.csv", "learner,Sums\nzed,help\n", "row 2, column 'learner': names nobody"),
    ("past.csv", "id\n1\n", "past.csv, row 1: there is no column 'tutor id'"),
    ("scenario.yaml", "choose: tutoring\nlimit: 2\n", "unknown key of the scenario 'limit'"),
  ])
  func badInputIsToldWithItsPlace(file: String, text: String, message: String) throws {
    try folder.write(file, text)
    try folder.expectBadInput(message)
  }
}
