extension LearnerPlaces {
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
      last[learner] = places.place(table.cell(row, "mentor"))
      if last[learner] == nil { gone += 1 }
    }
    let file = table.table.file
    let remarks = [
      (strangers, "\(Wording.count(strangers, "row")) of people not in \(everybody.reading.file)"),
      (gone, "\(Wording.count(gone, "row")) of mentors not in \(places.file)"),
    ].filter { $0.0 > 0 }.map { "\(file): \($0.1) passed over" }
    return (last, remarks)
  }
}
