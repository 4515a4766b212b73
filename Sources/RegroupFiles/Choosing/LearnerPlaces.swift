/// Tables with a learner and one of the places they may have in a row, such as a project.
struct LearnerPlaces {
  let everybody: BlockClass
  let places: NamedPlaces

  struct Pair: Hashable {
    let learner: Int
    let place: Int
  }

  /// Where learners have to be, one place each at most.
  func pins(_ scenario: inout ChoiceScenario) throws(InputError) -> [Pair] {
    guard
      let table = try scenario.titledTable(
        "pins", required: ["learner", places.noun], optional: ["name"])
    else { return [] }
    var pins: [Pair] = []
    for row in table.rows {
      let pin = try pair(table, row)
      guard !pins.contains(where: { $0.learner == pin.learner }) else {
        throw table.bad(
          row, "learner", "a learner is pinned twice", remedy: "delete one of the rows")
      }
      pins.append(pin)
    }
    return pins
  }

  /// Where learners must not be, each with the position of its reason.
  ///
  /// - Parameters:
  ///   - key: of the table.
  ///   - usual: the reason of rows without one.
  func barred(
    _ key: String, in scenario: inout ChoiceScenario, usual: String
  ) throws(InputError) -> (pairs: [Pair: Int], reasons: [String]) {
    guard
      let table = try scenario.titledTable(
        key, required: ["learner", places.noun], optional: ["reason"])
    else { return ([:], []) }
    var pairs: [Pair: Int] = [:]
    var reasons: [String] = []
    for row in table.rows {
      let told = table.cell(row, "reason")
      let reason = told.isEmpty ? usual : told
      if !reasons.contains(reason) { reasons.append(reason) }
      pairs[try pair(table, row)] = reasons.firstIndex(of: reason)
    }
    return (pairs, reasons)
  }

  private func pair(_ table: TitledTable, _ row: Int) throws(InputError) -> Pair {
    Pair(
      learner: try everybody.position(table, row, "learner"),
      place: try places.place(table.cell(row, places.noun), table, row, places.noun))
  }
}
