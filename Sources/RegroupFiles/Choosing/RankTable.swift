import GroupingModel

/// Who ranks what: rankings in any of the forms that schools have them.
///
/// * a row for each who chooses, and columns `1`, `2`, ... (or `1st choice`, `second`) with what is ranked;
///   several of one rank are separated by semicolons;
/// * a row for each who chooses, and a column for each option, as a form's grid has it: `Your wishes [robots]`,
///   with ranks in the cells;
/// * a row for each who chooses, and one column titled `ranking` with all that is ranked, best first;
/// * a row for each choice: who, what, and `rank` (1 is best; equal numbers are ties) or `rating` (high is
///   best), or neither: then all that is listed is as good;
/// * a PrefLib file (`.soc`, `.soi`, `.toc`, `.toi`), whose voters are those of the table in its order.
///
/// A row with `any` in place of a first choice says that its learner takes anything. One without a choice, or
/// no row at all, says nothing.
struct RankTable {
  /// What one who chooses said.
  enum Answer: Sendable, Hashable {
    /// By option: 1 is best, ties are equal, no number is left out; nil is not ranked.
    case ranked([Int?])
    case any
    case none
  }

  /// By who chooses.
  private(set) var answers: [Answer]
  private let options: NamedPlaces
  private let table: TitledTable
  /// Lower-case title of the column of those who choose.
  private let who: String

  /// - Parameters:
  ///   - count: of those who choose.
  ///   - who: title of their column.
  ///   - find: the place of who stands in a row.
  /// - Throws: `InputError` naming row and column.
  init(
    _ table: Table, who: String, count: Int, options: NamedPlaces,
    find: (TitledTable, Int, String) throws(InputError) -> Int
  ) throws(InputError) {
    self.options = options
    self.who = who
    self.table = try TitledTable(table, required: [who], optional: nil)
    answers = [Answer](repeating: .none, count: count)
    if self.table.has(options.noun) { try readRows(find) } else { try readColumns(find) }
  }

  /// The ballots of a PrefLib file, one for each who chooses.
  static func answers(
    _ ballots: PrefLibFile, file: String, count: Int, options: NamedPlaces
  ) throws(InputError) -> [Answer] {
    guard ballots.ballots.count == count else {
      throw InputError(
        file: file, "\(ballots.ballots.count) rank, and \(count) could",
        remedy: "let the other table have as many rows, in the order of the file")
    }
    var places: [Int] = []
    for name in ballots.alternatives {
      guard let place = options.place(name) else {
        throw InputError(.unknown(options.noun, name, among: options.ids), file: file)
      }
      places.append(place)
    }
    return ballots.ballots.map { ballot in
      var ranks = [Int?](repeating: nil, count: options.count)
      for (rank, tie) in ballot.enumerated() {
        for option in tie { ranks[places[option]] = rank + 1 }
      }
      return ballot.isEmpty ? .none : .ranked(ranks)
    }
  }

  // MARK: a row for each who chooses

  private mutating func readColumns(
    _ find: (TitledTable, Int, String) throws(InputError) -> Int
  ) throws(InputError) {
    let grid = try gridColumns()
    let ranking = grid.isEmpty ? try rankingColumn() : nil
    let columns = grid.isEmpty && ranking == nil ? try rankColumns() : []
    var seen: [Int: Int] = [:]
    for row in table.rows {
      let chooser = try find(table, row, who)
      if let first = seen.updateValue(row, forKey: chooser) {
        throw table.bad(
          row, who, "the same as in row \(table.table.rowNumbers[first])",
          remedy:
            "give each one row of choices; of answers with a column 'Timestamp' the latest counts")
      }
      if let ranking {
        answers[chooser] = try answer(row, ranking: ranking)
      } else {
        answers[chooser] = try grid.isEmpty ? answer(row, columns) : answer(row, grid)
      }
    }
  }

  /// Title of the one column that holds whole rankings; nil where none does.
  ///
  /// - Throws: `InputError` for one column of lists that may be rankings or not.
  private func rankingColumn() throws(InputError) -> String? {
    let titles = table.columns(except: [who, "name"]).map(\.title)
    let numbered = titles.filter { RankTitle.rank($0) != nil }
    let asking = titles.filter(RankTitle.asksForRanking)
    if asking.count == 1, numbered.allSatisfy({ $0 == asking[0] }) { return asking[0].lowercased() }
    let holding = titles.filter { title in
      table.rows.contains { row in
        let cells = table.list(row, title.lowercased())
        return cells.count > 1 && cells.allSatisfy { options.place($0) != nil }
      }
    }
    guard holding.count == 1, numbered.count <= 1 else { return nil }
    // Microsoft's form ends its lists so.
    let isForm = table.rows.contains { table.cell($0, holding[0].lowercased()).hasSuffix(";") }
    guard isForm || RankTitle.rank(holding[0]) == nil else { return nil }
    throw InputError(
      file: table.table.file, row: 1, column: holding[0],
      "each cell lists several, and it is not told whether the first is the best",
      remedy: "title the column 'ranking' if it is; else have a row for each choice")
  }

  /// What a cell lists, best first.
  private func answer(_ row: Int, ranking title: String) throws(InputError) -> Answer {
    let cells = table.list(row, title)
    if cells.count == 1, Self.isAny(cells[0]), options.place(cells[0]) == nil { return .any }
    var given: [Int: Int] = [:]
    for text in cells {
      let option = try options.place(text, table, row, title)
      guard given.updateValue(given.count, forKey: option) == nil else {
        throw table.bad(
          row, title, "a \(options.noun) is ranked twice", remedy: "name each once")
      }
    }
    return given.isEmpty ? .none : ranked(given)
  }

