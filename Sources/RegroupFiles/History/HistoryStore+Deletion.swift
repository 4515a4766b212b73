import Foundation
import GRDB
import GroupingModel

// Deleting for good.
extension HistoryStore {
  /// - Parameter position: of the learner among all.
  func delete(_ position: Int, among people: [KnownLearner]) throws {
    let traces = Traces(
      of: position, among: people.map { Learner(id: $0.id, name: $0.name) })
    // Rows of the learner go with it, by the tables' references.
    try db.execute(sql: "DELETE FROM learner WHERE key = ?", arguments: [people[position].key])
    for number in try rosterNumbers() {
      try replace(number, with: try roster(number).without(traces))
    }
    for column in ["title", "term"] { try clean(column, of: "round", traces) }
    for column in ["team", "label", "section"] { try clean(column, of: "placement", traces) }
    try cleanPlans(traces)
  }

  private func clean(_ column: String, of table: String, _ traces: Traces) throws {
    let texts = try String.fetchAll(
      db, sql: "SELECT DISTINCT \(column) FROM \(table) WHERE \(column) IS NOT NULL")
    for text in texts {
      let cleaned = traces.cleaned(text)
      guard cleaned != text else { continue }
      try db.execute(
        sql: "UPDATE \(table) SET \(column) = ? WHERE \(column) = ?", arguments: [cleaned, text])
    }
  }

  private func cleanPlans(_ traces: Traces) throws {
    let numbers = try Int.fetchAll(db, sql: "SELECT number FROM round WHERE plan IS NOT NULL")
    for number in numbers {
      guard let plan = try plan(ofRound: number) else { continue }
      // A plan that cannot be read cannot be cleaned.
      let value = try? JSONDecoder().decode(JSONValue.self, from: Data(plan.utf8))
      let cleaned = try value.map { try traces.cleaned($0).text() }
      try db.execute(
        sql: "UPDATE round SET plan = ? WHERE number = ?", arguments: [cleaned, number])
    }
  }

  /// Deletes the rounds of a term, also those that were undone; class lists that no round has any
  /// more, but for the latest; and learners who have left and stand nowhere any more.
  ///
  /// - Returns: how many rounds there were.
  func delete(term: String) throws -> Int {
    try db.execute(sql: "DELETE FROM round WHERE term = ?", arguments: [term])
    let count = db.changesCount
    guard count > 0 else { return 0 }
    try db.execute(
      sql: """
        DELETE FROM roster WHERE number NOT IN (SELECT roster FROM round WHERE roster IS NOT NULL)
        AND number < (SELECT max(number) FROM roster)
        """)
    try db.execute(
      sql: """
        DELETE FROM learner WHERE active = 0
        AND key NOT IN (SELECT learner FROM placement UNION SELECT learner FROM absence
          UNION SELECT learner FROM rosterRow)
        """)
    return count
  }
}

extension RosterRecord {
  /// The class list without mentions of a learner whose row is gone.
  fileprivate func without(_ traces: Traces) -> RosterRecord {
    var roster = self
    for column in columns.indices {
      roster.columns[column].title = traces.cleaned(columns[column].title)
      let namesLearners = columns[column].guess == .learners
      for row in rows.indices {
        let cell = rows[row].cells[column]
        roster.rows[row].cells[column] =
          namesLearners ? traces.cleaned(cellOfLearners: cell) : traces.cleaned(cell)
      }
    }
    return roster
  }
}
