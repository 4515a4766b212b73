import Foundation
import GRDB
import GRDBSQLite
import Studies

/// The results as an SQLite table, for those who ask before they load: same columns, same rows, same order.
final class StudyDatabase {
  private let queue: DatabaseQueue
  private let rows: ResultRows
  private let design: StudyDesign
  private let path: String

  /// - Throws: `OutputError`.
  init(_ path: String, _ design: StudyDesign) throws {
    self.path = path
    self.design = design
    rows = ResultRows(design)
    unlink(path)
    var configuration = Configuration()
    configuration.prepareDatabase { db in
      // The file is made beside its place, and made again after a crash.
      try db.execute(
        sql: "PRAGMA page_size = 32768; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF")
    }
    let (rows, columns) = (ResultRows.keys, design.columns.names)
    do {
      queue = try DatabaseQueue(path: path, configuration: configuration)
      try queue.write { db in
        try db.create(table: "results") { table in
          for key in rows { table.column(key, Self.type(ofKey: key)) }
          for column in columns { table.column(column, .double) }
        }
      }
    } catch { throw Self.failure(path) }
  }

  private static func type(ofKey key: String) -> Database.ColumnType {
    switch key {
    case "seed", "round": .integer
    case "effect": .double
    default: .text
    }
  }

  private static func failure(_ path: String) -> OutputError {
    OutputError(
      isCreation: false, problem: "'\(path)' cannot be written",
      remedy: "make room on the disk and run the same command again; finished classes are kept")
  }

  /// Adds all rows of a class.
  ///
  /// - Throws: `OutputError`.
  func add(_ outcomes: ClassOutcomes, of room: Classroom) throws(OutputError) {
    do {
      try queue.write { db in
        let width = ResultRows.keys.count + design.columns.count
        let marks = Array(repeating: "?", count: width).joined(separator: ",")
        let statement = try db.cachedStatement(sql: "INSERT INTO results VALUES (\(marks))")
        try insert(outcomes, of: room, with: statement.sqliteStatement)
      }
    } catch { throw Self.failure(path) }
  }

  /// Binds values by SQLite's own calls: half a billion of them would take minutes by way of objects.
  private func insert(
    _ outcomes: ClassOutcomes, of room: Classroom, with statement: SQLiteStatement
  ) throws {
    let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
    sqlite3_bind_text(statement, 1, room.id, -1, copied)
    sqlite3_bind_text(statement, 2, room.origin.rawValue, -1, copied)
    var place = 0
    for policy in design.policies {
      sqlite3_bind_text(statement, 3, policy.name, -1, copied)
      for world in design.worlds {
        sqlite3_bind_text(statement, 4, world.name, -1, copied)
        sqlite3_bind_double(statement, 5, world.effect)
        for number in 0..<(design.seeds * design.rounds) {
          sqlite3_bind_int64(statement, 6, Int64(number / design.rounds + 1))
          sqlite3_bind_int64(statement, 7, Int64(number % design.rounds + 1))
          for column in 0..<design.columns.count {
            let value = outcomes.values[place]
            let position = Int32(8 + column)
            if value.isNaN {
              sqlite3_bind_null(statement, position)
            } else {
              sqlite3_bind_double(statement, position, value)
            }
            place += 1
          }
          let code = sqlite3_step(statement)
          sqlite3_reset(statement)
          guard code == SQLITE_DONE else { throw DatabaseError(resultCode: .init(rawValue: code)) }
        }
      }
    }
  }

  func close() { try? queue.close() }
}
