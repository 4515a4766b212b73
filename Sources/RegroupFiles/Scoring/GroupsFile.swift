import GroupingModel

/// Groups made or edited by hand, as a table has them.
struct GroupsFile {
  struct Entry {
    let name: String
    let label: String?
    var members: [Int]
  }

  /// In the order in which the table names them.
  private(set) var entries: [Entry] = []
  /// What is wrong with the table as a division of the class, by row.
  private(set) var findings: [String] = []

  /// Reads a table with columns group, id or name, and label where groups have one.
  ///
  /// - Parameter columns: what the column of groups may be called; sections have one of their own, and
  ///   no labels beside it.
  /// - Throws: `InputError` if a column is missing, or a name is that of several learners.
  init(
    _ table: Table, index: LearnerIndex, columns: [String] = Self.groupColumns
  ) throws(InputError) {
    let group = try Self.column(columns, of: table)
    let learner = try Self.column(Self.learnerColumns, of: table)
    let label = columns == Self.groupColumns ? Self.labelColumn(of: table) : nil
    var positions: [String: Int] = [:]
    var rows: [Int: Int] = [:]
    for (row, number) in zip(table.rows, table.rowNumbers) where !row[group].isEmpty {
      let match = index.match(row[learner])
      guard match != .ambiguous else {
        throw InputError(
          file: table.file, row: number, column: table.header[learner],
          "the name is that of several learners", remedy: "write the identifier")
      }
      guard case .found(let member) = match else {
        findings.append("row \(number) names someone who is not in the class list")
        continue
      }
      if let first = rows.updateValue(number, forKey: member) {
        findings.append("rows \(first) and \(number) name the same learner; the first counts")
        rows[member] = first
        continue
      }
      add(
        member, to: SpreadsheetCell.unescaped(row[group]), label: label.map { row[$0] }, &positions)
    }
    guard !entries.isEmpty else {
      throw InputError(
        file: table.file, "it places nobody of the class list",
        remedy: "give it the columns group and id, with identifiers of the class list")
    }
  }

  private mutating func add(
    _ learner: Int, to name: String, label: String?, _ positions: inout [String: Int]
  ) {
    if let known = positions[name] {
      entries[known].members.append(learner)
    } else {
      positions[name] = entries.count
      let text = label.map(SpreadsheetCell.unescaped).flatMap { $0.isEmpty ? nil : $0 }
      entries.append(Entry(name: name, label: text, members: [learner]))
    }
  }

  /// What the column of groups may be called.
  static let groupColumns = ["group", "team", "table"]
  /// What the column of learners may be called.
  static let learnerColumns = ["id", "learner", "student", "pupil", "email", "name"]
  static let sectionColumns = ["section", "class"]

  static func labelColumn(of table: Table) -> Int? {
    table.header.firstIndex { $0.lowercased() == "label" }
  }

  /// The column with the first of these names.
  ///
  /// - Throws: `InputError` if there is none.
  static func column(_ names: [String], of table: Table) throws(InputError) -> Int {
    let titles = table.header.map { $0.lowercased() }
    guard let found = names.lazy.compactMap({ titles.firstIndex(of: $0) }).first else {
      throw InputError(
        file: table.file, "there is no column '\(names[0])'",
        remedy: "give the table the columns \(names == sectionColumns ? "section, " : "")group and "
          + "id, as in groups.csv")
    }
    return found
  }
}
