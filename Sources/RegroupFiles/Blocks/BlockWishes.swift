import SchedulingModel

/// What is asked for: the tables of requests and of choices.
struct BlockWishes {
  private(set) var requests: [BlockRequest] = []
  private var seen: Set<[Int]> = []

  init(_ tables: inout BlockTables) throws(InputError) {
    if let table = try tables.table(
      "requests", required: ["learner", "session", "level"], optional: ["slot", "rank", "own"])
    {
      for row in table.rows { try addRequest(table, row, tables) }
    }
    if let table = try tables.table("choices", required: ["learner"], optional: nil) {
      try addChoices(table, tables)
    }
  }

  private mutating func addRequest(
    _ table: TitledTable, _ row: Int, _ tables: BlockTables
  ) throws(InputError) {
    let learner = try tables.learners.position(table, row, "learner")
    let offers = try tables.sessions.positions(table, row, "session")
    guard let level = tables.level(named: table.cell(row, "level")), level < tables.ladder.count - 1
    else {
      throw table.bad(
        row, "level", "not a level that can be asked for",
        remedy: "write one of "
          + tables.ladder.dropLast().map { "'\($0)'" }.joined(separator: ", "))
    }
    let slot = try tables.slots.position(table, row, "slot")
    for offer in offers {
      try add(
        BlockRequest(
          learner: learner, offer: offer, slot: slot, level: level,
          rank: try table.whole(row, "rank", in: 1...100) ?? 1, order: requests.count,
          isOptIn: try table.flag(row, "own") ?? false), table, row, "session", tables)
    }
  }

  /// A row holds a learner's choices from the first to the last; columns besides `learner` and `slot`
  /// are their ranks.
  private mutating func addChoices(
    _ table: TitledTable, _ tables: BlockTables
  ) throws(InputError) {
    let level = try tables.level(of: "choices")
    let columns = table.columns(except: ["learner", "slot", "note", "notes"])
    guard !columns.isEmpty, columns.count <= 100 else {
      throw InputError(
        file: table.table.file, row: 1, "there is no column of choices, or more than 100",
        remedy: "add a column for each choice, the first choice first")
    }
    for row in table.rows {
      let learner = try tables.learners.position(table, row, "learner")
      let slot = try tables.slots.position(table, row, "slot")
      for (rank, column) in columns.enumerated()
      where !table.table.rows[row][column.position].isEmpty {
        let title = column.title.lowercased()
        for offer in try tables.sessions.positions(table, row, title) {
          try add(
            BlockRequest(
              learner: learner, offer: offer, slot: slot, level: level, rank: rank + 1,
              order: requests.count, isOptIn: true), table, row, title, tables)
        }
      }
    }
  }

  private mutating func add(
    _ request: BlockRequest, _ table: TitledTable, _ row: Int, _ title: String,
    _ tables: BlockTables
  ) throws(InputError) {
    let key = [request.learner, request.offer, request.slot ?? -1, request.level]
    guard seen.insert(key).inserted else {
      throw table.bad(
        row, title, "the same is asked for twice at one level", remedy: "delete one of the two")
    }
    if let slot = request.slot, !tables.sessions.offers[request.offer].slots.contains(slot) {
      throw table.bad(
        row, title, "the session does not open in this slot",
        remedy: "correct the slot, or add it to the session's 'slots'")
    }
    requests.append(request)
  }
}
