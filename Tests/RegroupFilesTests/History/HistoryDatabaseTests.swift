import Foundation
import GRDB
import GroupingModel
import Testing

@testable import RegroupFiles

/// Files that are no history, or one that cannot be used now.
@Suite struct HistoryDatabaseTests {
  private let fixture: HistoryFixture

  init() throws { fixture = try HistoryFixture() }

  private func problem(_ file: String? = nil) throws -> String {
    let file = file ?? fixture.database
    let reading = try inputError { _ = try HistoryDatabase(reading: file) }
    let writing = try inputError { _ = try HistoryDatabase(writing: file) }
    #expect(!reading.remedy.isEmpty && reading.file == file && writing.file == file)
    #expect(reading.problem == writing.problem)
    return reading.problem
  }

  @Test func filesThatAreNoHistory() throws {
    #expect(try problem() == "there is no such history")
    #expect(try problem(fixture.folder.path) == "this is a folder, not a database")
    #expect(try problem("/dev/null") == "this is not a database of rounds")
    try fixture.write("text.db", "Canary, not a database\n")
    #expect(try problem(fixture.path("text.db")) == "this is not a database of rounds")
    try fixture.write("half.db", "SQLite format 3\0and then nothing")
    #expect(try problem(fixture.path("half.db")) == "this is not a database of rounds")
  }

  @Test func databasesOfOtherPrograms() throws {
    try DatabaseQueue(path: fixture.database).write { db in
      try db.execute(sql: "CREATE TABLE canary (name TEXT)")
    }
    #expect(try problem() == "this is not a database of rounds")
    let before = try Data(contentsOf: URL(fileURLWithPath: fixture.database))
    #expect(throws: InputError.self) { try fixture.accept(try fixture.plan("out")) }
    #expect(try Data(contentsOf: URL(fileURLWithPath: fixture.database)) == before)
  }

  @Test func databasesOfANewerVersion() throws {
    try fixture.accept(try fixture.plan("out"))
    try DatabaseQueue(path: fixture.database).write { db in
      try db.execute(sql: "INSERT INTO grdb_migrations VALUES ('2 from the future')")
    }
    #expect(try problem() == "the database was written by a newer version of regroup")
  }

