import Foundation
import GroupingModel

/// A history as a folder of plain files, which count as rounds without any database:
/// `round-01.csv` and so on, `roster.csv`, and what tables have no place for in `history.json`.
package enum HistoryFolder {
  static let rosterFile = "roster.csv"
  static let contentsFile = "history.json"

  /// What `history.json` holds.
  struct Contents: Codable {
    struct Round: Codable {
      var file: String
      var title: String?
      var date: String
      var term: String?
      var edited: Bool
    }

    struct Person: Codable {
      var id: String
      var name: String
    }

    var format = "regroup-history"
    var version = 1
    var rounds: [Round]
    /// Learners who have left the class.
    var left: [Person]
  }

  /// Writes the rounds that stand. Files of the folder that are none of this history's are never
  /// touched, and must not pass for rounds of it.
  ///
  /// - Parameter usesPseudonyms: whether learners are told by their pseudonyms; then columns of the
  ///   class list that could tell who is who are left out.
  /// - Returns: what was done.
  /// - Throws: `InputError`; `OutputError` if the folder holds other tables.
  package static func export(
    _ file: String, to folder: String, usesPseudonyms: Bool
  ) throws -> String {
    let history = try HistoryDatabase(reading: file).read { store in
      ExportedHistory(
        rounds: try store.standing().map(\.record), learners: try store.learners(),
        rosters: try store.rosterNumbers().map { try store.roster($0) },
        pseudonyms: usesPseudonyms ? try store.pseudonyms() : nil)
    }
    let files = try history.files()
    try checkIsFree(folder, for: files.map(\.name))
    try OutputFolder(folder).write(files)
    return "Exported \(Wording.count(files.count - 2, "round")) to \(folder)."
  }

  private static func checkIsFree(_ folder: String, for names: [String]) throws(OutputError) {
    let present = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    let others = present.count { $0.lowercased().hasSuffix(".csv") && !names.contains($0) }
    guard others == 0 else {
      throw OutputError(
        isCreation: true,
        problem:
          "the folder '\(folder)' holds \(Wording.count(others, "other table")), which would "
          + "count as rounds", remedy: "name a new folder, or empty this one")
    }
  }
}
