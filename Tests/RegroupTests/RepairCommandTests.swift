import Foundation
import Testing

/// Monday morning on the command line: a plan is put right, and what goes wrong is told without names.
@Suite struct RepairCommandTests {
  private let folder: ClassFolder

  /// Nine in threes with a leader each.
  init() throws {
    folder = try ClassFolder()
    let rows = (1...9).map { number in
      "canary-\(number),Canary Nr\(number),\(number * number % 11),\(number <= 3 ? "lead" : "")\n"
    }
    try folder.write("class.csv", "ID,Name,Score,Role\n" + rows.joined())
    let teams = try run(
      "teams class.csv --size 3 --balance Score --at-least Role=lead@required -q -o out")
    #expect(teams.status == 0, "\(teams.errors)")
  }

  private func run(_ line: String) throws -> Command {
    try folder.run(line.split(separator: " ").map(String.init))
  }

  /// Repairs the plan, and checks that what is written is what it claims to be.
  private func repaired(_ arguments: String, from plan: String = "out") throws -> Command {
    let command = try run("repair \(plan)/plan.json \(arguments) -o new")
    #expect(command.status == 0, "\(command.errors)")
    #expect(command.errors.contains("Written: plan.json, groups.csv, report.html"))
    let check = try run("check new/plan.json")
    #expect(check.status == 0, "\(check.output)\(check.errors)")
    return command
  }

  private func members() throws -> Set<String> {
    let rows = try folder.read("new/groups.csv").split(separator: "\n").dropFirst()
    return Set(rows.map { String($0.split(separator: ",")[1]) })
  }

  @Test func absentLearnersAreLeftOut() throws {
    let command = try repaired("--absent canary-5 --absent canary-9")
    #expect(command.output.contains("Proven: no plan moves fewer learners"))
    #expect(command.output.contains("of 7 learners") && command.output.contains("2 are away."))
    #expect(try members() == Set([1, 2, 3, 4, 6, 7, 8].map { "canary-\($0)" }))
    #expect(!(try folder.read("new/students.html")).contains("Canary Nr5"))
    // The next morning one is back, and who was not named stays away.
    let next = try repaired("--add canary-5", from: "new")
    #expect(next.output.contains("1 is new"))
    #expect(try members().count == 8 && !members().contains("canary-9"))
  }

  @Test func lateAndNewLearnersHaveAPlace() throws {
    try folder.write("new.csv", "ID,Name\ncanary-x,Canary Guest\n")
    let command = try repaired("--late canary-1 --add new.csv")
    #expect(command.output.contains("Canary Guest: new, in Group "))
    #expect(try members().count == 10 && members().contains("canary-x"))
  }

  @Test func mostStay() throws {
    let command = try repaired("--absent canary-4 --keep 50%")
    #expect(command.output.contains("Proven best") || command.output.contains("from best"))
    #expect(try members().count == 8)
  }

  @Test func withoutAFolderNothingIsWritten() throws {
    let command = try run("repair out/plan.json --absent canary-5")
    #expect(command.status == 0 && command.output.contains("Cost "))
    #expect(!command.errors.contains("Written"))
    let quiet = try run("repair out/plan.json --absent canary-5 -q -o new")
    #expect(quiet.status == 0 && quiet.output.isEmpty && quiet.errors.isEmpty)
  }

  /// No leader is there, and every group needs one.
  @Test func aRuleThatCannotHoldToday() throws {
    let command = try run("repair out/plan.json --absent canary-1,canary-2,canary-3 -o new")
    #expect(command.status == 2, "\(command.errors)")
    #expect(command.output.contains("Every group has at least 1 learner with Role=lead"))
    #expect(!(command.output + command.errors).lowercased().contains("canary"))
  }

  /// What nobody has today once was an error in the class list.
  @Test func valuesThatNobodyHasToday() throws {
    try folder.write("class.csv", try folder.read("class.csv").replacing(",lead\n", with: ",a b\n"))
    let teams = try folder.run(
      "teams", "class.csv", "--size", "3", "--not-alone", "Role=a b", "--rule",
      "incompatible: Role, values: [a b, a b]", "--rule", "skills: Role, needed: [a b]", "-q", "-o",
      "out")
    #expect(teams.status == 0, "\(teams.errors)")
    _ = try repaired("--absent canary-1,canary-2,canary-3")
  }

  @Test(arguments: [
    ("--absent canary-nobody", "--absent"), ("--late Canary", "--late"),
    ("--add canary-nobody", "--add"), ("--absent canary-1 --late canary-1", "row 2"),
    ("--absent canary-1 --add canary-1", "row 2"), ("--add canary-1", "row 2"),
    (
      "--absent canary-1,canary-2,canary-3,canary-4,canary-5,canary-6,canary-7,canary-8,canary-9",
      "everybody is absent"
    ),
    ("--absent canary-1 --keep canary", "--keep"), ("--absent canary-1 --keep 120%", "--keep"),
    ("--add missing.csv", "missing.csv"), ("--add known.csv", "learner 1 of the tables"),
    ("--add quote.csv", "quote.csv, row 2"), ("--history none", "none"),
    ("--history strangers", "strangers/1.csv"),
  ])
  func requestsThatCannotBe(arguments: String, place: String) throws {
    try folder.write("known.csv", "ID,Name\ncanary-1,Canary Nr1\n")
    try folder.write("quote.csv", "ID,Name\ncanary-x,\"Canary Guest\n")
    try folder.write("strangers/1.csv", "group,id\nCanary team,canary-nobody\n")
    try expectRefused("repair out/plan.json \(arguments) -o new", place)
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/new"))
  }

  @Test func plansThatCannotBeRepaired() throws {
    let plan = try folder.read("out/plan.json")
    try folder.write("out/cut.json", String(plan.prefix(plan.count / 2)))
    try folder.write("out/stranger.json", plan.replacing("\"canary-7\"", with: "\"canary-z\""))
    for (file, place) in [
      ("nothing.json", "nothing.json"), ("class.csv", "class.csv"),
      ("out/cut.json", "out/cut.json"),
      ("out/stranger.json", "row 8"),
    ] {
      try expectRefused("repair \(file) --absent canary-5", place)
    }
    #expect(try run("teams class.csv --size 9 --at-most Score=1:0@required -q -o no").status != 0)
    try folder.write("class.csv", "ID,Name\nx,Canary X\n")
    try expectRefused("repair out/plan.json --absent x", "")
  }

  private func expectRefused(_ line: String, _ place: String) throws {
    let command = try run(line)
    #expect(command.status == 65, "\(line): \(command.output)\(command.errors)")
    #expect(command.errors.contains("Error: ") && command.errors.contains("Remedy: "), "\(line)")
    #expect(place.isEmpty || command.errors.contains(place), "\(line): \(command.errors)")
    #expect(!(command.errors + command.output).lowercased().contains("canary"), "\(command.errors)")
  }

  @Test(arguments: [
    "repair", "repair out/plan.json --time 0", "repair out/plan.json --threads 0",
    "repair out/plan.json --absent canary-1 --size 4",
  ])
  func wrongUse(line: String) throws { #expect(try run(line).status == 64) }

  @Test func placesThatCannotBeWritten() throws {
    let command = try run("repair out/plan.json --absent canary-5 -o class.csv")
    #expect(command.status == 73 && command.errors.contains("Remedy: "), "\(command.errors)")
    #expect(!command.errors.lowercased().contains("canary"))
  }
}
