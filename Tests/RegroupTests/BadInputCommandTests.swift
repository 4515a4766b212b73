import Testing

/// Commands that fail over their input: exit status, what the error says, and what it must not say.
@Suite struct BadInputCommandTests {
  private let folder: ClassFolder
  private static let rows =
    "1,Canary Ana,3,Canary Zoe,2024-01-02,2\n2,Canary Ben,nan,1,4,canary ben\n3,Canary Cai,7,1,5,1"

  init() throws {
    folder = try ClassFolder()
    try folder.write("bad.csv", "id,name,score,wish,day,self\n\(Self.rows)\n")
    try folder.write("twice.csv", "id,name\nx,Canary Ana\nx,Canary Ben\n")
    try folder.write("same.csv", "id,name\nx,Canary Ana\nx,Canary Ana\n")
    try folder.write("quote.csv", "id,name\n1,\"Canary Ana\n2,Canary Ben\n")
    try folder.write("short.csv", "id,name,x\n1,Canary Ana\n")
    try folder.write("empty.csv", "")
    try folder.write("header.csv", "id,name\n")
    try folder.write("badpairs.csv", "source,target\n1,Canary Nobody\n")
    try folder.write("x.soi", "# ALTERNATIVE NAME 1: A\n1: Canary\n")
    try folder.write(
      "bad.yaml", "roster: class.csv\nsizes: {near: 4}\nrules:\n  - apart: [[Canary Nil, 2]]\n")
    try folder.write("loop.yaml", "roster: loop.yaml\nsizes: {near: 4}\n")
    try folder.write("out.yaml", "roster: ../class.csv\nsizes: {near: 4}\n")
  }

  @Test(arguments: [
    (["bad.csv", "--balance", "score"], "bad.csv, row 3, column 'score'"),
    (["bad.csv", "--balance", "day"], "bad.csv, row 2, column 'day'"),
    (["bad.csv", "--wishes", "wish"], "bad.csv, row 2, column 'wish'"),
    (["bad.csv", "--wishes", "self"], "bad.csv, row 3, column 'self'"),
    (["bad.csv", "--as", "score=number"], "bad.csv, row 3, column 'score'"),
    (["bad.csv", "--apart", "badpairs.csv"], "badpairs.csv, row 2, column 'target'"),
    (["bad.csv", "--id", "nam"], "bad.csv: unknown column"),
    (["bad.csv", "--choices", "x.soi"], "x.soi, line 2"),
    (["twice.csv", "--id", "id"], "twice.csv, row 3, column 'id'"),
    (["same.csv"], "same.csv, row 3, column 'id'"), (["quote.csv"], "quote.csv, row 2"),
    (["short.csv"], "short.csv, row 2"), (["empty.csv"], "empty.csv"),
    (["header.csv"], "header.csv, row 1"), (["missing.csv"], "missing.csv"),
    (["bad.yaml"], "rule 'apart', entry 1"), (["loop.yaml"], "loop.yaml"),
    (["out.yaml"], "../class.csv"),
  ])
  func failsWithoutNamingAnyone(arguments: [String], place: String) throws {
    let command = try Command(["teams"] + arguments + ["--size", "2"], in: folder.path)
    #expect(command.status == 65)
    #expect(command.errors.contains("Error: \(place)"), "\(command.errors)")
    #expect(command.errors.contains("Remedy: "))
    #expect(!(command.errors + command.output).lowercased().contains("canary"))
  }

