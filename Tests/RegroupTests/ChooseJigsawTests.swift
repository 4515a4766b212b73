import Foundation
import Testing

/// `regroup choose` for a jigsaw, end to end.
@Suite struct ChooseJigsawTests {
  let folder: ClassFolder

  /// Ada and Ben are to read of rivers; she is to be apart from Dario, so her home group has Cleo.
  /// Whoever moves to the other home group meets somebody to be apart from.
  init() throws {
    folder = try ClassFolder()
    try folder.write(
      "scenario.yaml", "choose: jigsaw\ntopics: [Rivers, Deserts]\nscore: reading\n")
    try folder.write(
      "learners.csv", "id,name,reading\n1,=Ada,1.5\n2,Ben,2.5\n3,Cleo,2.5\n4,Dario,1.5\n")
    try folder.write(
      "choices.csv", "learner,1,2\n1,Rivers,Deserts\n2,Rivers,\n3,any,\n4,Deserts,\n")
    try folder.write("apart.csv", "learner,with\n1,4\n2,3\n")
  }

  @Test func fromTablesToPages() throws {
    let run = try folder.run("choose", "scenario.yaml", "-o", "out")
    #expect(run.status == 0, "\(run.errors)")
    #expect(
      run.output.hasPrefix(
        "4 learners, 2 topics: 2 home groups, 2 groups of experts.\nProven best: "), "\(run.output)"
    )
    #expect(run.output.contains("2 pairs kept apart in both layers."))
    #expect(run.output.contains("Topics by wish: 3 choice 1."))
    #expect(run.output.contains("Nobody is worse off than with choice 1. Gini of ranks 0."))
    #expect(run.output.contains("Means of reading: home groups 2 to 2, groups of experts 2 to 2."))
    let table = try folder.read("out/jigsaw.csv").split(separator: "\n")
    #expect(table.first == "id,name,home group,topic,expert group")
    let cells = table.dropFirst().map { $0.split(separator: ",").map(String.init) }
    #expect(cells.map { $0[3] } == ["Rivers", "Rivers", "Deserts", "Deserts"])
    #expect(cells[0][1] == "'=Ada" && cells[0][2] == cells[2][2] && cells[1][2] == cells[3][2])
    let page = try folder.read("out/teacher.html")
    #expect(page.contains("mean of reading") && page.contains("1 Rivers, 2 Deserts"))
    let check = try folder.run("check", "out/plan.json")
    #expect(check.status == 0 && check.output.contains("are as told"), "\(check.output)")
  }

  @Test func listsTellNoScoresAndNoWishes() throws {
    #expect(try folder.run("choose", "scenario.yaml", "-o", "out", "-q").status == 0)
    let page = try folder.read("out/lists.html")
    #expect(page.contains("<h2>Home group 2</h2>") && page.contains("<h2>Experts: Deserts</h2>"))
    #expect(page.contains("<li>=Ada: Rivers</li>") && page.contains("<li>Dario</li>"))
    let body = try #require(page.split(separator: "<body>").last)
    for word in ["reading", "choice", "rank", "apart", "proven", "2.5"] {
      #expect(!body.contains(word))
    }
  }

  /// Three learners, each apart from each other, and two home groups.
  @Test func whatCannotBe() throws {
    try folder.write("learners.csv", "id,reading\n1,1\n2,1\n3,1\n4,1\n5,1\n6,1\n")
    try folder.write(
      "scenario.yaml", "choose: jigsaw\ntopics: [Rivers, Deserts]\nhome-groups: 2\n")
    try folder.write("apart.csv", "learner,with\n1,2\n2,3\n1,3\n")
    let run = try folder.run("choose", "scenario.yaml", "-o", "out")
    #expect(run.status == 2, "\(run.errors)")
    #expect(run.output.contains("1, 2 and 3 are each to be apart from each other"))
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.path + "/out") == ["plan.json"])
    #expect(try folder.run("check", "out/plan.json").output.contains("There is no jigsaw"))
  }

  /// A ring of five has no two halves, and nothing so simple as above tells it.
  @Test func whatIsNotFound() throws {
    try folder.write("learners.csv", "id,reading\n1,1\n2,1\n3,1\n4,1\n5,1\n6,1\n")
    try folder.write(
      "scenario.yaml", "choose: jigsaw\ntopics: [Rivers, Deserts]\nhome-groups: 2\n")
    try folder.write("apart.csv", "learner,with\n1,2\n2,3\n3,4\n4,5\n5,1\n")
    let run = try folder.run("choose", "scenario.yaml", "-o", "out", "--time", "0.5")
    #expect(run.status == 75)
    #expect(run.output.contains("No jigsaw that keeps all pairs apart was found"))
  }

  @Test(arguments: [
    ("\"home\" : 1", "\"home\" : 2", "Home groups have 3, 1 learners"),
    ("\"home\" : 1", "\"home\" : 2", "A pair that is to be apart is together"),
    ("\"home\" : 1", "\"home\" : 2", "Two learners are together in both layers"),
    ("\"topic\" : \"Rivers\"", "\"topic\" : \"Deserts\"", "has several topics"),
    ("\"topic\" : \"Rivers\"", "\"topic\" : \"Deserts\"", "has one topic too often"),
    ("\"topic\" : \"Rivers\"", "\"topic\" : \"Seas\"", "not about the learners and topics"),
    ("\"learner\" : \"1\"", "\"learner\" : \"9\"", "not about the learners and topics"),
    ("\"experts\" : 1", "\"experts\" : 3", "The figures that the plan tells are not its own"),
    ("\"value\" : 3", "\"value\" : 2", "The figures that the plan tells are not its own"),
    ("\"bound\" : 3", "\"bound\" : 2", "the bound is not below what it bounds"),
  ])
  func changedPlansAreFound(old: String, new: String, message: String) throws {
    _ = try folder.run("choose", "scenario.yaml", "-o", "out", "-q")
    let plan = try folder.read("out/plan.json")
    let start = try #require(plan.range(of: "\"seats\""), "\(plan)").lowerBound
    let isSeat = !old.contains("value") && !old.contains("bound")
    let range = try #require(
      plan.range(of: old, range: isSeat ? start..<plan.endIndex : nil), "\(plan)")
    try folder.write("out/plan.json", plan.replacingCharacters(in: range, with: new))
    let check = try folder.run("check", "out/plan.json")
    #expect(check.status == 1 && check.output.contains(message), "\(check.output)")
  }

  @Test(arguments: [
    ("scenario.yaml", "choose: jigsaw\n", "does not name two topics"),
    ("choices.csv", "learner,1\n1,Coasts\n", "there is no topic 'Coasts'"),
    ("choices.csv", "learner,1\nzed,Rivers\n", "row 2, column 'learner': names nobody"),
    ("learners.csv", "id,reading\n1,\n2,3\n3,4\n4,4\n", "column 'reading': the cell is empty"),
    ("learners.csv", "id,reading\n1,2\n2,3\n3,4\n", "cannot make 1 home groups"),
  ])
  func badInputIsToldWithItsPlace(file: String, text: String, message: String) throws {
    try folder.write("apart.csv", "learner,with\n")
    try folder.write(file, text)
    if text.hasPrefix("id") { try folder.write("choices.csv", "learner,1\n1,Rivers\n") }
    try folder.expectBadInput(message)
  }
}
