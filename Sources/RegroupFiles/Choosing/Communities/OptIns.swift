import Choosing

/// The table of who would join what.
struct OptIns {
  private(set) var list: [CommunityModel.OptIn] = []
  var areRanked: Bool { list.contains { $0.rank != nil } }

  /// - Throws: `InputError` naming row and column, without a learner's data.
  init(
    _ scenario: inout ChoiceScenario, _ everybody: BlockClass, _ communities: NamedPlaces
  ) throws(InputError) {
    guard
      let table = try scenario.titledTable(
        "opt-ins", required: ["learner", "community"], optional: ["name", "rank", "role"])
    else { throw scenario.missing("opt-ins") }
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
