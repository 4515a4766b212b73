import GroupingModel

/// A new class list for a history: who came, who left, and what changed about the others, by
/// identifier, never by position.
package struct RosterUpdate {
  private let reading: RosterReading
  private let record: RosterRecord

  /// - Parameter file: class list, from the working folder.
  /// - Throws: `InputError`.
  package init(file: String, columns: ColumnChoice?) throws(InputError) {
    var folder = InputFolder(path: ".", confined: false)
    let imported = try Importers.read(try Table(try folder.text(file), file: file))
    var columns = columns
    if columns?.id == nil, let id = imported.id {
      columns = ColumnChoice(id: id, name: columns?.name)
    }
    reading = try RosterReader.read(imported.table, columns: columns)
    record = RosterRecord(reading.roster, guesses: reading.guesses)
  }

  /// Learners by what happened to them; rows are those of the new class list.
  struct Changes: Sendable, Hashable {
    var arrivals: [Int] = []
    var renamed: [Int] = []
    var changed: [Int] = []
    /// Identifiers.
    var leavers: [String] = []
  }

  /// - Parameters:
  ///   - force: whether it may well be another class's.
  ///   - date: as `HistoryDate` has it.
  /// - Returns: how many of each, by rows.
  /// - Throws: `InputError` if more than half of a class would change; `OutputError`.
  package func commit(to history: String, date: String, force: Bool) throws -> String {
    let changes = try HistoryDatabase(writing: history, mayBeMissing: true).write { store in
      let today = try store.learners().filter(\.isActive)
      let found = self.changes(from: today, last: try store.lastRoster()?.record)
      if !force { try check(found, today: today.count) }
      try store.enrol(reading.roster.learners)
      try store.retire(found.leavers)
      _ = try store.keep(record, date: date)
      return found
    }
    return text(changes)
  }

  private func changes(
    from today: [HistoryStore.KnownLearner], last: RosterRecord?
  ) -> Changes {
    let known = Dictionary(today.map { ($0.id, $0) }) { first, _ in first }
    let cells = last.map(Self.cells) ?? [:]
    let fresh = Self.cells(record)
    var changes = Changes()
    for (learner, row) in zip(reading.roster.learners, reading.rowNumbers) {
      guard let old = known[learner.id] else {
        changes.arrivals.append(row)
        continue
      }
      let isRenamed = learner.name != learner.id && learner.name != old.name
      if isRenamed { changes.renamed.append(row) }
      if let before = cells[learner.id], before != fresh[learner.id] { changes.changed.append(row) }
    }
    let ids = Set(reading.roster.learners.map(\.id))
    changes.leavers = today.map(\.id).filter { !ids.contains($0) }
    return changes
  }

  /// Per identifier, cells by title, without those that say who it is: names are told apart.
  private static func cells(_ roster: RosterRecord) -> [String: [String: String]] {
    let kept = roster.columns.indices.filter {
      roster.columns[$0].guess != .identifier && roster.columns[$0].guess != .name
    }
    return Dictionary(
      roster.rows.map { row in
        (
          row.id,
          Dictionary(
            kept.map { (roster.columns[$0].title, row.cells[$0]) },
            uniquingKeysWith: { first, _ in first })
        )
      }, uniquingKeysWith: { first, _ in first })
  }

  private func check(_ changes: Changes, today: Int) throws(InputError) {
    guard today > 0 else { return }
    let (new, left) = (changes.arrivals.count, changes.leavers.count)
    guard new * 2 > reading.roster.count || left * 2 > today else { return }
    throw InputError(
      file: reading.file,
      "\(new) of its \(Wording.count(reading.roster.count, "learner")) are not in the history, and "
        + "\(left) of the \(today) there are not in it, so it may be another class's",
      remedy: "name this class's list, with the same column of identifiers; if it is, add --force")
  }

  private func text(_ changes: Changes) -> String {
    func part(_ count: Int, _ noun: String, _ rows: [Int]) -> String? {
      guard count > 0 else { return nil }
      guard !rows.isEmpty, rows.count < reading.roster.count else { return noun }
      let places = rows.prefix(8).map(String.init).joined(separator: ", ")
      let more = rows.count > 8 ? " and \(rows.count - 8) more" : ""
      return "\(noun) (\(rows.count == 1 ? "row" : "rows") \(places)\(more))"
    }
    let (new, left) = (changes.arrivals.count, changes.leavers.count)
    let (renamed, other) = (changes.renamed.count, changes.changed.count)
    let parts = [
      part(new, Wording.count(new, "arrival"), changes.arrivals),
      part(left, Wording.count(left, "learner") + (left == 1 ? " has left" : " have left"), []),
      part(renamed, Wording.count(renamed, "changed name"), changes.renamed),
      part(
        other, Wording.count(other, "learner") + " with other attributes", changes.changed),
    ].compactMap { $0 }
    let start = "The class has \(Wording.count(reading.roster.count, "learner"))"
    return parts.isEmpty
      ? "\(start); nothing has changed." : "\(start): \(parts.joined(separator: ", "))."
  }
}
