import GroupingModel

/// The class list of an audit: the one named, or that which the history holds.
struct AuditRoster {
  let table: Table
  /// What the columns of identifiers are, where the table itself cannot tell.
  let columns: ColumnChoice?
  /// SHA-256 of its text.
  let hash: String

  /// - Throws: `InputError` also where no class list is named and the history holds none.
  init(_ request: AuditRequest, _ folder: inout InputFolder) throws(InputError) {
    let rounds = request.rounds.hasSuffix("/") ? String(request.rounds.dropLast()) : request.rounds
    let exported = "\(rounds)/\(HistoryFolder.rosterFile)"
    if let file = request.roster ?? (folder.hasFile(exported) ? exported : nil) {
      table = try Table(try folder.text(file), file: file)
      columns = request.columns
      hash = folder.hashes[file] ?? ""
      return
    }
    guard folder.hasFile(rounds), !rounds.lowercased().hasSuffix(".csv"),
      !ScenarioSource.isPlan(rounds), let record = try Self.kept(rounds, folder)
    else {
      throw InputError(
        file: request.rounds, "it holds no class list", remedy: "name one with --roster class.csv")
    }
    table = Table(
      file: rounds, header: record.columns.map(\.title), rows: record.rows.map(\.cells))
    columns = request.columns ?? Self.columns(of: record)
    hash = SHA256.hex(Array(record.rows.map { $0.cells.joined(separator: ",") }.joined().utf8))
  }

  /// The class list that a database kept last.
  private static func kept(
    _ name: String, _ folder: InputFolder
  ) throws(InputError) -> RosterRecord? {
    try HistoryDatabase(reading: name, at: try folder.plainFile(name)).read {
      try $0.lastRoster()?.record
    }
  }

  /// The column that holds the identifiers, and what columns were taken for.
  private static func columns(of record: RosterRecord) -> ColumnChoice {
    let id = record.columns.indices.first { index in
      record.rows.allSatisfy { $0.cells[index] == $0.id }
    }
    let kinds = record.columns.filter { ColumnKind.choices.contains($0.kind ?? "") }
    return ColumnChoice(
      id: id.map { record.columns[$0].title },
      kinds: Dictionary(kinds.map { ($0.title, $0.kind ?? "") }) { first, _ in first })
  }
}
