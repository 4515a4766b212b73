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
      let columns = Self.columns(of: learners, in: form.table)
      if let column = columns.first {
        let title = form.table.header[column]
        let whose = form.table.rows.map { row in
          columns.lazy.compactMap { learners.identified(by: row[$0]) }.first ?? row[column]
        }
        form.rename(column, to: Self.who)
        form.titles[Self.who] = form.titles[title] ?? title
        for (row, id) in whose.enumerated() { form.table.rows[row][column] = id }
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

  /// Columns that tell learners, the one before others that counts: names before addresses; where neither does,
  /// one of identifiers, of which forms have their own.
  private static func columns(of learners: BlockClass, in table: Table) -> [Int] {
    func telling(_ isTitle: (String) -> Bool) -> [Int] {
      table.header.indices.filter { column in
        guard isTitle(table.header[column]) else { return false }
        let known = table.rows.count { learners.identified(by: $0[column]) != nil }
        return known > 0 && 2 * known >= table.rows.count
      }
    }
    let names = telling { title in
      let words = ColumnRoles.words(title)
      return words.contains("name") || ["student", "pupil"].contains(words.joined())
    }
    let own = names + telling { SurveyRole.of($0) == .email }
    return own.isEmpty ? Array(telling(ColumnRoles.speaksOfIdentifier).prefix(1)) : own
  }

  private static func time(in header: [String]) -> Int? {
    header.firstIndex { title in
      SurveyImporter.timestamps.contains(title.lowercased())
        || ["completion time", "fertigstellungszeit"].contains(title.lowercased())
    }
  }
}

extension BlockClass {
  /// The identifier of who has this name, identifier or e-mail address; nil for nobody, or several.
  fileprivate func identified(by text: String) -> String? {
    if case .found(let learner) = reading.index.match(text) {
      return reading.roster.learners[learner].id
    }
    let address = text.lowercased()
    guard !address.isEmpty else { return nil }
    let owners = reading.roster.attributes.filter { SurveyRole.of($0.name) == .email }
      .flatMap { column in column.cells.indices.filter { column.cells[$0].lowercased() == address }
      }
    return owners.count == 1 ? reading.roster.learners[owners[0]].id : nil
  }

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
