import Choosing

/// Tables with a learner and a mentor a row.
struct MentorPairs {
  let everybody: BlockClass
  let mentors: NamedPlaces

  /// Who may not be together, and why.
  func conflicts(
    _ scenario: inout ChoiceScenario
  ) throws(InputError) -> (pairs: [MentorModel.Pair: Int], reasons: [String]) {
    guard
      let table = try scenario.titledTable(
        "conflicts", required: ["learner", "mentor"], optional: ["reason"])
    else { return ([:], []) }
    var pairs: [MentorModel.Pair: Int] = [:]
    var reasons: [String] = []
    for row in table.rows {
      let told = table.cell(row, "reason")
      let reason = told.isEmpty ? "conflict of interest" : told
      if !reasons.contains(reason) { reasons.append(reason) }
      pairs[try pair(table, row)] = reasons.firstIndex(of: reason)
    }
    return (pairs, reasons)
  }

  func pins(_ scenario: inout ChoiceScenario) throws(InputError) -> [MentorModel.Pair] {
    guard
      let table = try scenario.titledTable(
        "pins", required: ["learner", "mentor"], optional: ["name"])
    else { return [] }
    var pins: [MentorModel.Pair] = []
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

  private func pair(_ table: TitledTable, _ row: Int) throws(InputError) -> MentorModel.Pair {
    MentorModel.Pair(
      try everybody.position(table, row, "learner"),
      try mentors.place(table.cell(row, "mentor"), table, row, "mentor"))
  }

  /// Mentors of last time, by learner; those of either side who have left are passed over.
  func previous(
    _ scenario: inout ChoiceScenario
  ) throws(InputError) -> (mentors: [Int?], remarks: [String])? {
    guard
      let table = try scenario.titledTable(
        "previous", required: ["id", "mentor"], optional: nil)
    else { return nil }
    var last = [Int?](repeating: nil, count: everybody.count)
    var (strangers, gone) = (0, 0)
    for row in table.rows where !table.cell(row, "mentor").isEmpty {
      guard case .found(let learner) = everybody.reading.index.match(table.cell(row, "id")) else {
        strangers += 1
        continue
      }
      guard last[learner] == nil else {
        throw table.bad(
          row, "id", "a learner had two mentors", remedy: "leave one row for each learner")
      }
      last[learner] = mentors.place(table.cell(row, "mentor"))
      if last[learner] == nil { gone += 1 }
    }
    let file = table.table.file
    let remarks = [
      (strangers, "\(Wording.count(strangers, "row")) of people not in \(everybody.reading.file)"),
      (gone, "\(Wording.count(gone, "row")) of mentors not in \(mentors.file)"),
    ].filter { $0.0 > 0 }.map { "\(file): \($0.1) passed over" }
    return (last, remarks)
  }
}
