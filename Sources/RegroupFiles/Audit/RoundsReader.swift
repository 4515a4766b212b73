import GroupingModel

/// The rounds of an audit, wherever they stand.
enum RoundsReader {
  /// - Throws: `InputError` if there is no round.
  static func read(
    _ path: String, with reader: inout ReferenceReader
  ) throws(InputError) -> HistoryReading {
    guard let file = table(of: path, in: reader.folder) else {
      return try HistoryReader.read(path, with: &reader)
    }
    let (round, unknown) = try reader.round(inFile: file)
    guard !round.groups.isEmpty else {
      throw InputError(
        file: file, "none of its learners is in the roster",
        remedy: "use the roster's identifiers, in a column titled id")
    }
    let remark = "\(file): \(unknown) entries of people not in the roster were left out"
    return HistoryReading(
      ledger: Ledger(past: [round]), remarks: unknown > 0 ? [remark] : [], rounds: nil)
  }

  /// The table of a single round: the path itself, or what a run of `regroup teams` wrote there;
  /// nil where there are several rounds.
  private static func table(of path: String, in folder: InputFolder) -> String? {
    if path.lowercased().hasSuffix(".csv"), folder.hasFile(path) { return path }
    if ScenarioSource.isPlan(path) {
      let slash = path.lastIndex(of: "/")
      return (slash.map { String(path[...$0]) } ?? "") + "groups.csv"
    }
    let base = path.hasSuffix("/") ? String(path.dropLast()) : path
    let isRun = ["plan.json", "groups.csv"].allSatisfy { folder.hasFile("\(base)/\($0)") }
    return isRun ? "\(base)/groups.csv" : nil
  }
}
