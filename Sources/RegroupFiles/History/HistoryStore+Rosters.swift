import Foundation
import GRDB
import GroupingModel

// Class lists as they were.
extension HistoryStore {
  /// Keeps a class list unless it is the one kept last; its learners must be enrolled.
  ///
  /// - Returns: its number.
  func keep(_ roster: RosterRecord, date: String) throws -> Int {
    if let last = try lastRoster(), last.record == roster { return last.number }
    try db.execute(
      sql: "INSERT INTO roster (date, columns) VALUES (?, ?)",
      arguments: [date, try Self.json(roster.columns)])
    let number = Int(db.lastInsertedRowID)
    let keys = try keys()
    let insert = try db.makeStatement(sql: "INSERT INTO rosterRow VALUES (?, ?, ?, ?, ?)")
    for (position, row) in roster.rows.enumerated() {
      try insert.execute(
        arguments: [number, position, keys[row.id], row.name, try Self.json(row.cells)])
    }
    return number
  }

  /// The class list kept last; nil where there is none.
  func lastRoster() throws -> (number: Int, record: RosterRecord)? {
    guard let number = try Int.fetchOne(db, sql: "SELECT max(number) FROM roster") else {
      return nil
    }
    return (number, try roster(number))
  }

  func rosterNumbers() throws -> [Int] {
    try Int.fetchAll(db, sql: "SELECT number FROM roster ORDER BY number")
  }

  func roster(_ number: Int) throws -> RosterRecord {
    let columns = try Row.fetchOne(
      db, sql: "SELECT columns FROM roster WHERE number = ?", arguments: [number])
    let text: String = try columns?.decode(atIndex: 0) ?? "[]"
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT id, rosterRow.name, cells FROM rosterRow JOIN learner ON learner = key
        WHERE roster = ? ORDER BY position
        """, arguments: [number])
    var roster = RosterRecord(columns: try Self.value(text), rows: [])
    while let row = try rows.next() {
      roster.rows.append(
        RosterRecord.Row(
          id: try row.decode(atIndex: 0), name: try row.decode(atIndex: 1),
          cells: try Self.value(try row.decode(atIndex: 2))))
    }
    return roster
  }

  /// Puts other columns and cells in the place of a class list's; rows are found by identifier.
  func replace(_ number: Int, with roster: RosterRecord) throws {
    try db.execute(
      sql: "UPDATE roster SET columns = ? WHERE number = ?",
      arguments: [try Self.json(roster.columns), number])
    let keys = try keys()
    let update = try db.makeStatement(
      sql: "UPDATE rosterRow SET cells = ? WHERE roster = ? AND learner = ?")
    for row in roster.rows {
      try update.execute(arguments: [try Self.json(row.cells), number, keys[row.id]])
    }
  }

  private static func json(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }

  private static func value<Value: Decodable>(_ text: String) throws -> Value {
    try JSONDecoder().decode(Value.self, from: Data(text.utf8))
  }
}
