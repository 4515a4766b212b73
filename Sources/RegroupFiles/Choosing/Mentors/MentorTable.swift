/// The table of mentors: how many learners they take, what they know and what they offer.
struct MentorTable {
  let places: NamedPlaces
  private let table: TitledTable

  init(_ scenario: inout ChoiceScenario) throws(InputError) {
    guard
      let table = try scenario.titledTable(
        "mentors", required: ["mentor", "max"], optional: ["name", "min", "expertise", "offers"])
    else { throw scenario.missing("mentors") }
    self.table = table
    let ids = try table.identifiers("mentor")
    places = try NamedPlaces(
      "mentor", ids: ids, names: NamedPlaces.tellingNames(table, ids: ids),
      file: table.table.file)
  }

  /// How many learners each takes.
  func ranges() throws(InputError) -> [ClosedRange<Int>] {
    var ranges: [ClosedRange<Int>] = []
    for row in table.rows {
      let most = try table.number(row, "max", in: 0...100_000)
      let least = try table.whole(row, "min", in: 0...100_000) ?? 0
      guard least <= most else {
        throw table.bad(row, "min", "more than the maximum", remedy: "let min be max or less")
      }
      ranges.append(least...most)
    }
    return ranges
  }

  func has(_ column: String) -> Bool { table.has(column) }

  /// What a column lists, per mentor; where a key of the scenario needs the column, it has to be there.
  func lists(_ column: String, for key: String) throws(InputError) -> [[String]] {
    guard table.has(column) else {
      throw InputError(
        file: table.table.file, row: 1, "there is no column '\(column)', and '\(key)' needs it",
        remedy: "list in it what each mentor has, separated by semicolons")
    }
    return table.rows.map { table.list($0, column) }
  }
}
