import Foundation
import GRDB
import GroupingModel

/// The file that holds a class's rounds: `regroup.db`, an SQLite database.
///
/// Every change is one transaction, written ahead to a log and on the disk before it is reported.
struct HistoryDatabase {
  /// Path, as the user named it.
  let file: String
  private let queue: DatabaseQueue

  /// Opens a history to be read; changes nothing.
  ///
  /// - Parameters:
  ///   - file: how errors name it.
  ///   - path: where it is; nil for `file`.
  /// - Throws: `InputError` if it is missing, locked, damaged, of another program or a newer version.
  init(reading file: String, at path: String? = nil) throws(InputError) {
    self.file = file
    let path = HistoryFile.unambiguous(path ?? file)
    do {
      try HistoryFile.check(path, named: file, mayBeMissing: false)
      queue = try Self.patiently {
        do { return try Self.opened(path, readonly: true) } catch let error as DatabaseError {
          // Without a log of changes there is nothing but the file, and nobody can write it.
          guard error.resultCode == .SQLITE_CANTOPEN, !HistoryFile.hasLog(path) else { throw error }
          return try Self.opened("file:\(HistoryFile.escaped(path))?immutable=1", readonly: true)
        }
      }
      let isMade = try queue.read { db in
        try Self.check(db, named: file)
        return try HistorySchema.migrator.hasCompletedMigrations(db)
      }
      guard isMade else { throw Self.empty(file) }
    } catch {
      throw HistoryFailure.reading(error, file: file)
    }
  }

  /// Opens a history to be changed, and brings one of an earlier version up to date.
  ///
  /// - Parameter mayBeMissing: whether it is made where it is missing.
  /// - Throws: `InputError`, as for reading; `OutputError` if it cannot be made or written.
  init(writing file: String, mayBeMissing: Bool = false) throws {
    self.file = file
    let path = HistoryFile.unambiguous(file)
    do {
      try HistoryFile.check(path, named: file, mayBeMissing: mayBeMissing)
      queue = try Self.patiently {
        let queue = try Self.opened(path, readonly: false)
        try queue.read { db in try Self.check(db, named: file) }
        try queue.writeWithoutTransaction { db in try db.execute(sql: "PRAGMA journal_mode = WAL") }
        try Self.migrate(queue)
        return queue
      }
    } catch {
      throw HistoryFailure.writing(error, file: file)
    }
  }

  /// Everything that is read is of one moment, whatever other programs write meanwhile.
  ///
  /// - Throws: `InputError`.
  func read<Value>(_ work: (HistoryStore) throws -> Value) throws(InputError) -> Value {
    do { return try queue.read { db in try work(HistoryStore(db: db)) } } catch {
      throw HistoryFailure.reading(error, file: file)
    }
  }

  /// One transaction: all of it is on the disk when this returns, and none of it if it throws.
  ///
  /// - Throws: `InputError`, `OutputError`.
  func write<Value>(_ work: (HistoryStore) throws -> Value) throws -> Value {
    do { return try queue.write { db in try work(HistoryStore(db: db)) } } catch {
      throw HistoryFailure.writing(error, file: file)
    }
  }

  /// Leaves no trace of what was deleted: the log is emptied into the file, and the file written
  /// anew without free pages. Nothing goes through temporary files (`temp_store`).
  ///
  /// - Throws: `InputError` if another program still reads the database; `OutputError`.
  func purge() throws {
    do {
      try queue.writeWithoutTransaction { db in
        try db.checkpoint(.truncate)
        try db.execute(sql: "VACUUM")
        try db.checkpoint(.truncate)
      }
    } catch {
      throw HistoryFailure.writing(error, file: file)
    }
  }

  /// - Throws: `InputError` if another program reads or writes the database.
  func checkIsAlone() throws {
    do { try queue.writeWithoutTransaction { db in _ = try db.checkpoint(.truncate) } } catch {
      throw HistoryFailure.writing(error, file: file)
    }
  }
}

// Opening.
extension HistoryDatabase {
  private static let secondsOfPatience = 5

  private static func opened(_ path: String, readonly: Bool) throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.readonly = readonly
    configuration.busyMode = .timeout(TimeInterval(secondsOfPatience))
    configuration.prepareDatabase { db in
      try db.execute(
        sql: """
          PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY;
          PRAGMA trusted_schema = OFF
          """)
    }
    return try DatabaseQueue(path: path, configuration: configuration)
  }

  /// - Throws: `InputError` if the database is of another program or of a newer version.
  private static func check(_ db: Database, named file: String) throws {
    let application = try Int.fetchOne(db, sql: "PRAGMA application_id")
    guard application == HistorySchema.applicationID else {
      let tables = try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_schema") ?? 0
      // Killed before its tables were made, it is as good as new.
      let isNew = try tables == 0 || (tables <= 2 && db.tableExists("grdb_migrations"))
      guard application == 0, isNew else { throw HistoryFailure.noDatabase(file) }
      return
    }
    guard try !HistorySchema.migrator.hasBeenSuperseded(db) else {
      throw InputError(
        file: file, "the database was written by a newer version of regroup",
        remedy: "use that version, or newer")
    }
  }

  /// Where several programs make the database at once, the tables of one of them stand.
  private static func migrate(_ queue: DatabaseQueue) throws {
    do { try HistorySchema.migrator.migrate(queue) } catch {
      guard try queue.read(HistorySchema.migrator.hasCompletedMigrations) else { throw error }
    }
  }

  /// SQLite does not wait where two programs could wait for each other, as while the log is set up.
  private static func patiently<Value>(_ work: () throws -> Value) throws -> Value {
    let deadline = ContinuousClock.now + .seconds(secondsOfPatience)
    while true {
      do { return try work() } catch let error as DatabaseError {
        guard error.resultCode == .SQLITE_BUSY, ContinuousClock.now < deadline else { throw error }
        usleep(20_000)
      }
    }
  }

  private static func empty(_ file: String) -> InputError {
    InputError(
      file: file, "no round has been accepted into it yet",
      remedy: "accept a plan first: regroup accept out/plan.json --history \(file)")
  }
}
