import GroupingModel

// Taking in a folder.
extension HistoryFolder {
  /// What is told of the rounds of a folder that says nothing of it itself.
  package struct Options: Sendable {
    /// Class list, where rounds name learners in other ways than by identifier.
    package var roster: String?
    /// As `HistoryDate` has it.
    package var date: String
    package var term: String?

    package init(date: String) {
      self.date = date
    }
  }

  /// Takes all rounds of a folder into a history that has none, in one transaction.
  ///
  /// - Parameter folder: path, from the working folder: as `export` writes it, or tables of groups.
  /// - Returns: what was done, and remarks.
  /// - Throws: `InputError` naming file and row; `OutputError`.
  package static func take(
    _ folder: String, into file: String, options: Options
  ) throws -> (summary: String, remarks: [String]) {
    let reading = try ImportedHistory(folder, options: options)
    try HistoryDatabase(writing: file, mayBeMissing: true).write { store in
      guard try store.rounds().isEmpty else {
        throw InputError(
          file: file, "it holds rounds already", remedy: "name a new file for the folder's rounds")
      }
      try store.enrol(reading.learners)
      try store.enrol(reading.left, active: false)
      let roster = try reading.roster.map { try store.keep($0, date: options.date) }
      for round in reading.rounds { _ = try store.add(round, plan: nil, roster: roster) }
    }
    let count = Wording.count(reading.rounds.count, "round")
    return (
      "Imported \(count) of \(Wording.count(reading.learners.count, "learner")).", reading.remarks
    )
  }
}
