import GroupingModel

/// Reads the export of a program that is recognised by its header.
protocol Importer {
  /// What the user is told that the file is: "a survey export of Google Forms or gruepr".
  static var format: String { get }

  static func recognises(_ header: [String]) -> Bool

  /// The class list that the export holds, with titles to be used in rules.
  ///
  /// - Throws: `InputError` naming row and column of what cannot be used.
  static func read(_ table: Table) throws(InputError) -> Import
}

/// What an importer made of a table.
struct Import {
  var table: Table
  /// Titles in the file of columns that were renamed, by their new titles.
  var titles: [String: String] = [:]
  /// Columns whose kind the format tells.
  var kinds: [String: String] = [:]
  /// Column that identifies the learners, where the format tells.
  var id: String?
  /// Columns of earlier team numbers, oldest first.
  var rounds: [String] = []
  /// Rules that the format's columns are meant for.
  var rules: [RuleDocument] = []
  var remarks: [String] = []

  init(_ table: Table) {
    self.table = table
  }
}

/// All formats that are recognised; the first that fits is taken.
enum Importers {
  static var all: [any Importer.Type] {
    [
      SurveyImporter.self, OneRosterImporter.self, CanvasImporter.self, CATMEImporter.self,
      GroupEngImporter.self, HBSImporter.self,
    ]
  }

  /// The table as the format has it, or as it stands if none is recognised.
  static func read(_ table: Table) throws(InputError) -> Import {
    guard let importer = all.first(where: { $0.recognises(table.header) }) else {
      return Import(table)
    }
    var result = try importer.read(table)
    result.remarks.insert(
      "\(table.file) is read as \(importer.format) (--format csv reads it as it stands)", at: 0)
    guard !result.table.rows.isEmpty else {
      throw InputError(
        file: table.file, row: 1, "there is a header and no learner",
        remedy: "add a row for each learner; read as \(importer.format)")
    }
    return result
  }
}
