import Foundation
import GroupingModel
import PlanCheck
import Testing

@testable import RegroupFiles

/// A database as the history of a scenario.
@Suite struct DatabaseHistoryTests {
  private let fixture: HistoryFixture

  init() throws { fixture = try HistoryFixture() }

  private func load(_ history: String, confined: Bool = false) throws -> LoadedScenario {
    var document = ScenarioDocument(roster: "class.csv")
    document.sizes = SizesDocument(near: 2)
    document.history = history
    return try ScenarioLoader.load(document, folder: fixture.folder.path, confined: confined)
  }

  private func threeRounds() throws {
    for (index, size) in [2, 4, 3].enumerated() {
      let plan = try fixture.plan("p\(index)") { $0.sizes?.near = size }
      try fixture.accept(plan) {
        $0.absent = index == 1 ? ["a3"] : []
        $0.led = ["a\(index + 1)"]
      }
    }
  }

  @Test func theLedgerOfADatabaseIsThatOfItsExportedFolder() throws {
    try threeRounds()
    _ = try HistoryFolder.export(fixture.database, to: fixture.path("ex"), usesPseudonyms: false)
    let ledger = try load("regroup.db").scenario.ledger
    #expect(ledger.past.count == 3)
    #expect(ledger == (try load("ex").scenario.ledger))
    #expect(ledger.past[1].turns[1]?.led == true && ledger.past[1].turns[2] == nil)
  }

  @Test func newTeammatesComeByThemselves() throws {
    try threeRounds()
    #expect(try load("regroup.db", confined: true).scenario.rules.map(\.kind) == ["new-teammates"])
  }

  @Test func plansStayCheckableWhenLaterRoundsAreAccepted() async throws {
    try threeRounds()
    let path = try fixture.plan("next") { $0.history = "regroup.db" }
    #expect(try PlanFiles.read(path).plan.request.historyRounds == 3)
    try fixture.accept(path)
    let (plan, loaded) = try PlanFiles.read(path)
    #expect(loaded.scenario.ledger.past.count == 3)
    #expect(try await PlanChecker.check(plan: plan, scenario: loaded.scenario).isValid)
    // Asked again, it is a new plan, with all rounds there are.
    #expect(try ScenarioSource(plan: path).load().scenario.ledger.past.count == 4)
    for _ in 0..<2 { _ = try HistoryChange.undo(in: fixture.database) }
    let error = try inputError { _ = try PlanFiles.read(path) }
    #expect(error.problem == "the history has changed since the plan was made")
    _ = try HistoryChange.redo(in: fixture.database)
    _ = try PlanFiles.read(path)
  }

  /// As many rounds, and others.
  @Test func anotherRoundInThePlaceOfOne() throws {
    try threeRounds()
    let path = try fixture.plan("next") { $0.history = "regroup.db" }
    _ = try HistoryChange.undo(in: fixture.database)
    try fixture.accept(try fixture.plan("p9") { $0.sizes?.near = 8 })
    #expect(try inputError { _ = try PlanFiles.read(path) }.problem.contains("has changed"))
    try fixture.write(
      "next/plan.json",
      try fixture.folder.read("next/plan.json").replacing(
        "\"historyRounds\" : 3", with: "\"historyRounds\" : -1"))
    #expect(try inputError { _ = try PlanFiles.read(path) }.problem.contains("has changed"))
  }

  @Test func theFirstRoundHasNoDatabaseYet() throws {
    let loaded = try load("regroup.db")
    #expect(loaded.scenario.ledger.past.isEmpty && loaded.document.historyRounds == 0)
    #expect(loaded.remarks.contains { $0.hasPrefix("regroup.db is not there yet") })
    let path = try fixture.plan("first") { $0.history = "regroup.db" }
    try fixture.accept(path)
    _ = try PlanFiles.read(path)
  }

  /// Those who left drop out; a class list with other identifiers is another class's.
  @Test func leaversAndOtherIdentifiers() throws {
    try threeRounds()
    try fixture.write("class.csv", HistoryFixture.roster.replacing("a8,", with: "a9,"))
    let loaded = try load("regroup.db")
    #expect(loaded.remarks.contains("regroup.db: 1 learner is no longer in the class list"))
    #expect(loaded.scenario.ledger.past[0].groups.flatMap(\.members).sorted() == Array(0...6))
    try fixture.write("class.csv", HistoryFixture.roster.replacing("a", with: "b"))
    #expect(try inputError { _ = try load("regroup.db") }.problem.hasPrefix("none of its learners"))
  }

  @Test func databasesOfAScenarioLieInItsFolder() throws {
    try threeRounds()
    try FileManager.default.createDirectory(
      atPath: fixture.path("in"), withIntermediateDirectories: true)
    try fixture.write("in/class.csv", HistoryFixture.roster)
    try FileManager.default.createSymbolicLink(
      atPath: fixture.path("in/link.db"), withDestinationPath: fixture.database)
    for path in ["../regroup.db", "link.db", fixture.database, "../missing.db"] {
      var document = ScenarioDocument(roster: "class.csv")
      document.sizes = SizesDocument(near: 2)
      document.history = path
      let error = try inputError {
        _ = try ScenarioLoader.load(document, folder: fixture.path("in"), confined: true)
      }
      #expect(error.problem == "the path leads out of the scenario's folder")
    }
  }
}