  /// Titles of columns that hold choices, first choice first.
  private func rankColumns() throws(InputError) -> [String] {
    var ranked: [(rank: Int, title: String)] = []
    for (title, _) in table.columns(except: [who, "name", "note", "notes", "timestamp", "email"]) {
      guard let rank = RankTitle.rank(title) else { continue }
      if let other = ranked.first(where: { $0.rank == rank }) {
        throw InputError(
          file: table.table.file, row: 1, column: title,
          "column '\(other.title)' is choice \(rank), too",
          remedy: "number choices 1, 2, 3 in their titles")
      }
      ranked.append((rank, title.lowercased()))
    }
    guard !ranked.isEmpty else {
      throw InputError(
        file: table.table.file, row: 1, "no column holds choices",
        remedy: "title them 1, 2, 3, or have a column '\(options.noun)' and one 'rank'")
    }
    return ranked.sorted { $0.rank < $1.rank }.map(\.title)
  }

  private func answer(_ row: Int, _ columns: [String]) throws(InputError) -> Answer {
    var ranks = [Int?](repeating: nil, count: options.count)
    var (rank, isAny) = (0, false)
    for title in columns {
      let cells = table.list(row, title)
      if cells.count == 1, Self.isAny(cells[0]), options.place(cells[0]) == nil {
        isAny = true
        continue
      }
      guard !cells.isEmpty else { continue }
      rank += 1
      for text in cells {
        let option = try options.place(text, table, row, title)
        guard ranks[option] == nil else {
          throw table.bad(
            row, title, "a \(options.noun) is ranked twice",
            remedy: "leave one of the two cells empty")
        }
        ranks[option] = rank
      }
    }
    return rank > 0 ? .ranked(ranks) : isAny ? .any : .none
  }

  /// Columns of a form's grid, by option: "Your wishes [robots]".
  private func gridColumns() throws(InputError) -> [Int: String] {
    var columns: [Int: String] = [:]
    for (title, _) in table.columns(except: [who]) {
      guard let option = RankTitle.bracketed(title).flatMap(options.place) else { continue }
      if let other = columns.updateValue(title, forKey: option) {
        throw InputError(
          file: table.table.file, row: 1, column: title,
          "column '\(other)' is about the same \(options.noun)",
          remedy: "leave one of the two columns out")
      }
    }
    return columns
  }

  /// Ranks in the cells, by option.
  private func answer(_ row: Int, _ grid: [Int: String]) throws(InputError) -> Answer {
    var given: [Int: Int] = [:]
    for (option, title) in grid.sorted(by: { $0.key < $1.key }) {
      let cell = table.cell(row, title.lowercased())
      guard !cell.isEmpty else { continue }
      guard let rank = RankTitle.rank(cell) else {
        throw table.bad(
          row, title.lowercased(), "not a rank", remedy: "write 1 for the best, then 2, and so on")
      }
      given[option] = rank
    }
    return given.isEmpty ? .none : ranked(given)
  }

  /// Ranks without gaps, by option, of what is less for better.
  private func ranked<Value: Hashable & Comparable>(_ given: [Int: Value]) -> Answer {
    let order = Set(given.values).sorted()
    return .ranked(
      (0..<options.count).map { option in
        given[option].flatMap(order.firstIndex).map { $0 + 1 }
      })
  }

  private static func isAny(_ text: String) -> Bool {
    ["any", "anything", "no wish", "no preference"].contains(text.lowercased())
  }

  // MARK: a row for each choice

  private mutating func readRows(
    _ find: (TitledTable, Int, String) throws(InputError) -> Int
  ) throws(InputError) {
    var values = [[Int: Double]](repeating: [:], count: answers.count)
    let isRated = table.has("rating")
    guard !(isRated && table.has("rank")) else {
      throw InputError(
        file: table.table.file, row: 1, "there are ranks and ratings",
        remedy: "leave one of them out")
    }
    for row in table.rows {
      let chooser = try find(table, row, who)
      let text = table.cell(row, options.noun)
      if Self.isAny(text), options.place(text) == nil {
        if values[chooser].isEmpty { answers[chooser] = .any }
        continue
      }
      let option = try options.place(text, table, row, options.noun)
      guard values[chooser].updateValue(try value(row, isRated), forKey: option) == nil else {
        throw table.bad(
          row, options.noun, "this \(options.noun) is ranked twice by the same",
          remedy: "delete one of the rows")
      }
    }
    for (chooser, own) in values.enumerated() where !own.isEmpty {
      answers[chooser] = ranked(own)
    }
  }

  /// What is less for better.
  private func value(_ row: Int, _ isRated: Bool) throws(InputError) -> Double {
    let title = isRated ? "rating" : "rank"
    guard table.has(title) else { return 1 }
    let cell = table.cell(row, title)
    let pointed = table.table.allowsDecimalComma ? ColumnKind.withDecimalPoint(cell) : cell
    guard let number = ColumnKind.number(pointed), isRated || number >= 1 else {
      throw table.bad(
        row, title, "not a number" + (isRated ? "" : " from 1"),
        remedy: isRated ? "write, say, 4" : "write 1 for the best, then 2, and so on")
    }
    return isRated ? -number : number
  }
}
