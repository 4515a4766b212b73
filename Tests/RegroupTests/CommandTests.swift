import Foundation
import Testing

/// Runs the built command.
struct Command {
  let status: Int32
  let output: String
  let errors: String

  init(_ arguments: [String], in folder: String = ".") throws {
    try self.init(Self.regroup, arguments, in: folder)
  }

  /// A line for the shell, in which `$regroup` is the command.
  init(shell line: String, in folder: String) throws {
    try self.init(
      URL(fileURLWithPath: "/bin/sh"), ["-c", "regroup='\(Self.regroup.path)'; " + line],
      in: folder)
  }

  private init(_ program: URL, _ arguments: [String], in folder: String) throws {
    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    let (out, err) = (Pipe(), Pipe())
    process.standardOutput = out
    process.standardError = err
    try process.run()
    output = String(decoding: out.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    errors = String(decoding: err.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    status = process.terminationStatus
  }

  /// The built command, in the folder that the test program itself stands in.
  static var regroup: URL {
    URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
      .appendingPathComponent("regroup")
  }
}

/// A folder with a class of eight that goes away with the test.
final class ClassFolder {
  let path: String

  init() throws {
    path =
      FileManager.default.temporaryDirectory
      .appendingPathComponent("regroup-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    let rows = (1...8).map { "\($0),Canary \($0),\($0 * $0),\($0 % 3 == 0 ? "F" : "M")\n" }
    try write("class.csv", "ID,Name,Score,Gender\n" + rows.joined())
    try write("pairs.csv", "source,target\n1,2\n3,4\n")
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func write(_ name: String, _ text: String) throws {
    let file = URL(fileURLWithPath: "\(path)/\(name)")
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  func read(_ name: String) throws -> String {
    try String(contentsOfFile: "\(path)/\(name)", encoding: .utf8)
  }

  func run(_ arguments: String...) throws -> Command { try Command(arguments, in: path) }
}

@Suite struct CommandTests {
  let folder: ClassFolder

  init() throws { folder = try ClassFolder() }

  @Test func teamsAreWrittenAndVerified() throws {
    let teams = try folder.run(
      "teams", "class.csv", "--size", "4", "--balance", "Score", "--spread", "Gender", "--apart",
      "pairs.csv", "--iterations", "2000", "--output", "out")
    #expect(teams.status == 0, "\(teams.errors)")
    #expect(teams.output.contains("Cost by rule"))
    #expect(teams.errors.contains("Read 8 learners from class.csv."))
    #expect(try folder.read("out/groups.csv").split(separator: "\n").count == 9)
    #expect(try folder.read("out/report.html").contains("Canary 8"))
    #expect(try folder.read("out/students.html").contains("<li>Canary 8</li>"))
    // Found again from another folder.
    let check = try Command(["check", "\(folder.path)/out/plan.json"], in: "/")
    #expect(check.status == 0, "\(check.output)\(check.errors)")
  }

  @Test func plansAreExplainedScoredAndExported() throws {
    _ = try folder.run(
      "teams", "class.csv", "--size", "4", "--balance", "Score", "--apart", "pairs.csv", "-o", "out"
    )
    let why = try folder.run("explain", "out/plan.json", "--learner", "1")
    #expect(why.status == 0 && why.output.hasPrefix("Canary 1 is in "), "\(why.errors)")
    #expect(try folder.run("explain", "out/plan.json", "--swap", "1", "2").status == 0)
    let rules = try folder.run("explain", "out/plan.json", "--rules")
    #expect(rules.output.contains("Dropping \"Listed learners"), "\(rules.errors)")
    #expect(try folder.run("explain", "out/plan.json").status == 64)
    let unknown = try folder.run("explain", "out/plan.json", "--learner", "Canary")
    #expect(unknown.status == 65 && !unknown.errors.contains("Canary"))
    let score = try folder.run("score", "out/groups.csv", "out/plan.json")
    #expect(score.output.contains("That is what the plan, proven best, costs."), "\(score.errors)")
    let canvas = try folder.run(
      "export", "out/plan.json", "--to", "canvas", "--canvas-key", "user_id", "-o", "to/c.csv")
    #expect(canvas.status == 0 && canvas.output.isEmpty, "\(canvas.errors)")
    #expect(try folder.read("to/c.csv").hasPrefix("name,user_id,group_name\nCanary"))
    #expect(try folder.run("export", "out/plan.json", "--to", "moodle-members").status == 65)
  }

  /// Errors once spoke of plan.json whatever the file was called, and figures that somebody had
  /// changed were told as if they were so.
  @Test func changedPlansAreNamedByTheirFile() throws {
    _ = try folder.run("teams", "class.csv", "--size", "4", "--balance", "Score", "-o", "out")
    let plan = try folder.read("out/plan.json")
    try folder.write("out/mine.json", plan.replacing("\"1\",", with: "\"2\",", maxReplacements: 1))
    try folder.write("out/cheap.json", plan.replacing("\"cost\" : ", with: "\"cost\" : 1"))
    for arguments in [
      ["explain", "out/mine.json", "--learner", "1"], ["explain", "out/mine.json", "--rules"],
      ["export", "out/mine.json", "--to", "tsv"],
    ] {
      let command = try Command(arguments, in: folder.path)
      #expect(command.status == 65)
      #expect(command.errors.contains("Error: out/mine.json: group "), "\(command.errors)")
    }
    for arguments in [
      ["explain", "out/cheap.json", "--learner", "1"], ["explain", "out/cheap.json", "--rules"],
      ["score", "out/groups.csv", "out/cheap.json"],
    ] {
      let command = try Command(arguments, in: folder.path)
      #expect(command.status == 65 && command.output.isEmpty)
      #expect(command.errors.contains("out/cheap.json: the plan is not what it claims to be: cost"))
    }
  }

  @Test func sameSeedSameBytes() throws {
    var plans: [String] = []
    for (threads, output) in [("1", "a"), ("2", "b")] {
      let run = try folder.run(
        "teams", "class.csv", "--size", "4", "--balance", "Score", "--iterations", "500",
        "--threads", threads, "--seed", "3", "--output", output, "--quiet")
      #expect(run.status == 0 && run.output.isEmpty && run.errors.isEmpty)
      plans.append(try folder.read("\(output)/plan.json"))
    }
    #expect(plans[0] == plans[1])
  }

  @Test func proposalsAreWrittenAndVerified() throws {
    try folder.write("rounds/1.csv", "group,id\nA,1\nA,2\nA,3\nB,4\nB,5\n")
    var plans: [[String]] = []
    for threads in ["1", "2"] {
      let run = try folder.run(
        "teams", "class.csv", "--size", "2", "--balance", "Score", "--history", "rounds",
        "--proposals", "3", "--threads", threads, "-o", "out\(threads)")
      #expect(run.status == 0, "\(run.errors)")
      #expect(run.output.contains("\n2  "), "\(run.output)")
      let files = ["plan.json", "plan-2.json", "plan-3.json", "report.html", "report-3.html"]
      plans.append(try files.map { try folder.read("out\(threads)/\($0)") })
      for plan in files.prefix(3) {
        #expect(try folder.run("check", "out\(threads)/\(plan)").status == 0)
      }
    }
    #expect(plans[0] == plans[1])
    let alone = try folder.run(
      "teams", "class.csv", "--size", "2", "--balance", "Score", "--history", "rounds", "-o", "out1"
    )
    #expect(alone.status == 0)
    #expect(try folder.read("out1/plan.json") == plans[0][0], "the first is what one run gives")
    #expect(throws: (any Error).self) { try folder.read("out1/plan-2.json") }
  }

  @Test func termsAreAudited() throws {
    for round in 1...3 {
      let rows = (1...8).map { "\(($0 - 1) / 4),\($0)\n" }
      try folder.write("rounds/\(round).csv", "group,id\n" + rows.joined())
    }
    let audit = try folder.run(
      "audit", "rounds", "--roster", "class.csv", "--attribute", "Score", "--also", "Gender",
      "--output", "audit.html", "--json", "out/audit.json")
    #expect(audit.status == 0, "\(audit.errors)")
    #expect(audit.output.contains("tracking by Score") && !audit.output.contains("Canary"))
    #expect(audit.errors.contains("Written: audit.html"))
    #expect(try !folder.read("audit.html").contains("Canary"))
    #expect(try folder.read("out/audit.json").contains("\"format\" : \"regroup-audit\""))
    let unknown = try folder.run("audit", "rounds", "--roster", "class.csv", "--attribute", "Scor")
    #expect(unknown.status == 65 && !unknown.errors.contains("Canary"))
    #expect(try folder.run("audit", "rounds", "--roster", "class.csv").status == 64)
    let few = ["audit", "rounds", "--roster", "class.csv", "--attribute", "Score", "--draws", "9"]
    #expect(try Command(few, in: folder.path).status == 64)
  }

  @Test func doctoredPlansFailTheCheck() throws {
    _ = try folder.run(
      "teams", "class.csv", "--size", "4", "--balance", "Score", "--iterations", "500", "-o", "out")
    let plan = try folder.read("out/plan.json")
    try folder.write(
      "out/plan.json",
      plan.replacing("\"status\" : \"optimal\"", with: "\"status\" : \"feasible\"")
        .replacing("\"4\"", with: "\"3\""))
    let check = try folder.run("check", "out/plan.json")
    #expect(check.status == 1)
    #expect(check.output.contains("not what it claims"))
    #expect(!check.output.contains("Canary"))
  }

  @Test func aScenarioFolder() throws {
    try folder.write(
      "scenario.yaml", "roster: class.csv\nsizes: {near: 4}\nrules:\n  - spread: Gender\n")
    let run = try folder.run("teams", ".", "--iterations", "500", "--output", "out")
    #expect(run.status == 0, "\(run.errors)")
    #expect(try folder.run("check", "out/plan.json").status == 0)
    #expect(try folder.run("teams", "scenario.yaml", "--iterations", "500").status == 0)
    #expect(try folder.run("teams", ".", "--balance", "Score").status == 64)
  }

  @Test func sectionsWithGroupsInside() throws {
    try folder.write(
      "scenario.yaml",
      """
      roster: class.csv
      sections:
        sizes: {groups: 2}
        rules:
          - spread: Gender
      sizes: {near: 2}
      rules:
        - balance: Score
      """)
    let run = try folder.run("teams", ".", "--iterations", "4000", "--output", "out")
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.contains("in 2 sections with 4 groups."))
    #expect(try folder.run("check", "out/plan.json").status == 0)
    #expect(try folder.run("export", "out/plan.json", "--to", "tsv").status == 0)
    #expect(
      try folder.run("score", "out/groups.csv", "out/plan.json").output
        .contains("That is what the plan"))
    for refused in [
      ["explain", "out/plan.json", "--learner", "1"], ["teams", "out/plan.json"],
      ["teams", ".", "--from", "out/plan.json"], ["teams", ".", "--aim", "strict-order"],
    ] {
      let answer = try Command(refused, in: folder.path)
      #expect(answer.status == 65 && answer.errors.contains("Remedy:"), "\(answer.errors)")
    }
    #expect(try folder.run("teams", ".", "--proposals", "2").status == 64)
  }

  @Test func initMakesAScenarioThatRuns() throws {
    #expect(try folder.run("init", "class.csv", "--output", "scenario.yaml").status == 0)
    #expect(try folder.run("init", "class.csv", "--output", "scenario.yaml").status == 73)
    #expect(try folder.run("teams", ".", "--iterations", "500").status == 0)
  }

  @Test func planWithAWrongValueNamesItsPlace() throws {
    #expect(
      try folder.run("teams", "class.csv", "--size", "4", "--output", "out").status == 0)
    let path = URL(fileURLWithPath: "\(folder.path)/out/plan.json")
    let text = try String(contentsOf: path, encoding: .utf8)
    try Data(text.replacingOccurrences(of: "\"optimal\",", with: "\"bogus\",").utf8).write(to: path)
    #expect(try folder.run("check", "out/plan.json").errors.contains("'status'"))
  }

  @Test(arguments: ["scenario", "plan", "term", "audit", "blocks", "rotation", "timetable"])
  func schemas(subject: String) throws {
    let run = try folder.run("schema", subject)
    #expect(run.status == 0)
    #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(run.output.utf8)) }
  }

  @Test(arguments: [
    ["teams"], ["teams", "class.csv", "--size", "4", "--groups", "2"], ["nonsense"],
    ["teams", "class.csv", "--size", "x"], ["teams", "class.csv", "--as", "Score"],
    ["teams", "class.csv", "--size", "4", "--time", "0"],
    ["teams", "class.csv", "--size", "4", "--proposals", "0"],
    ["teams", "class.csv", "--size", "4", "--proposals", "10"],
    ["teams", "class.csv", "--size", "4", "--proposals", "2", "--aim", "worst-first"],
  ])
  func wrongUse(arguments: [String]) throws {
    #expect(try Command(arguments, in: folder.path).status == 64)
  }

  @Test(arguments: [
    ["teams", "missing.csv", "--size", "4"], ["teams", "class.csv"],
    ["teams", "class.csv", "--size", "9"],
    ["teams", "class.csv", "--size", "4", "--spread", "Sex"],
    ["teams", "class.csv", "--size", "4", "--balance", "Name"],
    ["teams", "class.csv", "--size", "4", "--not-alone", "Name=x"],
    ["teams", "class.csv", "--size", "4", "--wishes", "Gender"],
    ["teams", "class.csv", "--size", "4", "--rule", "balanse: Score"],
    ["teams", "class.csv", "--size", "4", "--aim", "fair"], ["check", "class.csv"],
  ])
  func unusableInput(arguments: [String]) throws {
    let run = try Command(arguments, in: folder.path)
    #expect(run.status == 65)
    #expect(run.errors.contains("Remedy:"))
    #expect(!run.errors.contains("Canary"), "\(run.errors)")
  }

  @Test func goingOnFromAPlan() throws {
    let first = try folder.run(
      "teams", "class.csv", "--size", "4", "--spread", "Gender", "--apart", "pairs.csv", "-o", "out"
    )
    #expect(first.status == 0)
    // Asked again with its own rules, and written over itself.
    let again = try folder.run(
      "teams", "out/plan.json", "--pin", "1=2", "--keep", "50%", "-o", "out")
    #expect(again.status == 0, "\(again.errors)")
    #expect(again.output.contains("Since the earlier plan"))
    #expect(try folder.read("out/report.html").contains("Who moves"))
    #expect(try folder.run("check", "out/plan.json").status == 0)
    #expect(try folder.run("explain", "out/plan.json", "--learner", "1").status == 0)
    #expect(
      try folder.run("score", "out/groups.csv", "out/plan.json").output
        .contains("Nothing that is required is broken"))
  }

  /// 1 and 2 are in one group and must be apart: both rules are named.
  @Test func lockedAgainstARule() throws {
    #expect(
      try folder.run(
        "teams", "class.csv", "--size", "4", "--together", "pairs.csv@required", "-o", "out"
      ).status == 0)
    let run = try folder.run(
      "teams", "class.csv", "--size", "4", "--apart", "pairs.csv", "--from", "out/plan.json",
      "--lock", "Group 1", "-o", "out")
    #expect(run.status == 2, "\(run.output)\(run.errors)")
    #expect(run.output.contains("The locked group (Group 1) stays as it is"))
    #expect(run.output.contains("Listed learners are in different groups"))
    #expect(try folder.run("check", "out/plan.json").status == 0)
  }