  /// No subcommand names anyone when it fails.
  @Test(arguments: [
    ["init", "empty.csv"], ["init", "header.csv"], ["init", "noheader.csv"], ["init", "quote.csv"],
    ["teams", "noheader.csv", "--size", "2"],
    ["teams", "noheader.csv", "--size", "2", "--balance", "x"],
    ["check", "bad.csv"], ["check", "cut.json"], ["check", "other.json"],
    ["check", "nothing.json"],
    ["explain", "out/plan.json", "--learner", "Canary Nobody"],
    ["explain", "out/plan.json", "--swap", "1", "Canary Nobody"],
    ["explain", "stranger.json", "--learner", "Canary Ana"], ["explain", "cut.json", "--rules"],
    ["explain", "other.json", "--learner", "1"],
    ["score", "noheader.csv", "out/plan.json"], ["score", "badpairs.csv", "out/plan.json"],
    ["score", "out/groups.csv", "cut.json"], ["score", "out/groups.csv", "bad.csv"],
    ["score", "nobody.csv", "out/plan.json"],
    ["export", "cut.json", "--to", "tsv"], ["export", "stranger.json", "--to", "markdown"],
    ["export", "other.json", "--to", "canvas"],
    ["export", "out/plan.json", "--to", "tsv", "--key", "x"],
    ["export", "out/plan.json", "--to", "canvas", "--key", "gap"],
    ["export", "out/plan.json", "--to", "moodle-members"],
  ])
  func noSubcommandNamesAnyone(arguments: [String]) throws {
    try folder.write("good.csv", "id,name,gap\n1,Canary Ana,\n2,Canary Ben,x\n3,Canary Cai,y\n")
    try folder.write("noheader.csv", "Canary Ana,1\nCanary Ben,2\n")
    try folder.write("nobody.csv", "group,id\nA,Canary Nobody\n")
    let teams = try folder.run("teams", "good.csv", "--size", "3", "-q", "-o", "out")
    #expect(teams.status == 0)
    let plan = try folder.read("out/plan.json").replacing(
      "\"folder\" : \"..\"", with: "\"folder\" : \".\"")
    try folder.write("cut.json", String(plan.prefix(plan.count / 2)))
    try folder.write("stranger.json", plan.replacing("\"2\"", with: "\"Canary Eve\""))
    try folder.write("other.json", plan.replacing("good.csv", with: "twice.csv"))
    let command = try Command(arguments, in: folder.path)
    #expect(command.status == 65, "\(command.output)")
    #expect(command.errors.contains("Error: ") && command.errors.contains("Remedy: "))
    #expect(!(command.errors + command.output).contains("Canary"), "\(command.errors)")
  }

  @Test func lenientReadingSaysWhatWasLeftOut() throws {
    let command = try folder.run(
      "teams", "bad.csv", "--size", "3", "--wishes", "wish", "--lenient", "--output", "out")
    #expect(command.status == 0)
    #expect(command.errors.contains("bad.csv, column 'wish': names someone who is not in the"))
    #expect(command.errors.contains("row 2 -> left out"))
    #expect(!command.errors.contains("Canary"))
    #expect(try folder.run("check", "out/plan.json").status == 0)
  }

  /// Three who wish for each other in a ring and must be apart: nobody's wish can be met.
  @Test func wishesInARingOfLearnersApart() throws {
    try folder.write(
      "ring.csv", "id,name,wish\n1,Ana,2\n2,Ben,3\n3,Cai,1\n4,Dan,\n5,Eva,\n6,Fay,\n")
    try folder.write("apart.csv", "source,target\n1,2\n2,3\n3,1\n")
    let arguments = ["ring.csv", "--wishes", "wish", "--apart", "apart.csv", "-o", "out"]
    let command = try Command(["teams"] + arguments + ["--size", "2"], in: folder.path)
    #expect(command.status == 0 && command.output.contains("Cost 3 in 3 groups."))
    #expect(try folder.run("check", "out/plan.json").status == 0)
    #expect(try Command(["teams"] + arguments + ["--size", "3"], in: folder.path).status == 2)
  }

  @Test func surveysNeedNoRule() throws {
    let rows = (1...6).map {
      "2024/01/0\($0) 9:00:00AM,Canary,Person\($0),p\($0)@x.org,Canary Persn\($0 % 6 + 1),A\n"
    }
    try folder.write(
      "survey.csv",
      "Timestamp,First name,Last name,Email,Who would you like to work with?,Your section\n"
        + rows.joined().replacing("Persn2", with: "Person2"))
    let failing = try folder.run("teams", "survey.csv", "--size", "3")
    #expect(failing.status == 65)
    #expect(failing.errors.contains("row 3, column 'Who would you like to work with?'"))
    let command = try folder.run(
      "teams", "survey.csv", "--size", "3", "--lenient", "--output", "out")
    #expect(command.status == 0)
    #expect(command.errors.contains("is read as a survey export of Google Forms or gruepr"))
    #expect(command.errors.contains("--wishes \"Wishes\""))
    #expect(!command.errors.contains("Canary"))
    #expect(try folder.run("check", "out/plan.json").status == 0)
  }
}
