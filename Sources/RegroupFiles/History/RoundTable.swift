import GroupingModel

/// A round as a table that counts as a round of a folder's history, too.
enum RoundTable {
  /// A row per learner; those who were away have no group. The column section stands only where
  /// groups lay in sections.
  ///
  /// - Parameter shown: what is written for an identifier.
  static func csv(
    _ round: RoundRecord, shown: (String) -> String = { $0 }
  ) -> String {
    let hasSections = round.placements.contains { $0.section != nil }
    let header = "group,label,id,choice,led,pinned,alone"
    var lines = [hasSections ? "section," + header : header]
    for placement in round.placements {
      let turn = placement.turn
      let cells = [
        placement.group, placement.label ?? "", shown(placement.learner),
        turn.choice.map(String.init) ?? "", mark(turn.led), mark(turn.pinned), mark(turn.alone),
      ]
      lines.append(line(hasSections ? [placement.section ?? ""] + cells : cells))
    }
    for id in round.absent {
      let cells = ["", "", shown(id), "", "", "", ""]
      lines.append(line(hasSections ? [""] + cells : cells))
    }
    return lines.map { $0 + "\n" }.joined()
  }

  static func line(_ cells: [String]) -> String {
    cells.map(SpreadsheetCell.written).joined(separator: ",")
  }

  private static func mark(_ isMarked: Bool) -> String { isMarked ? "yes" : "" }

  /// Reads a round's table.
  ///
  /// - Parameters:
  ///   - date: of the round.
  ///   - reader: knows the class; its folder is the one that `file` is relative to.
  /// - Returns: the round, and how many of its entries name nobody of the class: they are kept under
  ///   what is written there.
  /// - Throws: `InputError` if columns are missing, a name may be that of several learners, or
  ///   somebody stands in it twice.
  static func record(
    file: String, date: String, with reader: inout ReferenceReader
  ) throws(InputError) -> (round: RoundRecord, strangers: [String]) {
    let table = try Table(try reader.folder.text(file), file: file)
    guard table.header.count >= 2 else {
      throw InputError(
        file: file, "a file of groups needs two columns", remedy: "give it group and id")
    }
    try reader.checkHeader(table)
    let (group, learner) = reader.groupColumns(table)
    let section = table.header.firstIndex { $0.lowercased() == "section" }
    let turns = TurnColumns(table)
    var round = RoundRecord(date: date, placements: [])
    var strangers: [String] = []
    var rows: [String: Int] = [:]
    for (row, number) in zip(table.rows, table.rowNumbers) where !row[learner].isEmpty {
      let place = Place(file: file, row: number, column: table.header[learner])
      guard let (id, isKnown) = try identifier(row[learner], at: place, with: reader) else {
        continue
      }
      if !isKnown { strangers.append(id) }
      if let first = rows.updateValue(number, forKey: id) {
        throw place.error(
          "it names the same learner as row \(first)", remedy: "leave one of the rows out")
      }
      guard !row[group].isEmpty else {
        round.absent.append(id)
        continue
      }
      let lies = section.map { SpreadsheetCell.unescaped(row[$0]) } ?? ""
      round.placements.append(
        Placement(
          learner: id, group: SpreadsheetCell.unescaped(row[group]), label: turns.label(in: row),
          section: lies.isEmpty ? nil : lies, turn: try turns.turn(in: row, number) ?? Turn()))
    }
    return (round, strangers)
  }

  /// Whom a cell names: an identifier of the class list, or what stands there.
  private static func identifier(
    _ cell: String, at place: Place, with reader: ReferenceReader
  ) throws(InputError) -> (id: String, isKnown: Bool)? {
    let finding = reader.matcher.find(cell)
    if case .unknown = finding { return (SpreadsheetCell.unescaped(cell), false) }
    return try reader.learner(finding, at: place).map {
      (reader.roster.roster.learners[$0].id, true)
    }
  }
}
