import GroupingModel

/// A roster read from a table, with what its columns were taken for.
package struct RosterReading: Sendable {
  package let roster: Roster
  package let index: LearnerIndex
  package let guesses: [ColumnGuess]
  /// Row of each learner in the file.
  package let rowNumbers: [Int]
  package let file: String
  /// What the user should know about it.
  package let remarks: [String]

  init(
    roster: Roster, index: LearnerIndex, guesses: [ColumnGuess], rowNumbers: [Int], file: String,
    remarks: [String] = []
  ) {
    self.roster = roster
    self.index = index
    self.guesses = guesses
    self.rowNumbers = rowNumbers
    self.file = file
    self.remarks = remarks
  }
}

/// Makes a roster of a class list.
package enum RosterReader {
  /// - Throws: `InputError` if no column identifies the learners, or a column that the user chose
  ///   is not there or not of the kind said.
  package static func read(
    _ table: Table, columns: ColumnChoice?
  ) throws(InputError) -> RosterReading {
    guard !table.rows.isEmpty else {
      throw InputError(
        file: table.file, row: 1, "there is a header and no learner",
        remedy: "add a row for each learner")
    }
    if columns?.id == nil, columns?.name == nil { try HeaderRow.check(table) }
    let roles = try ColumnRoles(table, choice: columns)
    let learners = roles.learners(of: table)
    let index = LearnerIndex(learners)
    let overrides = try self.overrides(columns, of: table)
    var (attributes, guesses): ([Attribute], [ColumnGuess]) = ([], [])
    for (position, title) in table.header.enumerated() {
      let hasCommas = table.allowsDecimalComma || overrides[title] == .number
      let cells = pointed(table.column(position), commas: hasCommas)
      attributes.append(
        Attribute(
          name: title, cells: cells, rows: table.rowNumbers,
          kind: overrides[title].flatMap { Attribute.Kind(rawValue: $0.rawValue) }))
      let kind =
        overrides[title] ?? roles.kind(of: position)
        ?? ColumnKind.guess(title: title, cells: cells, learners: index)
      guesses.append(ColumnGuess(column: title, kind: kind))
      if overrides[title] == .number { try checkNumbers(cells, title: title, table: table) }
    }
    do {
      let roster = try Roster(learners: learners, attributes: attributes)
      return RosterReading(
        roster: roster, index: index, guesses: guesses, rowNumbers: table.rowNumbers,
        file: table.file, remarks: roles.remarks + NamesakeRemarks.remarks(learners, in: table))
    } catch {
      throw InputError(error, file: table.file)
    }
  }

  /// Decimal commas become points in a column that is mostly numbers.
  private static func pointed(_ cells: [String], commas: Bool) -> [String] {
    guard commas, cells.contains(where: { $0.contains(",") }) else { return cells }
    let converted = cells.map(ColumnKind.withDecimalPoint)
    let known = converted.filter { !$0.isEmpty }
    let numbers = known.count { ColumnKind.number($0) != nil }
    return numbers * 2 > known.count ? converted : cells
  }

  private static func overrides(
    _ choice: ColumnChoice?, of table: Table
  ) throws(InputError) -> [String: ColumnKind] {
    var kinds: [String: ColumnKind] = [:]
    for (title, word) in (choice?.kinds ?? [:]).sorted(by: { $0.key < $1.key }) {
      guard table.header.contains(title) else {
        throw InputError(.unknown("column", title, among: table.header), file: table.file)
      }
      guard ColumnKind.choices.contains(word), let kind = ColumnKind(rawValue: word) else {
        throw InputError(.unknown("kind of column", word, among: ColumnKind.choices))
      }
      kinds[title] = kind
    }
    return kinds
  }

  private static func checkNumbers(
    _ cells: [String], title: String, table: Table
  ) throws(InputError) {
    for (position, cell) in cells.enumerated() where !cell.isEmpty {
      guard ColumnKind.number(cell) != nil else {
        throw InputError(
          file: table.file, row: table.rowNumbers[position], column: title,
          "not a number that can be used",
          remedy: "write a plain number such as 12.5, or leave the cell empty")
      }
    }
  }
}
