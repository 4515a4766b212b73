import Foundation
import Grouping
import GroupingModel
import PlanCheck
import Testing

@testable import RegroupFiles

/// A planned term as files: rounds that stand by themselves and are a history together.
@Suite struct TermFilesTests {
  @Test func roundsCanBeCheckedAndAreAHistory() async throws {
    let (source, output) = try Self.folder()
    defer { try? FileManager.default.removeItem(atPath: source.folder) }
    let loaded = try source.load()
    try Self.write(3, of: source, loaded, to: output)
    for round in 1...3 {
      let (plan, own) = try PlanFiles.read("\(output)/round-0\(round)/plan.json")
      #expect(own.scenario.ledger.past.count == round - 1)
      #expect(own.scenario.ledger.later.count == 3 - round)
      let report = try await PlanChecker.check(
        plan: plan, scenario: own.scenario, options: CheckOptions(threads: 1))
      #expect(report.isValid)
    }
    var reader = ReferenceReader(
      roster: try RosterReader.read(
        Table(Self.roster, file: "class.csv"), columns: nil),
      folder: InputFolder(path: ".", confined: false))
    #expect(try HistoryReader.read(output, with: &reader).ledger.past.count == 3)
  }

  /// Who lost the choice, and who sits low, is looked after without being asked for.
  @Test func aTermBringsItsRules() throws {
    let (source, _) = try Self.folder()
    defer { try? FileManager.default.removeItem(atPath: source.folder) }
    let kinds = try source.load().scenario.rules.map(\.kind)
    #expect(kinds == ["balance", "new-teammates", "no-low-streak"])
  }

  /// Rounds of a longer term before would pass for some of this one.
  @Test func aShorterTermLeavesNoRoundOfALongerOne() throws {
    let (source, output) = try Self.folder()
    defer { try? FileManager.default.removeItem(atPath: source.folder) }
    let loaded = try source.load()
    try Self.write(3, of: source, loaded, to: output)
    try Self.write(2, of: source, loaded, to: output)
    let names = try FileManager.default.contentsOfDirectory(atPath: output).sorted()
    #expect(names == ["round-01", "round-02", "students.html", "term.json"])
  }

  @Test func theFiguresAreThoseOfTheRounds() throws {
    let (source, output) = try Self.folder()
    defer { try? FileManager.default.removeItem(atPath: source.folder) }
    try Self.write(2, of: source, try source.load(), to: output)
    let data = try Data(contentsOf: URL(fileURLWithPath: "\(output)/term.json"))
    let figures = try JSONDecoder().decode(TermFigures.self, from: data)
    #expect(figures.rounds.map(\.folder) == ["round-01", "round-02"])
    #expect(figures.pairs == 28)
    #expect(figures.pairsMet + figures.repeats == 8)
    #expect(abs(figures.cost - figures.rounds.reduce(0) { $0 + $1.cost }) < 0.0005)
  }

  @Test func theFiguresFollowTheirSchema() throws {
    let (source, output) = try Self.folder()
    defer { try? FileManager.default.removeItem(atPath: source.folder) }
    try Self.write(2, of: source, try source.load(), to: output)
    let json = try String(contentsOfFile: "\(output)/term.json", encoding: .utf8)
    let schema = try SchemaReader(TermSchema.json())
    #expect(try schema.faults(json) == [])
    #expect(
      try schema.faults(json.replacing("\"optimal\"", with: "\"infeasible\"")) == [
        ".rounds[0].status", ".rounds[1].status",
      ])
  }

  /// Where everybody is in each round, and with whom, and nothing of rules, costs or reasons.
  @Test func thePageOfTheTermIsForTheClass() throws {
    let (source, output) = try Self.folder()
    defer { try? FileManager.default.removeItem(atPath: source.folder) }
    try Self.write(3, of: source, try source.load(), to: output)
    let page = try String(contentsOfFile: "\(output)/students.html", encoding: .utf8)
    for learner in 1...8 {
      // In the table, and once in each round.
      #expect(page.components(separatedBy: ">Learner \(learner)<").count == 1 + 1 + 3)
    }
    for round in 1...3 {
      #expect(page.contains("<h2 class=\"section\">Round \(round)</h2>"))
      let own = try String(
        contentsOfFile: "\(output)/round-0\(round)/students.html", encoding: .utf8)
      let start = try #require(own.range(of: "<main>"))
      let end = try #require(own.range(of: "</main>"))
      #expect(page.contains(own[start.lowerBound..<end.upperBound]))
    }
    let row = try #require(page.range(of: ">Learner 5</th>"))
    let cells = page[row.upperBound...].prefix { $0 != "\n" }
    #expect(cells.matches(of: /<td>Group [1-4]<\/td>/).count == 3)
    let body = page.components(separatedBy: "<body>")[1].lowercased()
    for word in ["score", "cost", "point", "rule", "low", "balance", "bound", "best"] {
      #expect(!body.contains(word), "\(word)")
    }
  }

  private static let roster =
    "id,name,score\n" + (1...8).map { "L\($0),Learner \($0),\($0 * $0 % 11)\n" }.joined()

  private static func folder() throws -> (source: ScenarioSource, output: String) {
    let folder = FileManager.default.temporaryDirectory.path + "/regroup-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try Data(roster.utf8).write(to: URL(fileURLWithPath: folder + "/class.csv"))
    try Data("roster: class.csv\nsizes: {near: 2}\nrules:\n  - balance: score\n".utf8)
      .write(to: URL(fileURLWithPath: folder + "/scenario.yaml"))
    var source = try ScenarioSource(scenario: folder)
    source.document.term = TermDocument()
    return (source, folder + "/term")
  }

  private static func write(
    _ rounds: Int, of source: ScenarioSource, _ loaded: LoadedScenario, to output: String
  ) throws {
    let solution = try solveTerm(
      loaded.scenario,
      options: TermOptions(
        rounds: rounds, isRolling: true, solver: SolverOptions(iterations: 1_000)))
    let term = try PlannedTerm(
      solution, of: source, loaded, generator: "regroup test", solver: "GLPK")
    try TermFiles.write(term, output: output, inputFolder: source.folder)
  }
}
