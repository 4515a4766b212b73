import Foundation
import Testing

/// Names, identifiers and groups' names are planted in every input; with `--pseudonyms`, nothing that
/// others are shown may have them.
@Suite struct PseudonymTests {
  private let folder: ClassFolder

  init() throws {
    folder = try ClassFolder()
    let rows = (1...12).map { number in
      let friends = "canary-id-\(number % 12 + 1); Canary Name\((number + 4) % 12 + 1)"
      return "canary-id-\(number),Canary Name\(number),\(number * number % 17),"
        + "\(number % 3 == 0 ? "F" : "M"),\(friends),canary-id-\((number + 7) % 12 + 1)\n"
    }
    try folder.write("class.csv", "ID,Name,Score,Gender,Friends,Avoid\n" + rows.joined())
    try folder.write("apart.csv", "source,target\ncanary-id-1,canary-id-2\n")
    try folder.write(
      "scenario.yaml",
      """
      roster: class.csv
      labels:
        - {name: Bridges, min: 3, max: 5}
        - {name: Robots, min: 3, max: 5, groups: 2}
      history: r.db
      rules:
        - balance: Score
        - spread: Gender
        - wishes: Friends
          aim: many
        - avoid: Avoid
        - apart: apart.csv
        - together: [[canary-id-3, Canary Name4]]
        - pin: {canary-id-5: Robots, Canary Name6: Bridges}

      """)
    // A group that somebody called by a learner's name.
    try folder.write(
      "mine.csv",
      "group,id\n"
        + (1...12).map { "\($0 % 3 == 0 ? "Team Canary Name1" : "G\($0 % 3)"),canary-id-\($0)\n" }
        .joined())
    _ = try done("roster update class.csv --history r.db")
  }

  private func run(_ line: String) throws -> Command {
    try folder.run(line.split(separator: " ").map(String.init))
  }

  /// What a command that must succeed says on both streams.
  private func done(_ line: String) throws -> String {
    let command = try run(line)
    #expect(command.status == 0, "\(line): \(command.errors)")
    return command.output + command.errors
  }

  private static let teams =
    "teams class.csv --size 4 --balance Score --spread Gender --wishes Friends --avoid Avoid "
    + "--apart apart.csv --history r.db --pseudonyms"

  /// Every file but the plans and what programs read of a term.
  private func shown(in output: String) throws -> [String] {
    let names = try FileManager.default.subpathsOfDirectory(atPath: "\(folder.path)/\(output)")
    return names.filter { name in
      [".html", ".csv"].contains { name.hasSuffix($0) }
    }.sorted()
  }

  private func expectVeiled(_ output: String, files: Int) throws {
    let names = try shown(in: output)
    #expect(names.count == files, "\(names)")
    for name in names {
      let text = try folder.read("\(output)/\(name)")
      #expect(!text.lowercased().contains("canary"), "\(output)/\(name)")
      #expect(text.contains("Learner "), "\(output)/\(name)")
    }
  }

  @Test func plansShowPseudonyms() throws {
    let said = try done(Self.teams + " -o out")
    #expect(!said.lowercased().contains("canary") && said.contains("Learner "))
    #expect(said.contains("Note: plan.json keeps identifiers"))
    try expectVeiled("out", files: 3)
    // The plan is checkable, and what it is without the flag.
    let plan = try folder.read("out/plan.json")
    #expect(plan.contains("canary-id-7"))
    #expect(try run("check out/plan.json").status == 0)
    _ = try done(Self.teams.replacing(" --pseudonyms", with: "") + " -o plain")
    #expect(try folder.read("plain/plan.json") == plan)
    // The same pseudonyms every time.
    _ = try done("accept out/plan.json --history r.db")
    let groups = try folder.read("out/groups.csv")
    let round = try done("history show 1 --history r.db --pseudonyms")
    let codes = groups.matches(of: /Learner \w+/).map { String($0.output) }
    #expect(codes.count == 24 && codes.allSatisfy(round.contains))
  }