  /// Killed before it had tables, a database is as good as new.
  @Test func databasesThatWereNeverFinished() throws {
    try fixture.write("regroup.db", "")
    #expect(
      try inputError { _ = try HistoryDatabase(reading: fixture.database) }.problem
        == "no round has been accepted into it yet")
    try fixture.accept(try fixture.plan("out"))
    #expect(try fixture.rounds().count == 1)
  }

  @Test func damagedPages() throws {
    let plan = try fixture.plan("out")
    for _ in 0..<20 { try fixture.accept(plan) { $0.isAgain = true } }
    let url = URL(fileURLWithPath: fixture.database)
    var bytes = try Data(contentsOf: url)
    for page in 2..<(bytes.count / 4096) {
      bytes.replaceSubrange((page * 4096)..<(page * 4096 + 64), with: Data(count: 64))
    }
    try bytes.write(to: url)
    let error = try inputError { _ = try fixture.rounds() }
    #expect(error.problem == "the database is damaged")
    #expect(throws: InputError.self) { try fixture.accept(plan) { $0.isAgain = true } }
  }

  @Test func aDatabaseThatAnotherProgramHolds() throws {
    let plan = try fixture.plan("out")
    try fixture.accept(plan)
    try DatabaseQueue(path: fixture.database).writeWithoutTransaction { db in
      try db.execute(sql: "BEGIN EXCLUSIVE")
      let error = try inputError { try fixture.accept(plan) { $0.isAgain = true } }
      #expect(error.problem.contains("another program holds the database"))
      // In a database with a log, readers need not wait.
      #expect(try fixture.rounds().count == 1)
      try db.execute(sql: "COMMIT")
    }
  }

  /// What is stored must be on the disk when it is reported, and deleted text must be overwritten.
  @Test func howItIsWritten() throws {
    try fixture.accept(try fixture.plan("out"))
    let pragmas = ["journal_mode", "synchronous", "foreign_keys", "secure_delete", "temp_store"]
    let values = try HistoryDatabase(writing: fixture.database).write { store in
      try pragmas.map { try String.fetchOne(store.db, sql: "PRAGMA \($0)") }
    }
    #expect(values == ["wal", "2", "1", "1", "2"])
  }

  /// Identifiers and names are values, whatever they look like.
  @Test func namesThatLookLikeSQL() throws {
    let ids = ["'; DROP TABLE round; --", "a,b", "=1+1", "\"q\"", "é\u{1F600}", "-4", "NULL", "1"]
    let rows = ids.map {
      "\"\($0.replacing("\"", with: "\"\""))\",Bobby \($0 == "1" ? "x" : "Tables")"
    }
    try fixture.write("class.csv", "ID,Name\n" + rows.joined(separator: "\n") + "\n")
    try fixture.accept(try fixture.plan("out"))
    #expect(Set(try fixture.rounds()[0].record.placements.map(\.learner)) == Set(ids))
    _ = try HistoryFolder.export(fixture.database, to: fixture.path("ex"), usesPseudonyms: false)
    let copy = fixture.path("copy.db")
    _ = try HistoryFolder.take(fixture.path("ex"), into: copy, options: .init(date: "2026-09-30"))
    let rounds = try HistoryDatabase(reading: copy).read { try $0.rounds() }
    #expect(rounds.map(\.record) == (try fixture.rounds().map(\.record)))
  }

  /// A round once went into a database without a name, which SQLite throws away.
  @Test func noNameAtAll() throws {
    let acceptance = try Acceptance(
      plan: try fixture.plan("out"), options: .init(date: "2026-09-30"))
    let error = try inputError { _ = try acceptance.commit(to: "") }
    #expect(error.problem == "--history names no file")
    #expect(throws: InputError.self) { try HistoryList.text(of: "") }
  }

  /// Paths that mean something to SQLite are nothing but paths here.
  @Test func unusualPaths() throws {
    let plan = try fixture.plan("out")
    for name in ["a b?mode=memory#x.db", "file:x.db", ":memory:", "%41.db"] {
      _ = try Acceptance(plan: plan, options: .init(date: "2026-09-30")).commit(
        to: fixture.path(name))
      #expect(try HistoryList.text(of: fixture.path(name)).contains("2026-09-30"))
      #expect(FileManager.default.fileExists(atPath: fixture.path(name)))
    }
  }

  @Test func undoAndRedo() throws {
    let plan = try fixture.plan("out")
    for _ in 0..<3 { try fixture.accept(plan) { $0.isAgain = true } }
    func standing() throws -> [Int] {
      try fixture.rounds().filter { !$0.isUndone }.map(\.number)
    }
    func undo() throws -> [Int] {
      _ = try HistoryChange.undo(in: fixture.database)
      return try standing()
    }
    func redo() throws -> [Int] {
      _ = try HistoryChange.redo(in: fixture.database)
      return try standing()
    }
    #expect(try undo() == [1, 2] && undo() == [1] && redo() == [1, 2] && redo() == [1, 2, 3])
    #expect(throws: InputError.self) { try redo() }
    #expect(try undo() == [1, 2])
    try fixture.accept(plan) { $0.isAgain = true }
    #expect(try standing() == [1, 2, 4])
    // Round 3 is older than what stands by now.
    #expect(throws: InputError.self) { try redo() }
    #expect(try undo() == [1, 2] && redo() == [1, 2, 4] && undo() == [1, 2] && undo() == [1])
    #expect(try undo() == [])
    #expect(throws: InputError.self) { try undo() }
    #expect(try fixture.rounds().map(\.number) == [1, 2, 3, 4])
  }
}
