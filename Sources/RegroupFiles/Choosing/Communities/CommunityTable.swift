import Choosing

/// The table of communities: how many they take, what they ask for, and when they meet.
struct CommunityTable {
  let places: NamedPlaces
  private(set) var list: [CommunityModel.Community] = []
  private(set) var clashes: [CommunityModel.Clash] = []
  /// When they meet, as it is written; empty where that is not told.
  let meets: [String]
  /// Whether all may know who is a member.
  private(set) var isOpen: [Bool] = []
  /// Whether one takes time.
  var takesMinutes: Bool { list.contains { $0.minutes > 0 } }

  private static let most = 100_000

  init(_ scenario: inout ChoiceScenario) throws(InputError) {
    guard
      let table = try scenario.titledTable(
        "communities", required: ["community", "max"],
        optional: ["name", "min", "minutes", "expert", "novices-per-expert", "meets", "open"])
    else { throw scenario.missing("communities") }
    let ids = try table.identifiers("community")
    places = try NamedPlaces(
      "community", ids: ids, names: NamedPlaces.tellingNames(table, ids: ids),
      file: table.table.file)
    meets = table.rows.map { table.list($0, "meets").joined(separator: ", ") }
    for row in table.rows {
      list.append(try Self.community(table, row))
      isOpen.append(try table.flag(row, "open") ?? false)
    }
    let slots = table.rows.map { Set(table.list($0, "meets").map { $0.lowercased() }) }
    for first in slots.indices {
      for second in slots[(first + 1)...].indices
      where !slots[first].isDisjoint(with: slots[second]) {
        clashes.append(CommunityModel.Clash(first, second))
      }
    }
  }

  private static func community(
    _ table: TitledTable, _ row: Int
  ) throws(InputError) -> CommunityModel.Community {
    let most = try table.number(row, "max", in: 1...Self.most)
    let least = try table.whole(row, "min", in: 0...Self.most) ?? 0
    guard least <= most else {
      throw table.bad(row, "min", "more than the maximum", remedy: "let min be max or less")
    }
    return CommunityModel.Community(
      members: least...most, minutes: try table.whole(row, "minutes", in: 0...Self.most) ?? 0,
      experts: try experts(table, row))
  }

  private static func experts(
    _ table: TitledTable, _ row: Int
  ) throws(InputError) -> CommunityModel.Experts {
    let needsOne = try table.flag(row, "expert") ?? false
    guard let count = try table.whole(row, "novices-per-expert", in: 1...Self.most) else {
      return needsOne ? .one : .notNeeded
    }
    guard !needsOne else {
      throw table.bad(
        row, "expert", "there is a number of novices for each expert, too",
        remedy: "fill in one of the two")
    }
    return .forNovices(count)
  }
}
