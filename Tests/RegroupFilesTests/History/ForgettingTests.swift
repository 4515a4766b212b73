import Foundation
import GroupingModel
import Testing

@testable import RegroupFiles

/// Deleting for good: names are planted wherever one may stand, and looked for in the bytes of every
/// file.
@Suite struct ForgettingTests {
  private let fixture: HistoryFixture
  private static let id = "zq-planted-77"
  private static let name = "Xanthippe Plantedname"

  init() throws {
    fixture = try HistoryFixture()
    let roster = HistoryFixture.roster.replacing("a8,Canary Nr8", with: "\(Self.id),\(Self.name)")
      .replacing(",a8\n", with: ",\"Plantedname, Xanthippe; a1\"\n")
      .replacing("Friends\n", with: "Friends,Remark\n").replacing(",a2\n", with: ",a2,\n")
    let lines = roster.split(separator: "\n").enumerated().map { index, line in
      index == 0 || line.hasSuffix(",") ? String(line) : line + ",sits by xanthippe plantedname"
    }
    try fixture.write("class.csv", lines.joined(separator: "\n") + "\n")
    let rules = [
      RuleDocument(rule: "apart", lists: [["a1", Self.id], ["Xantippe Plantedname", "a2"]]),
      RuleDocument(rule: "wishes", subject: "Friends"),
    ]
    let first = try fixture.plan("p1", rules) { $0.title = "For \(Self.name)" }
    try fixture.accept(first) {
      ($0.title, $0.term, $0.led) = ("\(Self.id)'s round", "Autumn", [Self.name])
    }
    let second = try fixture.plan("p2", rules)
    try fixture.write(
      "mine.csv",
      "group,id,label\n"
        + (1...7).map { "R\($0 % 2),a\($0),Topic of \(Self.name)\n" }.joined()
        + "Team Plantedname Xanthippe,\(Self.id),\n")
    try fixture.accept(second) { ($0.groups, $0.term) = (fixture.path("mine.csv"), "Spring") }
    try fixture.accept(first) { $0.absent = [Self.id] }
    _ = try HistoryChange.undo(in: fixture.database)
  }

  /// The database and whatever stands beside it.
  private func bytes() throws -> [Data] {
    let names = try FileManager.default.contentsOfDirectory(atPath: fixture.folder.path)
    return try names.filter { $0.hasPrefix("regroup.db") }.map {
      try Data(contentsOf: URL(fileURLWithPath: fixture.path($0)))
    }
  }

  private func isThere(_ text: String) throws -> Bool {
    try bytes().contains { data in
      String(decoding: data, as: Unicode.ASCII.self).lowercased().contains(text.lowercased())
    }
  }

  @Test func noTraceOfALearnerIsLeft() throws {
    #expect(try isThere("Plantedname") && isThere(Self.id) && isThere("Xantippe"))
    let meetings = try fixture.rounds().map {
      $0.record.placements.filter { $0.learner != Self.id }
    }
    _ = try Forgetting.learner(Self.id, in: fixture.database)
    for trace in ["Plantedname", Self.id, "Xanthippe", "Xantippe"] {
      #expect(try !isThere(trace), "\(trace)")
    }
    let rounds = try fixture.rounds()
    #expect(rounds.map(\.number) == [1, 2, 3])
    #expect(
      rounds.map { $0.record.placements.map(\.learner) } == meetings.map { $0.map(\.learner) })
    #expect(rounds[2].record.absent.isEmpty && rounds[0].record.title == "(forgotten)'s round")
    // The others' names, scores and plans are as they were.
    #expect(try isThere("Canary Nr7"))
    let plan = try HistoryDatabase(reading: fixture.database).read { try $0.plan(ofRound: 1) }
    let groups = try #require(PlanFiles.stored(plan ?? "")).groups
    #expect(groups.flatMap(\.members).sorted() == (1...7).map { "a\($0)" })
    let error = try inputError { _ = try Forgetting.learner(Self.id, in: fixture.database) }
    #expect(!error.description.contains(Self.id))
  }

  @Test func noTraceInTemporaryFilesOrExports() throws {
    _ = try Forgetting.learner(Self.id, in: fixture.database)
    _ = try HistoryFolder.export(fixture.database, to: fixture.path("ex"), usesPseudonyms: false)
    for name in try FileManager.default.contentsOfDirectory(atPath: fixture.path("ex")) {
      let text = try fixture.folder.read("ex/\(name)").lowercased()
      #expect(!text.contains("planted") && !text.contains("xant"), "\(name)")
    }
  }

  /// While another program reads, the log cannot be emptied: nothing is deleted by halves.
  @Test func notWhileSomebodyReads() throws {
    let reader = try HistoryDatabase(reading: fixture.database)
    try reader.read { store in
      _ = try store.rounds()
      try fixture.accept(fixture.path("p2/plan.json")) { $0.isAgain = true }
      let error = try inputError { _ = try Forgetting.learner(Self.id, in: fixture.database) }
      #expect(error.problem.contains("another program holds the database"))
    }
    #expect(try isThere("Plantedname"))
    _ = try Forgetting.learner(Self.id, in: fixture.database)
    #expect(try !isThere("Plantedname"))
  }

  /// "1" is an identifier, a score and a group: only where it means the learner it goes.
  @Test func identifiersThatMeanOtherThings() throws {
    let small = try HistoryFixture()
    try small.write(
      "class.csv", "ID,Score,Friends\n" + (1...6).map { "\($0),\(7 - $0),\($0 % 6 + 1)\n" }.joined()
    )
    let plan = try small.plan("out", [RuleDocument(rule: "wishes", subject: "Friends")])
    try small.accept(plan)
    _ = try Forgetting.learner("1", in: small.database)
    let roster = try #require(
      try HistoryDatabase(reading: small.database).read { try $0.lastRoster() }
    ).record
    #expect(roster.rows.map(\.id) == ["2", "3", "4", "5", "6"])
    #expect(roster.rows.map { $0.cells[1] } == ["5", "4", "3", "2", "1"])
    #expect(roster.rows.map { $0.cells[2] } == ["3", "4", "5", "6", ""])
    #expect(try small.rounds()[0].record.groups.contains("Group 1"))
  }

  @Test func terms() throws {
    #expect(try inputError { _ = try Forgetting.term("Summer", in: fixture.database) }.row == nil)
    #expect(
      try Forgetting.term("Spring", in: fixture.database) == "Forgotten: 1 round of the term.")
    #expect(try fixture.rounds().map(\.number) == [1, 3])
    #expect(try !isThere("Spring") && !isThere("Team Plantedname"))
    // Numbers are not used again.
    try fixture.accept(fixture.path("p2/plan.json")) { $0.isAgain = true }
    #expect(try fixture.rounds().map(\.number) == [1, 3, 4])
  }

  /// Who has left and was in that term only is forgotten with it.
  @Test func leaversOfAForgottenTerm() throws {
    let small = try HistoryFixture()
    try small.accept(try small.plan("p1")) { $0.term = "Autumn" }
    try small.write(
      "class.csv", HistoryFixture.roster.replacing("a8,Canary Nr8", with: "a9,Canary New"))
    _ = try RosterUpdate(file: small.path("class.csv"), columns: nil)
      .commit(to: small.database, date: "2026-10-01", force: false)
    try small.accept(try small.plan("p2")) { $0.term = "Spring" }
    _ = try Forgetting.term("Autumn", in: small.database)
    let ids = try HistoryDatabase(reading: small.database).read { try $0.learners().map(\.id) }
    #expect(ids == (1...7).map { "a\($0)" } + ["a9"])
  }
}
