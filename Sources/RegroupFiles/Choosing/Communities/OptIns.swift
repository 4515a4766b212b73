import Choosing

/// The table of who would join what.
///
/// * a row for each learner and community;
/// * a row for each learner, and a column that lists communities, as a form's checkboxes do.
struct OptIns {
  private(set) var list: [CommunityModel.OptIn] = []
  /// What the user should know about the reading.
  private(set) var remarks: [String] = []
  var areRanked: Bool { list.contains { $0.rank != nil } }

  /// - Throws: `InputError` naming row and column, without a learner's data.
  init(
    _ scenario: inout ChoiceScenario, _ everybody: BlockClass, _ communities: NamedPlaces
  ) throws(InputError) {
    guard let table = try scenario.table("opt-ins") else { throw scenario.missing("opt-ins") }
    if table.header.contains(where: { $0.lowercased() == "community" }) {
      try readRows(
        try TitledTable(
          table, required: ["learner", "community"], optional: ["name", "rank", "role"]),
        everybody, communities)
    } else {
      try readLists(RankForm(table, of: everybody), everybody, communities)
    }
  }

  private mutating func readLists(
    _ form: RankForm, _ everybody: BlockClass, _ communities: NamedPlaces
  ) throws(InputError) {
    remarks = form.remarks
    do throws(InputError) {
      let table = try TitledTable(form.table, required: [RankForm.who], optional: nil)
      let lists = table.columns(except: []).map(\.title)
        .filter { ColumnRoles.words($0).contains("communities") }
      guard lists.count == 1 else {
        throw InputError(
          file: form.table.file, row: 1,
          lists.isEmpty ? "no column lists communities" : "several columns list communities",
          remedy: "have the columns 'learner' and 'community', or one titled 'communities'")
      }
      try checkOnce(table, everybody)
      for row in table.rows {
        let learner = try everybody.position(table, row, RankForm.who)
        for community in try Self.listed(table, row, lists[0].lowercased(), communities) {
          list.append(CommunityModel.OptIn(learner, community))
        }
      }
    } catch {
      throw error.titled(as: form.titles)
    }
  }

  private func checkOnce(_ table: TitledTable, _ everybody: BlockClass) throws(InputError) {
    var seen: [Int: Int] = [:]
    for row in table.rows {
      let learner = try everybody.position(table, row, RankForm.who)
      if let first = seen.updateValue(row, forKey: learner) {
        throw table.bad(
          row, RankForm.who, "the same as in row \(table.table.rowNumbers[first])",
          remedy: "give each one row; of answers with a column 'Timestamp' the latest counts")
      }
    }
  }

  /// Communities of a cell, each once: separated by semicolons, or by commas as Google's form does.
  private static func listed(
    _ table: TitledTable, _ row: Int, _ title: String, _ communities: NamedPlaces
  ) throws(InputError) -> [Int] {
    var found: [Int] = []
    for text in table.list(row, title) {
      var parts = text.split(separator: ",").map { trimmed(String($0)) }.filter { !$0.isEmpty }[...]
      while !parts.isEmpty {
        // A name may have commas itself: the longest that is known counts.
        let length = parts.indices.reversed().first { end in
          communities.place(parts[...end].joined(separator: ", ")) != nil
        }
        let name = length.map { parts[...$0].joined(separator: ", ") } ?? parts[parts.startIndex]
        let community = try communities.place(name, table, row, title)
        if !found.contains(community) { found.append(community) }
        parts = parts[((length ?? parts.startIndex) + 1)...]
      }
    }
    return found
  }

  private mutating func readRows(
    _ table: TitledTable, _ everybody: BlockClass, _ communities: NamedPlaces
  ) throws(InputError) {
    try table.checkRows(atMost: 200_000)
    var seen: [[Int]: Int] = [:]
    for row in table.rows {
      let learner = try everybody.position(table, row, "learner")
      let community = try communities.place(
        table.cell(row, "community"), table, row, "community")
      if let first = seen.updateValue(row, forKey: [learner, community]) {
        throw table.bad(
          row, "community", "asked for as in row \(table.table.rowNumbers[first])",
          remedy: "delete one of the rows")
      }
      list.append(
        CommunityModel.OptIn(
          learner, community, rank: try table.whole(row, "rank", in: 1...1000),
          role: try Self.role(table, row)))
    }
  }

  private static func role(
    _ table: TitledTable, _ row: Int
  ) throws(InputError) -> CommunityModel.Role? {
    switch table.cell(row, "role").lowercased() {
    case "": return nil
    case "novice": return .novice
    case "expert": return .expert
    default:
      throw table.bad(
        row, "role", "neither novice nor expert", remedy: "write one of the two, or nothing")
    }
  }
}