  @Test func proposalsAndEarlierGroupsShowPseudonyms() throws {
    let said = try done(Self.teams + " --proposals 2 --exact off --iterations 4000 -o out")
    #expect(!said.lowercased().contains("canary"))
    try expectVeiled("out", files: 6)
    let again = try done(Self.teams + " --from mine.csv --keep 50% -o again")
    #expect(!again.lowercased().contains("canary") && again.contains("change"), "\(again)")
    try expectVeiled("again", files: 3)
  }

  @Test func scenariosTermsAndRepairsShowPseudonyms() throws {
    let said = try done("teams scenario.yaml --pseudonyms -o out")
    #expect(!said.lowercased().contains("canary"))
    let repair = try done(
      "repair out/plan.json --absent canary-id-1,canary-id-8 --late canary-id-2 --pseudonyms -o mon"
    )
    #expect(!repair.lowercased().contains("canary") && repair.contains("Since the earlier plan"))
    try expectVeiled("mon", files: 3)
    let term = try done("term scenario.yaml --rounds 2 --iterations 2000 --pseudonyms -o term")
    #expect(!term.lowercased().contains("canary") && term.contains("Learner "))
    try expectVeiled("term", files: 7)
    #expect(!(try folder.read("term/term.json")).contains("canary"))
    for line in [
      "explain out/plan.json --learner canary-id-3 --pseudonyms",
      "explain out/plan.json --swap canary-id-3 canary-id-9 --pseudonyms",
      "export out/plan.json --to tsv --pseudonyms",
      "export out/plan.json --to canvas --pseudonyms",
      "export out/plan.json --to markdown --pseudonyms",
    ] {
      let said = try done(line)
      #expect(!said.lowercased().contains("canary") && said.contains("Learner "), "\(line)")
    }
    #expect(try run("export out/plan.json --to tsv --key Name --pseudonyms").status == 64)
  }

  /// Where there is no plan, the answer names rows, and pseudonyms change nothing about it.
  @Test func conflictsNameNobody() throws {
    try folder.write("apart.csv", "source,target\ncanary-id-3,canary-id-4\n")
    let text = try folder.read("scenario.yaml")
    try folder.write(
      "scenario.yaml",
      text.replacing("Name4]]\n", with: "Name4]]\n    required: true\n"))
    let command = try run("teams scenario.yaml --pseudonyms -o out")
    #expect(command.status == 2 && command.output.contains("rows 4 and 5"), "\(command.errors)")
    #expect(!(command.output + command.errors).lowercased().contains("canary"))
    #expect(!(try folder.read("out/report.html")).lowercased().contains("canary"))
  }

  /// Pseudonyms are kept in a history, so there must be one that knows everybody.
  @Test func theyNeedAHistory() throws {
    try folder.write("rounds/1.csv", "group,id\n1,canary-id-1\n1,canary-id-2\n")
    for line in [
      "teams class.csv --size 4 --pseudonyms",
      "teams class.csv --size 4 --history rounds --pseudonyms",
    ] {
      let command = try run(line)
      #expect(command.status == 64 && command.errors.contains("--history regroup.db"), "\(line)")
    }
    _ = try done("teams class.csv --size 4 -q -o bare")
    for line in ["explain bare/plan.json --learner canary-id-1", "export bare/plan.json --to tsv"] {
      #expect(try run(line + " --pseudonyms").status == 64)
    }
    try folder.write("class.csv", try folder.read("class.csv") + "canary-x,Canary X,1,F,,\n")
    for (line, count) in [(Self.teams, "1 learner"), (Self.teams + " --history new.db", "13")] {
      let command = try run(line)
      #expect(command.status == 65 && command.errors.contains("Remedy: regroup roster update"))
      #expect(command.errors.contains(count) && !command.errors.lowercased().contains("canary"))
    }
  }
}
