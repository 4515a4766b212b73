import Foundation
import GroupingModel

/// A folder of rounds as it was read.
struct ImportedHistory {
  private(set) var rounds: [RoundRecord] = []
  /// The class.
  let learners: [Learner]
  /// Learners of the rounds who are not in it.
  private(set) var left: [Learner]
  let roster: RosterRecord?
  private(set) var remarks: [String]

  init(_ name: String, options: HistoryFolder.Options) throws(InputError) {
    var folder = InputFolder(path: ".", confined: false)
    let base = name.hasSuffix("/") ? String(name.dropLast()) : name
    let files = try HistoryReader.roundFiles(base, in: folder)
    let contents = try Self.contents(base, in: &folder)
    guard !files.isEmpty || contents != nil else {
      throw InputError(
        file: name, "the folder holds no round",
        remedy: "put a CSV file with the columns group and id into it for each round")
    }
    let list = try Self.list(base, roster: options.roster, files: files, in: &folder)
    learners = list.reading.roster.learners
    roster =
      list.isClassList ? RosterRecord(list.reading.roster, guesses: list.reading.guesses) : nil
    let ids = Set(learners.map(\.id))
    left = (contents?.left ?? []).filter { !ids.contains($0.id) }.map {
      Learner(id: $0.id, name: $0.name)
    }
    remarks = list.reading.remarks
    var reader = ReferenceReader(
      roster: try Self.with(left, list.reading), folder: folder, isLenient: false)
    try read(files, contents, in: base, options, with: &reader)
    remarks += reader.notes.remarks
  }

  private mutating func read(
    _ files: [String], _ contents: HistoryFolder.Contents?, in base: String,
    _ options: HistoryFolder.Options, with reader: inout ReferenceReader
  ) throws(InputError) {
    for file in files {
      let told = contents?.rounds.first { "\(base)/\($0.file)" == file }
      let date = try told.map { told throws(InputError) in try Self.date(told.date, in: base) }
      var (round, strangers) = try RoundTable.record(
        file: file, date: date ?? options.date, with: &reader)
      (round.title, round.term) = (told?.title, told == nil ? options.term : told?.term)
      round.isEdited = told?.edited ?? false
      rounds.append(round)
      note(strangers, file)
    }
  }

  /// Keeps people of a round who are not in the class list.
  private mutating func note(_ strangers: [String], _ file: String) {
    guard !strangers.isEmpty else { return }
    let known = Set(left.map(\.id))
    left += strangers.filter { !known.contains($0) }.map { Learner(id: $0, name: $0) }
    remarks.append(
      "\(file): \(strangers.count) entries of people not in the class list were kept as of learners "
        + "who have left")
  }

  private static func contents(
    _ base: String, in folder: inout InputFolder
  ) throws(InputError) -> HistoryFolder.Contents? {
    let file = "\(base)/\(HistoryFolder.contentsFile)"
    guard folder.hasFile(file) else { return nil }
    let bytes = try folder.bytes(file)
    let contents = try? JSONDecoder().decode(HistoryFolder.Contents.self, from: Data(bytes))
    guard let contents, contents.format == "regroup-history", contents.version == 1,
      contents.left.allSatisfy({ !$0.id.isEmpty })
    else {
      throw InputError(
        file: file, "this is not what regroup history export writes",
        remedy: "take the file away: then the tables alone are read")
    }
    return contents
  }

  private static func date(_ text: String, in base: String) throws(InputError) -> String {
    do throws(InputError) { return try HistoryDate.checked(text) } catch {
      throw InputError(
        file: "\(base)/\(HistoryFolder.contentsFile)", error.problem, remedy: error.remedy)
    }
  }

  /// The class list that the user names, the folder's, or one of all whom the rounds name.
  private static func list(
    _ base: String, roster: String?, files: [String], in folder: inout InputFolder
  ) throws(InputError) -> (reading: RosterReading, isClassList: Bool) {
    if let roster {
      let table = try Importers.read(try Table(try folder.text(roster), file: roster)).table
      return (try RosterReader.read(table, columns: nil), true)
    }
    let own = "\(base)/\(HistoryFolder.rosterFile)"
    guard folder.hasFile(own) else {
      return (try RosterReader.read(try everybody(in: files, &folder), columns: idAndName), false)
    }
    var table = try Table(try folder.text(own), file: own)
    table.rows = table.rows.map { $0.map(SpreadsheetCell.unescaped) }
    return (try RosterReader.read(table, columns: idAndName), true)
  }

  private static let idAndName = ColumnChoice(id: "id", name: "name")

  /// Everybody whom rounds name, with the name where a row has one.
  private static func everybody(
    in files: [String], _ folder: inout InputFolder
  ) throws(InputError) -> Table {
    var order: [String] = []
    var names: [String: String] = [:]
    for file in files {
      let table = try Table(try folder.text(file), file: file)
      let learner = try GroupsFile.column(GroupsFile.learnerColumns, of: table)
      let name = table.header.firstIndex { $0.lowercased() == "name" }
      for row in table.rows where !row[learner].isEmpty {
        let id = SpreadsheetCell.unescaped(row[learner])
        if names[id] == nil { order.append(id) }
        let written = name.map { SpreadsheetCell.unescaped(row[$0]) } ?? ""
        if names[id] ?? "" == "" { names[id] = written }
      }
    }
    return Table(
      file: files.first ?? "", header: ["id", "name"], rows: order.map { [$0, names[$0] ?? ""] })
  }

  /// A class with those who have left it, so that they are found, too.
  private static func with(
    _ left: [Learner], _ reading: RosterReading
  ) throws(InputError) -> RosterReading {
    guard !left.isEmpty else { return reading }
    do {
      let roster = try Roster(learners: reading.roster.learners + left, attributes: [])
      return RosterReading(
        roster: roster, index: LearnerIndex(roster.learners), guesses: [],
        rowNumbers: reading.rowNumbers, file: reading.file)
    } catch { throw InputError(error, file: reading.file) }
  }
}
