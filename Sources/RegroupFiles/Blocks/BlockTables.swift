import GroupingModel
import SchedulingModel

/// The tables that all others refer to.
struct BlockTables {
  let document: BlockDocument
  private(set) var folder: InputFolder
  let learners: BlockClass
  let slots: BlockSlots
  let rooms: BlockRooms
  let adults: BlockAdults
  let sessions: BlockSessions
  /// Names of the levels, the highest first.
  let ladder: [String]

  /// - Throws: `InputError` for a missing table and anything in one that cannot be used.
  init(_ document: BlockDocument, in folder: InputFolder) throws(InputError) {
    var folder = folder
    self.document = document
    ladder = try Self.ladder(document)
    func path(_ key: String) -> String { document.tables[key] ?? "\(key).csv" }
    learners = try BlockClass(path("learners"), in: &folder, audience: document.audience)
    let starts = try document.starts.map { text throws(InputError) in try CalendarDay(text) }
    slots = try BlockSlots(
      try Self.table("slots", document, &folder, required: true), starts: starts)
    rooms =
      document.tables["rooms"] == nil
      ? BlockRooms() : try BlockRooms(try Self.table("rooms", document, &folder), slots)
    adults =
      document.tables["facilitators"] == nil
      ? learners.teachers
      : try BlockAdults(
        try Self.table("facilitators", document, &folder), slots, beside: learners.teachers)
    sessions = try BlockSessions(
      try Self.table("sessions", document, &folder, required: true), slots, rooms, adults)
    self.folder = folder
    try BlockLimits.check(
      learners: learners.count, slots.slots, sessions.offers, file: document.file)
    try checkAudiences()
  }

  /// A table that the scenario has; nil where it does not.
  mutating func table(
    _ key: String, required: [String], optional: [String]?
  ) throws(InputError) -> TitledTable? {
    guard document.tables[key] != nil else { return nil }
    return try TitledTable(
      try Self.table(key, document, &folder), required: required, optional: optional)
  }

  /// Other files of a table that is a folder.
  mutating func tables(
    _ key: String, required: [String], optional: [String]?
  ) throws(InputError) -> [TitledTable] {
    guard let path = document.tables[key] else { return [] }
    if folder.hasFile(path) {
      return try table(key, required: required, optional: optional).map { [$0] } ?? []
    }
    var tables: [TitledTable] = []
    for name in try folder.entries(path) where name.hasSuffix(".csv") {
      let file = path.hasSuffix("/") ? path + name : "\(path)/\(name)"
      tables.append(
        try TitledTable(
          try Table(try folder.text(file), file: file), required: required, optional: optional))
    }
    return tables
  }

  /// Position of the level of that name.
  func level(named name: String) -> Int? {
    ladder.firstIndex { $0.lowercased() == name.lowercased() }
  }

  /// The level of a table: as the scenario says, or the lowest that can be asked for, and for needs
  /// that above it.
  func level(of table: String) throws(InputError) -> Int {
    guard let name = document.levels[table] else {
      return table == "choices" ? ladder.count - 2 : max(0, ladder.count - 3)
    }
    guard let level = level(named: name), level < ladder.count - 1 || table != "choices" else {
      throw InputError(
        .unknown("level", name, among: Array(ladder.dropLast())), file: document.file)
    }
    return level
  }

  private static func table(
    _ key: String, _ document: BlockDocument, _ folder: inout InputFolder, required: Bool = false
  ) throws(InputError) -> Table {
    let name = document.tables[key] ?? "\(key).csv"
    if required, document.tables[key] == nil, !folder.hasFile(name) {
      throw InputError(
        file: name, "the table of \(key) is missing",
        remedy: "add it to the folder, or name its file in the scenario: \(key): ...")
    }
    return try Table(try folder.text(name), file: name)
  }

  private static func ladder(_ document: BlockDocument) throws(InputError) -> [String] {
    let ladder = document.ladder ?? BlockProblem.usualLadder
    let names = Set(ladder.map { $0.lowercased() })
    guard ladder.count >= 2, names.count == ladder.count, !names.contains(""), ladder.count <= 20
    else {
      throw InputError(
        file: document.file, "the ladder needs 2 to 20 levels with names of their own",
        remedy: "write, say, ladder: [must, wish, catch-all]")
    }
    return ladder
  }

  /// `for` in a table needs a column that it refers to, and a learner whom it means.
  private func checkAudiences() throws(InputError) {
    let used = slots.audiences + sessions.audiences
    guard used.contains(where: { !$0.isEmpty }) else { return }
    guard let audience = learners.audience else {
      throw InputError(
        file: document.file, "a table has a column 'for', and nothing says what it refers to",
        remedy: "name a column of the learners' table: for: grade")
    }
    let all = audience.reduce(into: Set<String>()) { $0.formUnion($1) }
    for slot in slots.slots.indices where !slots.audiences[slot].isSubset(of: all) {
      throw slots.bad(
        slot, "for", "somebody whom the learners' table does not have",
        remedy: "write what stands in its column, several separated by semicolons")
    }
    for (row, audience) in sessions.audiences.enumerated() where !audience.isSubset(of: all) {
      throw InputError(
        file: sessions.file, row: row + 2, column: "for",
        "somebody whom the learners' table does not have",
        remedy: "write what stands in its column, several separated by semicolons")
    }
  }
}
