import GroupingModel

/// Which columns say who a learner is.
struct ColumnRoles {
  let id: Int
  /// One column of names, or first and last names; empty where only identifiers are known.
  let names: [Int]
  /// Where a column that speaks of identifiers does not identify, what is taken in its place.
  private(set) var remarks: [String] = []

  /// - Throws: `InputError` naming rows with a missing or repeated identifier, or asking for one.
  init(_ table: Table, choice: ColumnChoice?) throws(InputError) {
    names =
      try choice?.name.map { name throws(InputError) in
        [try Self.position(of: name, in: table)]
      } ?? Self.nameColumns(table.header)
    if let chosen = choice?.id {
      id = try Self.position(of: chosen, in: table)
      try Self.checkIdentifies(id, in: table)
    } else {
      id = try Self.guess(table, names: names)
      remarks = Self.remarks(on: id, in: table)
    }
  }

  func kind(of position: Int) -> ColumnKind? {
    if position == id { return .identifier }
    return names.contains(position) ? .name : nil
  }

  func learners(of table: Table) -> [Learner] {
    table.rows.map { row in
      let name = names.map { row[$0] }.filter { !$0.isEmpty }.joined(separator: " ")
      return Learner(id: row[id], name: name.isEmpty ? row[id] : name)
    }
  }

  private static func position(of title: String, in table: Table) throws(InputError) -> Int {
    if let position = table.header.firstIndex(of: title) { return position }
    throw InputError(.unknown("column", title, among: table.header), file: table.file)
  }

  /// A title that speaks of an identifier over unique cells; else a single name column with unique
  /// cells; else the first column with unique cells that are no measurements.
  private static func guess(_ table: Table, names: [Int]) throws(InputError) -> Int {
    let titled = table.header.indices.filter { speaksOfIdentifier(table.header[$0]) }
    let first = names.count == 1 ? names : []
    let rest = table.header.indices.filter { position in
      !names.contains(position) && !table.column(position).contains { $0.contains(".") }
    }
    for position in titled + first + rest.prefix(1) where identifies(position, in: table) {
      return position
    }
    if let likely = titled.first ?? first.first { try checkIdentifies(likely, in: table) }
    throw InputError(
      file: table.file, "no column identifies the learners",
      remedy: "name one with --id (columns: id), or add a column ID")
  }

  /// "row 5, column 'ID': the identifier is the same as in row 3; column 'Name' is taken instead".
  private static func remarks(on id: Int, in table: Table) -> [String] {
    let titled = table.header.indices.filter { speaksOfIdentifier(table.header[$0]) }
    return titled.compactMap { position -> String? in
      do throws(InputError) {
        try checkIdentifies(position, in: table)
        return nil
      } catch {
        return "\(error.place): \(error.problem); learners are told apart by column "
          + "'\(table.header[id])' instead (--id chooses another)"
      }
    }
  }

  private static func identifies(_ position: Int, in table: Table) -> Bool {
    var seen: Set<String> = []
    return table.rows.allSatisfy { !$0[position].isEmpty && seen.insert($0[position]).inserted }
  }

  private static func checkIdentifies(_ position: Int, in table: Table) throws(InputError) {
    var seen: [String: Int] = [:]
    let title = table.header[position]
    for (row, number) in zip(table.rows, table.rowNumbers) {
      guard !row[position].isEmpty else {
        throw InputError(
          file: table.file, row: number, column: title, "the identifier is missing",
          remedy: "fill it in, or choose another column with --id (columns: id)")
      }
      if let other = seen.updateValue(number, forKey: row[position]) {
        throw InputError(
          file: table.file, row: number, column: title,
          "the identifier is the same as in row \(other)",
          remedy: "make them differ, or choose another column with --id (columns: id)")
      }
    }
  }

  static func words(_ title: String) -> [String] {
    title.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
  }

  static func speaksOfIdentifier(_ title: String) -> Bool {
    let telling: Set<String> = [
      "id", "ids", "identifier", "email", "mail", "username", "login", "userid", "studentid",
      "pupilid", "learnerid", "sid", "matriculation", "upn",
    ]
    return words(title).contains(where: telling.contains)
  }

  /// A column titled as a name, or one for first and one for last names.
  private static func nameColumns(_ header: [String]) -> [Int] {
    if let names = firstAndLastName(header) { return [names.first, names.last] }
    let titles = header.map(words)
    let exact = titles.firstIndex { ["name", "student", "pupil", "learner"].contains($0.joined()) }
    return
      (exact
      ?? column([["full", "name"], ["student", "name"], ["pupil", "name"]], in: titles)
      ?? column(firstNames, in: titles)).map { [$0] } ?? []
  }

  /// Columns of first and of last names, if there are both.
  static func firstAndLastName(_ header: [String]) -> (first: Int, last: Int)? {
    let titles = header.map(words)
    guard let first = column(firstNames, in: titles), let last = column(lastNames, in: titles),
      first != last
    else { return nil }
    return (first, last)
  }

  private static let firstNames = [
    ["first", "name"], ["given", "name"], ["firstname"], ["forename"], ["vorname"], ["prénom"],
    ["prenom"], ["voornaam"],
  ]
  private static let lastNames = [
    ["last", "name"], ["family", "name"], ["lastname"], ["surname"], ["nachname"], ["nom"],
    ["achternaam"],
  ]

  /// The first column whose title has all words of one of the lists.
  private static func column(_ telling: [[String]], in titles: [[String]]) -> Int? {
    titles.firstIndex { title in telling.contains { $0.allSatisfy(title.contains) } }
  }
}
