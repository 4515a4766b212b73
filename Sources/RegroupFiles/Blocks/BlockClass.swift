import GroupingModel
import SchedulingModel

/// The learners of a scenario of blocks, and the adults where the same source knows them.
struct BlockClass {
  let reading: RosterReading
  /// What `for` refers to, by learner; nil where nothing does.
  let audience: [Set<String>]?
  /// Teachers of a OneRoster folder.
  let teachers: BlockAdults
  let remarks: [String]

  init(
    _ file: String, in folder: inout InputFolder, columns chosen: ColumnChoice? = nil,
    audience column: String?
  ) throws(InputError) {
    var imported: Import
    if folder.hasFile(file) {
      imported = try Importers.read(try Table(try folder.text(file), file: file))
      teachers = BlockAdults()
    } else {
      let roster = try OneRosterFolder(file, in: &folder)
      (imported, teachers) = (roster.learners, roster.teachers)
    }
    imported.joinNamesThatIdentify(chosen)
    let columns = imported.columns(chosen)
    let reading: RosterReading
    do throws(InputError) {
      reading = try RosterReader.read(
        imported.table, columns: columns == ColumnChoice() ? nil : columns)
    } catch {
      throw error.titled(as: imported.titles)
    }
    self.reading = reading
    remarks = imported.remarks + reading.remarks
    audience = try column.map { title throws(InputError) in try Self.audience(title, reading) }
  }

  /// The parts of a column's cells.
  private static func audience(
    _ title: String, _ reading: RosterReading
  ) throws(InputError) -> [Set<String>] {
    let attributes = reading.roster.attributes
    guard let attribute = attributes.first(where: { $0.name.lowercased() == title.lowercased() })
    else {
      throw InputError(.unknown("column", title, among: attributes.map(\.name)), file: reading.file)
    }
    return attribute.cells.map { cell in
      Set(cell.split(separator: ";").map { trimmed(String($0)) })
    }
  }

  var count: Int { reading.roster.count }

  /// Whether what is for some is for the learner; for nobody in particular means for all.
  func belongs(_ learner: Int, to audiences: Set<String>) -> Bool {
    audiences.isEmpty || !(audience?[learner].isDisjoint(with: audiences) ?? true)
  }

  /// The learner that a cell names, by identifier or else by name.
  func position(_ table: TitledTable, _ row: Int, _ title: String) throws(InputError) -> Int {
    try position(of: table.cell(row, title), table, row, title)
  }

  private func position(
    of text: String, _ table: TitledTable, _ row: Int, _ title: String
  ) throws(InputError) -> Int {
    guard !text.isEmpty else {
      throw table.bad(row, title, "the cell is empty", remedy: "name a learner")
    }
    switch reading.index.match(text) {
    case .found(let position): return position
    case .unknown:
      throw table.bad(
        row, title, "names nobody of \(reading.file)",
        remedy: "write the identifier as it stands there, or delete the row")
    case .ambiguous:
      throw table.bad(
        row, title, "several learners have this name", remedy: "write the identifier")
    }
  }

  /// The learners that a cell lists, separated by semicolons.
  func positions(_ table: TitledTable, _ row: Int, _ title: String) throws(InputError) -> [Int] {
    var positions: [Int] = []
    for name in table.list(row, title) {
      positions.append(try position(of: name, table, row, title))
    }
    return positions
  }

  /// Learners with `column=value`.
  func learners(with condition: String) -> Set<Int>? {
    let parts = condition.split(separator: "=", maxSplits: 1).map { trimmed(String($0)) }
    guard parts.count == 2,
      let attribute = reading.roster.attributes.first(where: { $0.name == parts[0] })
    else { return nil }
    return Set(attribute.cells.indices.filter { attribute.cells[$0] == parts[1] })
  }
}
