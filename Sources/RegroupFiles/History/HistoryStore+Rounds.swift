import GRDB
import GroupingModel

// Rounds.
extension HistoryStore {
  /// Adds a round after all others.
  ///
  /// - Parameters:
  ///   - plan: as JSON.
  ///   - roster: number of the class list as it was; nil where none is known.
  /// - Returns: the round's number.
  func add(_ round: RoundRecord, plan: String?, roster: Int?) throws -> Int {
    try db.execute(
      sql: """
        INSERT INTO round (roster, title, date, term, plan, edited) VALUES (?, ?, ?, ?, ?, ?)
        """,
      arguments: [roster, round.title, round.date, round.term, plan, round.isEdited])
    let number = db.lastInsertedRowID
    let keys = try keys()
    let place = try db.makeStatement(
      sql: "INSERT INTO placement VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
    for (position, placement) in round.placements.enumerated() {
      let turn = placement.turn
      try place.execute(
        arguments: [
          number, position, keys[placement.learner], placement.group, placement.label,
          placement.section, turn.choice, turn.led, turn.pinned, turn.alone,
        ])
    }
    let absence = try db.makeStatement(sql: "INSERT INTO absence VALUES (?, ?, ?)")
    for (position, id) in round.absent.enumerated() {
      try absence.execute(arguments: [number, position, keys[id]])
    }
    return Int(number)
  }

  /// All rounds, oldest first, also those that were undone.
  func rounds() throws -> [NumberedRound] {
    let placements = try placements()
    let absences = try absences()
    let rows = try Row.fetchCursor(
      db, sql: "SELECT number, title, date, term, edited, undone FROM round ORDER BY number")
    var rounds: [NumberedRound] = []
    while let row = try rows.next() {
      let number: Int = try row.decode(atIndex: 0)
      let undone: Int? = try row.decode(atIndex: 5)
      let record = RoundRecord(
        title: try row.decode(atIndex: 1), date: try row.decode(atIndex: 2),
        term: try row.decode(atIndex: 3), isEdited: try row.decode(atIndex: 4),
        placements: placements[number] ?? [], absent: absences[number] ?? [])
      rounds.append(NumberedRound(number: number, isUndone: undone != nil, record: record))
    }
    return rounds
  }

  /// The rounds that count, oldest first.
  func standing() throws -> [NumberedRound] { try rounds().filter { !$0.isUndone } }

  /// By round.
  private func placements() throws -> [Int: [Placement]] {
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT round, id, team, label, section, choice, led, pinned, alone
        FROM placement JOIN learner ON learner = key ORDER BY round, position
        """)
    var result: [Int: [Placement]] = [:]
    while let row = try rows.next() {
      let turn = Turn(
        choice: try row.decode(atIndex: 5), led: try row.decode(atIndex: 6),
        pinned: try row.decode(atIndex: 7), alone: try row.decode(atIndex: 8))
      let placement = Placement(
        learner: try row.decode(atIndex: 1), group: try row.decode(atIndex: 2),
        label: try row.decode(atIndex: 3), section: try row.decode(atIndex: 4), turn: turn)
      result[try row.decode(atIndex: 0), default: []].append(placement)
    }
    return result
  }

  /// Identifiers by round.
  private func absences() throws -> [Int: [String]] {
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT round, id FROM absence JOIN learner ON learner = key ORDER BY round, position
        """)
    var result: [Int: [String]] = [:]
    while let row = try rows.next() {
      result[try row.decode(atIndex: 0), default: []].append(try row.decode(atIndex: 1))
    }
    return result
  }

  /// The plan of a round, as JSON.
  func plan(ofRound number: Int) throws -> String? {
    let row = try Row.fetchOne(
      db, sql: "SELECT plan FROM round WHERE number = ?", arguments: [number])
    guard let row else { return nil }
    return try row.decode(atIndex: 0)
  }

  /// Takes back the latest round that stands; it is kept.
  ///
  /// - Returns: its number; nil if there is none.
  func undo() throws -> Int? {
    guard
      let last = try Int.fetchOne(db, sql: "SELECT max(number) FROM round WHERE undone IS NULL")
    else { return nil }
    try db.execute(
      sql: "UPDATE round SET undone = (SELECT coalesce(max(undone), 0) + 1 FROM round) "
        + "WHERE number = ?", arguments: [last])
    return last
  }

  /// Brings back the round that was undone last, unless a later one stands by now.
  ///
  /// - Returns: its number; nil if there is none.
  func redo() throws -> Int? {
    let last = try Int.fetchOne(
      db,
      sql: """
        SELECT number FROM round WHERE undone = (SELECT max(undone) FROM round)
        AND number > (SELECT coalesce(max(number), 0) FROM round WHERE undone IS NULL)
        """)
    guard let last else { return nil }
    try db.execute(sql: "UPDATE round SET undone = NULL WHERE number = ?", arguments: [last])
    return last
  }
}
