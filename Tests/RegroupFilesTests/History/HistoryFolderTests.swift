import Foundation
import GroupingModel
import Testing

@testable import RegroupFiles

/// Histories as folders of plain files, and back.
@Suite struct HistoryFolderTests {
  private let fixture: HistoryFixture

  init() throws { fixture = try HistoryFixture() }

  private func files(_ folder: String) throws -> [String: String] {
    let names = try FileManager.default.contentsOfDirectory(atPath: fixture.path(folder))
    return Dictionary(
      uniqueKeysWithValues: try names.map { ($0, try fixture.folder.read("\(folder)/\($0)")) })
  }

  private func export(_ file: String, _ folder: String, pseudonyms: Bool = false) throws -> [String:
    String]
  {
    _ = try HistoryFolder.export(
      fixture.path(file), to: fixture.path(folder), usesPseudonyms: pseudonyms)
    return try files(folder)
  }

  private func take(_ folder: String, _ file: String, roster: String? = nil) throws -> [String] {
    var options = HistoryFolder.Options(date: "2026-10-01")
    (options.roster, options.term) = (roster.map(fixture.path), "Autumn")
    return try HistoryFolder.take(fixture.path(folder), into: fixture.path(file), options: options)
      .remarks
  }

  /// Rounds with labels, absences, an edit, one undone; somebody has left and somebody is new.
  @Test func exportImportExport() throws {
    let labels = [
      LabelDocument(name: "Robots", min: 4, max: 4),
      LabelDocument(name: "=Rockets", min: 4, max: 4),
    ]
    let rules = [RuleDocument(rule: "balance", subject: "Score")]
    let plan = try fixture.plan("p1", rules) { ($0.sizes, $0.labels) = (nil, labels) }
    try fixture.accept(plan) { ($0.title, $0.term, $0.led) = ("First \"one\"", "Autumn", ["a1"]) }
    try fixture.accept(try fixture.plan("p2")) { $0.absent = ["a8", "a2"] }
    try fixture.accept(plan)
    _ = try HistoryChange.undo(in: fixture.database)
    try fixture.write(
      "new.csv", HistoryFixture.roster.replacing("a8,Canary Nr8,8", with: "a9,\"New, N\",-9"))
    _ = try RosterUpdate(file: fixture.path("new.csv"), columns: nil)
      .commit(to: fixture.database, date: "2026-10-01", force: false)
    let first = try export("regroup.db", "ex")
    #expect(
      first.keys.sorted() == ["history.json", "roster.csv", "round-01.csv", "round-02.csv"])
    #expect(first["round-01.csv"]?.contains("'=Rockets") == true)
    #expect(first["round-02.csv"]?.hasSuffix(",,a8,,,,\n,,a2,,,,\n") == true)
    #expect(first["roster.csv"]?.contains("a9,\"New, N\",-9,F,") == true)
    #expect(first["roster.csv"]?.contains("a8,") == false)
    #expect(first["history.json"]?.contains("Canary Nr8") == true)
    #expect(try take("ex", "copy.db").isEmpty)
    #expect(try export("copy.db", "ex2") == first)
    let copied = try HistoryDatabase(reading: fixture.path("copy.db")).read { try $0.rounds() }
    #expect(copied.map(\.record) == (try fixture.rounds().filter { !$0.isUndone }.map(\.record)))
  }

  @Test func foldersOfOtherRoundsAreLeftAlone() throws {
    try fixture.accept(try fixture.plan("out"))
    try fixture.write("ex/round-9.csv", "group,id\nx,a1\n")
    let error = try #require(throws: OutputError.self) { try export("regroup.db", "ex") }
    #expect(error.problem.contains("1 other table"))
    #expect(try files("ex").count == 1)
  }

  /// Tables that somebody kept by hand: names, no identifiers, columns of their own.
  @Test func tablesByName() throws {
    try fixture.write("old/1.csv", "Team,Student\nA,\"Nr1, Canary\"\nA,canary nr2\nB,Canary Gone\n")
    try fixture.write("old/2.csv", "Team,Student\nA,a1\nB,a2\n")
    let remarks = try take("old", "regroup.db", roster: "class.csv")
    #expect(remarks.contains { $0.contains("1 entries of people not in the class list were kept") })
    let rounds = try fixture.rounds()
    #expect(rounds[0].record.placements.map(\.learner) == ["a1", "a2", "Canary Gone"])
    #expect(rounds[0].record.term == "Autumn" && rounds[0].record.date == "2026-10-01")
    let error = try inputError { _ = try take("old", "regroup.db") }
    #expect(error.problem == "it holds rounds already")
  }

  @Test func tablesWithoutAClassList() throws {
    try fixture.write("old/1/groups.csv", "group,id,name\nA,a1,Canary One\nA,a2,Canary Two\n")
    #expect(try take("old", "regroup.db").isEmpty)
    let text = try HistoryList.text(ofRound: 1, in: fixture.database, usesPseudonyms: false)
    #expect(text.contains("A      Canary One, Canary Two\n"))
  }

  @Test(arguments: [
    ("group,id\nA,a1\nB,a1\n", 3, "it names the same learner as row 2"),
    ("group,id,choice\nA,a1,first\n", 2, "this is not which choice it was"),
  ])
  func tablesThatCannotBe(text: String, row: Int, problem: String) throws {
    try fixture.write("old/1.csv", "group,id\nA,a1\n")
    try fixture.write("old/2.csv", text)
    let error = try inputError { _ = try take("old", "regroup.db", roster: "class.csv") }
    #expect((error.row, error.problem) == (row, problem) && error.file?.hasSuffix("2.csv") == true)
    #expect(!FileManager.default.fileExists(atPath: fixture.database))
  }

  /// Nothing in an export by pseudonyms tells who is who, not even a group that is called for one.
  @Test func pseudonymsInsteadOfNames() throws {
    let plan = try fixture.plan("out")
    try fixture.write(
      "mine.csv", "group,id\n" + (1...8).map { "Team of Canary Nr\($0 % 2),a\($0)\n" }.joined())
    try fixture.accept(plan) { ($0.groups, $0.absent) = (fixture.path("mine.csv"), ["a3"]) }
    let shown = try HistoryList.text(ofRound: 1, in: fixture.database, usesPseudonyms: true)
    let files = try export("regroup.db", "ex", pseudonyms: true)
    for text in files.values + [shown] {
      #expect(!text.contains("Canary"))
      #expect(text.ranges(of: /\ba[1-8]\b/).isEmpty)
    }
    #expect(files["roster.csv"]?.hasPrefix("id,name,Score,Gender,First,Second\n") == true)
    #expect(files["round-01.csv"]?.contains("Group 2,,Learner ") == true)
    // The same in every run, and not what anybody could compute.
    #expect(try export("regroup.db", "ex", pseudonyms: true) == files)
    #expect(try take("ex", "copy.db").isEmpty)
    let other = try HistoryFixture()
    try other.accept(try other.plan("out"))
    let all = try [fixture, other].map {
      try HistoryDatabase(reading: $0.database).read { try $0.pseudonyms() }
    }
    #expect(all[0] != all[1] && all[0].count == 8)
  }

  @Test func pseudonymsAreDifferent() throws {
    let ids = (0..<6000).map { "id\($0)" }
    let pseudonyms = try Pseudonyms(history: nil, for: ids)
    #expect(Set(ids.map { pseudonyms[$0] }).count == 6000)
    #expect(ids.allSatisfy { pseudonyms[$0].wholeMatch(of: /Learner [B-Z2-9]{3,4}/) != nil })
    try fixture.accept(try fixture.plan("out"))
    let kept = try Pseudonyms(history: fixture.database, for: ["a1", "new"])
    let again = try Pseudonyms(history: fixture.database, for: ["a1"])
    #expect(kept["a1"] == again["a1"] && kept["new"] != kept["a1"])
  }
}
