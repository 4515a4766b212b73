/// A table of learners' choices, also where a form made it, as Google's and Microsoft's do.
///
/// Where there is no column `learner`, names or e-mail addresses tell whose answers these are. Of several answers
/// of one learner the latest counts, where the form tells times.
struct RankForm {
  /// With a column `learner`, if there is any that tells learners.
  let table: Table
  /// Titles in the file of columns that were renamed, by their new titles.
  let titles: [String: String]
  let remarks: [String]

  static let who = "learner"

  init(_ table: Table, of learners: BlockClass) {
    var form = Import(table)
    if form.column(Self.who) == nil {
      if let names = ColumnRoles.firstAndLastName(table.header) {
        form.joinNames(first: names.first, last: names.last)
      }
      if let column = Self.column(of: learners, in: form.table) {
        let title = form.table.header[column]
        form.rename(column, to: Self.who)
        form.titles[Self.who] = form.titles[title] ?? title
        form.remarks.append(
          "\(table.file): column '\(form.titles[Self.who] ?? title)' tells who chooses")
      }
    }
    if form.column(Self.who) != nil, let time = Self.time(in: form.table.header) {
      LatestAnswer.keep(in: &form, time: time, of: [Self.who])
    }
    self.table = form.table
    titles = form.titles
    remarks = form.remarks
  }

  /// The column that tells learners in most of its rows: one of names, before addresses, before identifiers, of
  /// which forms have their own.
  private static func column(of learners: BlockClass, in table: Table) -> Int? {
    func titled(_ isTelling: (String) -> Bool) -> [Int] {
      table.header.indices.filter { isTelling(table.header[$0]) }
    }
    let names = titled { title in
      let words = ColumnRoles.words(title)
      return words.contains("name") || ["student", "pupil"].contains(words.joined())
    }
    let addresses = titled { SurveyRole.of($0) == .email }
    let others = titled(ColumnRoles.speaksOfIdentifier)
    return (names + addresses + others).first { column in
      let known = table.rows.count { row in
        if case .found = learners.reading.index.match(row[column]) { true } else { false }
      }
      return known > 0 && 2 * known >= table.rows.count
    }
  }

  private static func time(in header: [String]) -> Int? {
    header.firstIndex { title in
      SurveyImporter.timestamps.contains(title.lowercased())
        || title.lowercased() == "completion time"
    }
  }
}

extension BlockClass {
  /// What the learners chose by a table, and what the user should know about its reading.
  ///
  /// - Throws: `InputError` naming row and column, without a learner's data.
  func choices(
    in table: Table, among options: NamedPlaces
  ) throws(InputError) -> (answers: [RankTable.Answer], remarks: [String]) {
    let form = RankForm(table, of: self)
    do throws(InputError) {
      let ranks = try RankTable(
        form.table, who: RankForm.who, count: count, options: options
      ) { table, row, title throws(InputError) in try position(table, row, title) }
      return (ranks.answers, form.remarks)
    } catch {
      throw error.titled(as: form.titles)
    }
  }
}

extension ChoiceScenario {
  /// What the learners chose by the scenario's table or PrefLib file; nil where there is none.
  ///
  /// - Throws: `InputError` naming file, row and column, without a learner's data.
  mutating func choices(
    of learners: BlockClass, among options: NamedPlaces
  ) throws(InputError) -> (answers: [RankTable.Answer], remarks: [String])? {
    guard let path = path(of: "choices") else { return nil }
    guard PrefLibFile.isNamed(path) else {
      return try learners.choices(
        in: try Table(try contents(of: path), file: path), among: options)
    }
    let ballots = try PrefLibFile(try contents(of: path), file: path)
    let answers = try RankTable.answers(
      ballots, file: path, count: learners.count, options: options)
    return (answers, [])
  }
}
