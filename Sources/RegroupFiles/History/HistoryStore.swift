import GRDB
import GroupingModel

/// The tables of a history inside of a transaction.
struct HistoryStore {
  let db: Database

  /// A learner as the history knows them.
  struct KnownLearner: FetchableRecord {
    let key: Int64
    let id: String
    let name: String
    let isActive: Bool

    init(row: Row) throws {
      key = try row.decode(forColumn: "key")
      id = try row.decode(forColumn: "id")
      name = try row.decode(forColumn: "name")
      isActive = try row.decode(forColumn: "active")
    }
  }

  /// In the order in which they came.
  func learners() throws -> [KnownLearner] {
    try KnownLearner.fetchAll(db, sql: "SELECT key, id, name, active FROM learner ORDER BY key")
  }

  /// By identifier.
  func pseudonyms() throws -> [String: String] {
    let rows = try Row.fetchCursor(db, sql: "SELECT id, pseudonym FROM learner")
    var result: [String: String] = [:]
    while let row = try rows.next() {
      result[try row.decode(atIndex: 0)] = try row.decode(atIndex: 1) as String
    }
    return result
  }

  /// Adds who is new, and takes over the names of the others; a name that is the identifier is no
  /// name.
  ///
  /// - Parameter active: whether they are of the class from now on; those who were before stay.
  func enrol(_ people: [Learner], active: Bool = true) throws {
    let known = Dictionary(try learners().map { ($0.id, $0) }) { first, _ in first }
    let arrivals = people.filter { known[$0.id] == nil }
    var source = SystemRandomNumberGenerator()
    let pseudonyms = Pseudonyms.drawn(
      arrivals.count, besides: Set(try self.pseudonyms().values), using: &source)
    let insert = try db.makeStatement(
      sql: "INSERT INTO learner (id, name, pseudonym, active) VALUES (?, ?, ?, ?)")
    for (learner, pseudonym) in zip(arrivals, pseudonyms) {
      try insert.execute(arguments: [learner.id, learner.name, pseudonym, active])
    }
    let update = try db.makeStatement(sql: "UPDATE learner SET name = ?, active = ? WHERE key = ?")
    for learner in people {
      guard let old = known[learner.id] else { continue }
      let name = learner.name == learner.id ? old.name : learner.name
      let isActive = active || old.isActive
      guard name != old.name || isActive != old.isActive else { continue }
      try update.execute(arguments: [name, isActive, old.key])
    }
  }

  /// Learners of the class who have left it: their record stays.
  func retire(_ ids: some Sequence<String>) throws {
    let retire = try db.makeStatement(sql: "UPDATE learner SET active = 0 WHERE id = ?")
    for id in ids { try retire.execute(arguments: [id]) }
  }

  /// Keys by identifier.
  func keys() throws -> [String: Int64] {
    Dictionary(try learners().map { ($0.id, $0.key) }) { first, _ in first }
  }
}