  static let wrongWords: [(arguments: [String], status: Int32)] = [
    (["--lock", "Group 1"], 64), (["--keep", "80%"], 64), (["--pin", "1=1"], 64),
    (["--from", "none.json"], 65), (["--from", "class.csv"], 65),
    (["--from", "out/plan.json", "--lock", "Canary 9"], 65),
    (["--from", "out/plan.json", "--pin", "Canary 9=1"], 65),
    (["--from", "out/plan.json", "--pin", "1=Canary"], 65),
    (["--from", "out/plan.json", "--keep", "80"], 65),
  ]

  @Test(arguments: wrongWords)
  func wrongWordsAboutAnEarlierPlan(arguments: [String], status: Int32) throws {
    _ = try folder.run("teams", "class.csv", "--size", "4", "-o", "out")
    let run = try Command(["teams", "class.csv", "--size", "4"] + arguments, in: folder.path)
    #expect(run.status == status, "\(run.errors)")
    #expect(!run.errors.contains("Canary"), "\(run.errors)")
  }

  @Test func infeasible() throws {
    let run = try folder.run(
      "teams", "class.csv", "--size", "4", "--together", "pairs.csv@required", "--apart",
      "pairs.csv", "--iterations", "500")
    #expect(run.status == 2, "\(run.output)\(run.errors)")
    #expect(run.output.contains("these cannot be kept together"))
  }

  @Test func outputThatCannotBeMade() throws {
    let run = try folder.run(
      "teams", "class.csv", "--size", "4", "--iterations", "500", "--output", "class.csv/out")
    #expect(run.status == 73)
  }
}
