import Foundation
import Testing

@Suite struct BlockCommandTests {
  private let folder: ClassFolder

  init() throws {
    folder = try ClassFolder()
    let learners = (1...12).map { "k\($0),Canary Person\($0)\n" }.joined()
    for (name, text) in [
      "scenario.yaml": "title: Two blocks\nstarts: 2026-09-14\n",
      "learners.csv": "ID,Name\n" + learners,
      "slots.csv": "slot,day,start,end\nM,Mon,8:00,8:40\nT,Tue,8:00,8:40\n",
      "rooms.csv": "room,seats\nBig,12\nSmall,5\n",
      "facilitators.csv": "facilitator\nf1\nf2\n",
      "sessions.csv":
        "session,title,kind,label,min,max,leaders\nhelp,Number help,lesson,Numbers,1,4,f1\nart,Art,club,,1,3,f2\nstudy,Study,catch-all,,0,12,f1;f2\n",
      "needs.csv": "learner,label,must\nk1,Numbers,yes\nk2,Numbers,\n",
      "choices.csv": "learner,slot,first\n" + (3...6).map { "k\($0),M,art\n" }.joined(),
    ] { try folder.write("week/\(name)", text) }
  }

  /// Four ask for art, which has three places: the last is told why.
  @Test func aWeekIsWrittenCheckedAndExplained() throws {
    let block = try folder.run("block", "week", "--seed", "2", "--output", "out/")
    #expect(block.status == 0, "\(block.errors)")
    #expect(block.output.contains("optional: 3 of 4 met"), "\(block.output)")
    #expect(block.output.contains("required: 1 of 1 met"))
    #expect(block.errors.contains("Written: plan.json, attendance.csv"))
    #expect(try folder.read("out/attendance.csv").split(separator: "\n").count == 25)
    #expect(try folder.read("out/calendars/learner-k1.ics").hasPrefix("BEGIN:VCALENDAR\r\n"))
    #expect(try folder.read("out/schedule.html").contains("<h3>Canary Person12</h3>"))
    let check = try Command(["check", "\(folder.path)/out/plan.json"], in: "/")
    #expect(check.status == 0 && check.output.hasPrefix("Verified: places"), "\(check.errors)")
    let why = try folder.run(
      "why", "out/plan.json", "--learner", "k6", "--session", "Art", "--slot", "M")
    #expect(why.output.contains("Mon 14 Sep 8:00-8:40: full: 3 of 3 places"), "\(why.output)")
    #expect(why.output.contains("Canary Person6, Mon 14 Sep 8:00-8:40: "))
    #expect(why.output.contains("-> Art"))
  }

  @Test func theSameSeedGivesTheSameBytes() throws {
    for out in ["a", "b"] {
      #expect(try folder.run("block", "week", "-q", "-o", out).status == 0)
    }
    for file in ["plan.json", "schedule.html", "teacher.html", "calendars/all.ics"] {
      #expect(try folder.read("a/\(file)") == folder.read("b/\(file)"))
    }
  }

  /// A room is lost: only those whose room it was may have to move.
  @Test func aChangeMovesFew() throws {
    #expect(try folder.run("block", "week", "-q", "-o", "out").status == 0)
    let again = try folder.run("block", "week", "--previous", "out/plan.json", "-o", "again")
    #expect(again.output.contains("Nobody moves."), "\(again.output)")
    try folder.write("week/away.csv", "learner,slot\nk1,M\n")
    let moved = try folder.run(
      "block", "week", "--previous", "out/plan.json", "--lock", "Mon", "-o", "again")
    #expect(moved.status == 0 && moved.output.contains("Canary Person1, "), "\(moved.errors)")
    #expect(try folder.run("check", "again/plan.json").status == 0)
  }

  @Test func changedPlansAreFound() throws {
    #expect(try folder.run("block", "week", "-q", "-o", "out").status == 0)
    let plan = try folder.read("out/plan.json")
    try folder.write("out/worse.json", plan.replacing("\"value\" : 1\n", with: "\"value\" : 0\n"))
    try folder.write("out/other.json", plan.replacing("\"k12\"", with: "\"Canary\""))
    try folder.write("out/twice.json", plan.replacing("\"k12\"", with: "\"k11\""))
    for file in ["worse.json", "other.json", "twice.json"] {
      let check = try folder.run("check", "out/\(file)")
      #expect(check.status == 1 && check.output.contains("not what it claims"), "\(check.errors)")
    }
  }

  @Test func whatCannotBeIsStatusTwo() throws {
    try folder.write("week/pins.csv", "learner,session,slot\nk1,art,M\nk2,art,M\n")
    try folder.write("week/apart.csv", "source,target\nk1,k2\n")
    let block = try folder.run("block", "week", "-o", "out")
    #expect(block.status == 2, "\(block.output)\(block.errors)")
    #expect(block.output.contains("Canary Person1 and Canary Person2 are apart"))
    #expect(block.output.contains("pinned: Canary Person1 attends Art"))
    #expect(try folder.run("check", "out/plan.json").status == 0)
  }

  /// The scenarios that come along; the larger ones take longer than a test should.
  @Test(arguments: ["quiet-and-active", "impossible-block"])
  func scenarios(name: String) throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let block = try folder.run("block", root.path + "/Scenarios/" + name, "-o", "out")
    let isPossible = name != "impossible-block"
    #expect(block.status == (isPossible ? 0 : 2), "\(block.errors)")
    #expect(block.output.contains("It fails in 3 ways.") == !isPossible, "\(block.output)")
    #expect(try folder.run("check", "out/plan.json").status == 0)
  }

  @Test(arguments: [
    ["block"], ["block", "week", "--time", "0"],
    ["block", "week", "--lock", "M"], ["why", "out/plan.json", "--learner", "k1"],
  ])
  func wrongUse(arguments: [String]) throws {
    #expect(try Command(arguments, in: folder.path).status == 64)
  }

  @Test(arguments: [
    ["block", "nothing"], ["block", "bad"], ["block", "week", "--previous", "cut.json"],
    ["block", "week", "--previous", "out/plan.json", "--lock", "Canary"],
    ["block", "class.csv"], ["check", "cut.json"], ["check", "old.json"],
    ["why", "out/plan.json", "--learner", "Canary Nobody", "--session", "art"],
    ["why", "out/plan.json", "--learner", "k1", "--session", "art", "--slot", "Canary"],
    ["why", "cut.json", "--learner", "k1", "--session", "art"],
    ["teams", "week", "--size", "3"],
  ])
  func unusableInputNamesNobody(arguments: [String]) throws {
    #expect(try folder.run("block", "week", "-q", "-o", "out").status == 0)
    let plan = try folder.read("out/plan.json")
    try folder.write("cut.json", String(plan.prefix(plan.count / 2)))
    try folder.write("old.json", plan.replacing("\"version\" : 1", with: "\"version\" : 9"))
    try folder.write("bad/scenario.yaml", "starts: 2026-09-14\n")
    try folder.write("bad/learners.csv", "ID,Name\nk1,\"Canary Person\n")
    let command = try Command(arguments, in: folder.path)
    #expect(command.status == 65, "\(command.output)\(command.errors)")
    #expect(command.errors.contains("Error: ") && command.errors.contains("Remedy: "))
    #expect(!(command.errors + command.output).contains("Canary P"), "\(command.errors)")
  }

  @Test func outputThatCannotBe() throws {
    #expect(try folder.run("block", "week", "-o", "class.csv").status == 73)
    try folder.write("out/calendars", "a file in the way")
    #expect(try folder.run("block", "week", "-o", "out").status == 73)
  }
}
