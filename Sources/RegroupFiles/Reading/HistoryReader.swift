import GroupingModel

/// Earlier rounds as they were read.
struct HistoryReading {
  let ledger: Ledger
  /// About what was left out.
  let remarks: [String]
  /// How many rounds of a database were read; nil for tables, which are inputs themselves.
  let rounds: Int?
}

/// Earlier rounds: a folder of CSV files in the order of their names, each with a group and a
/// learner per row, or of folders with a `groups.csv` as `--output` writes them; or a database.
enum HistoryReader {
  /// - Parameter limit: how many rounds of a database there were when the plan was made; nil for a
  ///   new plan.
  /// - Throws: `InputError` if there is no round in a folder, or a round has no learner of the roster.
  static func read(
    _ name: String, limit: Int? = nil, with reader: inout ReferenceReader
  ) throws(InputError) -> HistoryReading {
    if limit != nil || reader.folder.hasFile(name)
      || (DatabaseHistory.isMeant(by: name) && !reader.folder.isThere(name))
    {
      return try DatabaseHistory.read(name, limit: limit, with: &reader)
    }
    let files = try roundFiles(name, in: reader.folder)
    guard !files.isEmpty else {
      throw InputError(
        file: name, "the folder holds no earlier round",
        remedy: "put a CSV file with the columns group and id into it for each round")
    }
    var (rounds, remarks): ([PastRound], [String]) = ([], [])
    for file in files {
      let (round, unknown) = try reader.round(inFile: file)
      guard !round.groups.isEmpty else {
        throw InputError(
          file: file, "none of its learners is in the roster",
          remedy: "use the roster's identifiers, in a column titled id")
      }
      rounds.append(round)
      if unknown > 0 {
        remarks.append("\(file): \(unknown) entries of people not in the roster were left out")
      }
    }
    return HistoryReading(ledger: Ledger(past: rounds), remarks: remarks, rounds: nil)
  }

  /// The files of a folder that are rounds; the class list of an exported history is none.
  static func roundFiles(
    _ name: String, in folder: InputFolder
  ) throws(InputError) -> [String] {
    let base = name.hasSuffix("/") ? String(name.dropLast()) : name
    return try folder.entries(name).compactMap { entry in
      if entry == HistoryFolder.rosterFile { return nil }
      if entry.lowercased().hasSuffix(".csv"), folder.hasFile("\(base)/\(entry)") {
        return "\(base)/\(entry)"
      }
      let nested = "\(base)/\(entry)/groups.csv"
      return folder.hasFile(nested) ? nested : nil
    }
  }
}
