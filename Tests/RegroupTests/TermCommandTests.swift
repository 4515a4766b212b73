import Foundation
import Testing

/// A term on the command line.
@Suite struct TermCommandTests {
  private let folder: ClassFolder

  init() throws {
    folder = try ClassFolder()
    try folder.write("my/class.csv", try folder.read("class.csv"))
    try folder.write(
      "my/scenario.yaml", "roster: class.csv\nsizes: {near: 4}\nrules:\n  - balance: Score\n")
  }

  private func run(_ line: String) throws -> Command {
    try folder.run(line.split(separator: " ").map(String.init))
  }

  @Test func roundsAreWrittenCheckedAndAudited() throws {
    let term = try run("term my --rounds 3 --iterations 500 -o term")
    #expect(term.status == 0 && term.output.contains("Pairs who meet: "), "\(term.errors)")
    #expect(term.errors.contains("Written: a folder for each round, students.html and term.json"))
    for round in 1...3 { #expect(try run("check term/round-0\(round)/plan.json").status == 0) }
    #expect(try folder.read("term/students.html").contains("Canary 8"))
    let again = try run("term my --rounds 3 --iterations 500 --threads 1 -q -o again")
    #expect(again.status == 0 && again.output.isEmpty && again.errors.isEmpty)
    for file in ["term.json", "students.html", "round-02/plan.json"] {
      #expect(try folder.read("term/\(file)") == folder.read("again/\(file)"))
    }
    let audit = try run("audit term --roster class.csv --attribute Score --json audit.json")
    #expect(audit.status == 0 && audit.output.contains("over 3 rounds"), "\(audit.errors)")
  }

  /// A history that was named on the command line once was looked for in the scenario's folder, and not
  /// found without a word that mattered.
  @Test func historiesLieWhereTheUserSays() throws {
    let teams = try run("teams class.csv --size 4 --history r.db -q -o out")
    #expect(teams.status == 0, "\(teams.errors)")
    #expect(try run("accept out/plan.json --history r.db").status == 0)
    #expect(try run("history export rounds --history r.db").status == 0)
    for history in ["r.db", "rounds", "rounds/", folder.path + "/r.db"] {
      let term = try run("term my --rounds 2 --iterations 200 --history \(history) -o term")
      #expect(term.errors.contains("Read 1 earlier round."), "\(history): \(term.errors)")
      #expect(try run("check term/round-01/plan.json").status == 0)
    }
    // What a scenario names itself stays in its folder.
    let text = try folder.read("my/scenario.yaml")
    try folder.write("my/scenario.yaml", text + "history: ../rounds\n")
    let outside = try run("term my --rounds 2")
    #expect(outside.status == 65 && outside.errors.contains("leads out of the scenario's folder"))
    try folder.write(
      "my/scenario.yaml", text.replacing("class.csv", with: "../rounds/../class.csv"))
    #expect(try run("term my --rounds 2 --history rounds").status == 65)
  }

  @Test func whatCannotBe() throws {
    for line in ["term my", "term my --rounds 0", "term class.csv --rounds 2"] {
      #expect(try run(line).status == 64, "\(line)")
    }
    #expect(try run("term my --rounds 2 -o class.csv").status == 73)
    try folder.write(
      "my/scenario.yaml",
      "roster: class.csv\nsizes: {near: 4}\nrules:\n  - at-most: Gender=M\n    count: 1\n"
        + "    required: true\n")
    let term = try run("term my --rounds 2 -o term")
    #expect(term.status == 2 && term.errors.contains("Round 1 of 2 has no plan"), "\(term.errors)")
    #expect(!(term.output + term.errors).contains("Canary"))
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/term/term.json"))
  }
}
