import Foundation
import TestSupport
import Testing

/// What is handed to learners, and what happens when nobody wants to wait.
@Suite struct ChooseCardsTests {
  let folder: ClassFolder

  init() throws { folder = try ClassFolder() }

  /// Every learner's card tells where and with whom, and nothing else.
  @Test(arguments: [
    (
      "project-choice", 30,
      "<li class=\"place\">The school garden</li>\n<li>Ms Sand</li>\n<li>with "
    ),
    ("team-interviews", 24, "<li class=\"place\">Kitchen</li>\n<li>with "),
    ("buddy-pairs", 23, "<p>You work with</p>\n<ul>\n<li class=\"place\">Bilal</li>"),
    ("mentor-circle", 24, "<p>Your mentor</p>\n<ul>\n<li class=\"place\">Ms Ito</li>\n</ul>"),
    ("communities", 24, "<li class=\"place\">Chess</li>\n<li>Meets: Tuesday</li>"),
    ("peer-tutoring", 20, "<p>You get help from</p>\n<ul>\n<li>"),
    ("jigsaw", 26, "<li class=\"place\">Home group 3</li>\n<li>with "),
  ])
  func aCardForEachLearner(scenario: String, cards: Int, part: String) throws {
    let path = URL(fileURLWithPath: #filePath)
      .appendingPathComponent("../../../Scenarios/\(scenario)").standardizedFileURL.path
    let run = try folder.run("choose", path, "-o", "out", "-q", "--time", "2")
    #expect(run.status == 0, "\(run.errors)")
    let page = try folder.read("out/cards.html")
    #expect(page.components(separatedBy: "<section class=\"card\">").count == cards + 1)
    #expect(page.contains(part))
    let body = try #require(page.split(separator: "<body>").last).lowercased()
    for word in ["rank", "choice", "level", "score", "proven", "worst", "cost", "because"] {
      #expect(!body.contains(word), "\(word)")
    }
  }

  @Test func whoHasNoPlaceIsSentToTheTeacher() throws {
    try folder.write("scenario.yaml", "choose: projects\nunranked: never\n")
    try folder.write("learners.csv", "id,name\n1,=Ada\n2,Ben <b>\n")
    try folder.write("projects.csv", "project,max\nrobots,1\n")
    try folder.write("choices.csv", "learner,1\n1,robots\n2,robots\n")
    #expect(try folder.run("choose", "scenario.yaml", "-o", "out", "-q").status == 0)
    let page = try folder.read("out/cards.html")
    #expect(page.contains("<li class=\"place\">See your teacher</li>"))
    #expect(page.contains("<h2>Ben &lt;b&gt;</h2>") && !page.contains("<li>with"))
  }

  /// Stable buddies of 31 learners take minutes to prove; after Ctrl-C there is a plan, and its check.
  @Test func interrupted() throws {
    var chance = SeededGenerator(seed: 1)
    let all = (1...31).map(String.init)
    try folder.write("scenario.yaml", "choose: buddies\nstable: true\n")
    try folder.write("learners.csv", "id\n" + all.joined(separator: "\n") + "\n")
    let rows = all.map { own in
      ([own] + all.filter { $0 != own }.shuffled(using: &chance)).joined(separator: ",")
    }
    try folder.write(
      "wishes.csv",
      "learner," + (1...30).map(String.init).joined(separator: ",") + "\n"
        + rows.joined(separator: "\n") + "\n")
    let run = try Command(
      shell: "timeout --preserve-status -s INT 3 \"$regroup\" choose scenario.yaml -o out "
        + "--time 600; echo $?", in: folder.path)
    #expect(run.output.contains("14 pairs and a trio"), "\(run.output)\(run.errors)")
    #expect(run.output.hasSuffix("\n0\n"), "\(run.output)\(run.errors)")
    #expect(try folder.run("check", "out/plan.json").status == 0)
  }
}
