import GroupingModel

/// Earlier rounds: a folder of CSV files in the order of their names, each with a group and a
/// learner per row, or of folders with a `groups.csv` as `--output` writes them.
enum HistoryReader {
  /// The ledger and remarks about what was left out.
  ///
  /// - Throws: `InputError` if the folder holds no round, or a round no learner of the roster.
  static func read(
    _ name: String, with reader: inout ReferenceReader
  ) throws(InputError) -> (ledger: Ledger, remarks: [String]) {
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
    return (Ledger(past: rounds), remarks)
  }

  private static func roundFiles(
    _ name: String, in folder: InputFolder
  ) throws(InputError) -> [String] {
    let base = name.hasSuffix("/") ? String(name.dropLast()) : name
    return try folder.entries(name).compactMap { entry in
      if entry.lowercased().hasSuffix(".csv"), folder.hasFile("\(base)/\(entry)") {
        return "\(base)/\(entry)"
      }
      let nested = "\(base)/\(entry)/groups.csv"
      return folder.hasFile(nested) ? nested : nil
    }
  }
}
