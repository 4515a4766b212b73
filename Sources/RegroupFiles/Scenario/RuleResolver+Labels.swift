import Grouping
import GroupingModel

extension RuleResolver {
  /// Per learner, the labels that were ranked, first choice first.
  mutating func choices(
    _ document: RuleDocument, rule: String
  ) throws(InputError) -> [[[Int]]] {
    if let columns = document.columns, columns.count > 1 {
      return try choices(inColumns: columns)
    }
    let type: any Rule.Type
    do { type = try RuleBook.rule(named: rule) } catch { throw InputError(error) }
    var single = document
    single.subject = document.columns?.first ?? document.subject
    let subject = try self.subject(single, of: type)
    if hasColumn(subject) {
      return try labelCells(inColumn: subject).map { $0.map { [$0] } }
    }
    return PrefLibFile.isNamed(subject)
      ? try ballots(inFile: subject) : try choices(inFile: subject)
  }

  /// Choices of voters who are the learners in the order of the roster.
  private mutating func ballots(inFile file: String) throws(InputError) -> [[[Int]]] {
    let choices = try PrefLibFile(try reader.folder.text(file), file: file)
    let learners = reader.roster.roster.count
    guard choices.ballots.count == learners else {
      throw InputError(
        file: file, "it has \(choices.ballots.count) voters, the class list \(learners) learners",
        remedy:
          "list the learners in the order of the voters, or give the file itself as class list"
      )
    }
    var positions: [Int] = []
    for name in choices.alternatives {
      guard let kind = kind(name) else {
        throw InputError(
          .unknown("label", name, among: kinds.compactMap(\.label)), file: file)
      }
      positions.append(kind)
    }
    return choices.ballots.map { $0.map { tie in tie.map { positions[$0] }.sorted() } }
  }

  /// Pairs of learner and label.
  mutating func pins(_ document: RuleDocument, rule: String) throws(InputError) -> [Pin] {
    if let lists = document.lists { return try pins(lists, rule: rule) }
    let type: any Rule.Type
    do { type = try RuleBook.rule(named: rule) } catch { throw InputError(error) }
    let subject = try self.subject(document, of: type)
    if hasColumn(subject) {
      return try labelCells(inColumn: subject).enumerated().flatMap { learner, kinds in
        kinds.map { Pin(learner: learner, kind: $0) }
      }
    }
    return try labelRows(inFile: subject).map { Pin(learner: $0.learner, kind: $0.kind) }
  }

  private func pins(_ lists: [[String]], rule: String) throws(InputError) -> [Pin] {
    var pins: [Pin] = []
    for (position, list) in lists.enumerated() {
      guard list.count >= 2 else {
        throw InputError(
          "rule '\(rule)', entry \(position + 1) is not a learner and a label",
          remedy: "write it as [learner, label]")
      }
      let learner = try reader.listed(list[0], rule: rule, entry: position + 1)
      guard let learner else { continue }
      for label in list.dropFirst() {
        guard let kind = kind(label) else {
          throw InputError(.unknown("label", label, among: kinds.compactMap(\.label)))
        }
        pins.append(Pin(learner: learner, kind: kind))
      }
    }
    return pins
  }

  /// First choice in the first column and so on; an empty cell is no choice.
  private func choices(inColumns titles: [String]) throws(InputError) -> [[[Int]]] {
    var ranks = [[[Int]]](repeating: [], count: reader.roster.roster.count)
    for title in titles {
      for (learner, kinds) in try labelCells(inColumn: title).enumerated() {
        let fresh = kinds.filter { kind in !ranks[learner].contains { $0.contains(kind) } }
        if !fresh.isEmpty { ranks[learner].append(fresh) }
      }
    }
    return ranks
  }

  /// Per learner, the labels in a cell of the roster, separated by `;` or `,`.
  private func labelCells(inColumn title: String) throws(InputError) -> [[Int]] {
    let roster = reader.roster
    let cells: [String]
    do { cells = try roster.roster.attribute(title).cells } catch {
      throw InputError(error, file: roster.file)
    }
    var result: [[Int]] = []
    for (position, cell) in cells.enumerated() {
      result.append(
        try labels(
          cell, file: roster.file, row: roster.rowNumbers[position], column: title))
    }
    return result
  }

  private func labels(
    _ cell: String, file: String, row: Int, column: String
  ) throws(InputError) -> [Int] {
    guard !cell.isEmpty else { return [] }
    if let whole = kind(cell) { return [whole] }
    var found: [Int] = []
    let separator: Character = cell.contains(";") ? ";" : ","
    for part in cell.split(separator: separator).map({ trimmed(String($0)) }) where !part.isEmpty {
      guard let kind = kind(part) else {
        throw InputError(
          file: file, row: row, column: column, "the cell is not one of the labels",
          remedy: "the labels are: " + kinds.compactMap(\.label).joined(separator: ", "))
      }
      if !found.contains(kind) { found.append(kind) }
    }
    return found
  }

  /// Rows of learner, label and, if there is a column rank, rank.
  private mutating func choices(inFile file: String) throws(InputError) -> [[[Int]]] {
    var byLearner = [[(rank: Double, kind: Int)]](
      repeating: [], count: reader.roster.roster.count)
    for row in try labelRows(inFile: file) {
      let rank = row.rank ?? Double(byLearner[row.learner].count)
      byLearner[row.learner].append((rank, row.kind))
    }
    return byLearner.map { entries in
      Set(entries.map(\.rank)).sorted().map { rank in
        entries.filter { $0.rank == rank }.map(\.kind).sorted()
      }
    }
  }

  private mutating func labelRows(
    inFile file: String
  ) throws(InputError) -> [(learner: Int, kind: Int, rank: Double?)] {
    let table = try Table(try reader.folder.text(file), file: file)
    guard table.header.count >= 2 else {
      throw InputError(
        file: file, row: 1, "the file needs two columns", remedy: "give it learner and label")
    }
    try reader.checkHeader(table)
    let rankColumn = table.header.firstIndex { $0.lowercased() == "rank" }
    var result: [(Int, Int, Double?)] = []
    for (row, number) in zip(table.rows, table.rowNumbers) {
      let place = Place(file: file, row: number, column: table.header[0])
      guard let learner = try reader.learner(row[0], at: place) else { continue }
      let kinds = try labels(row[1], file: file, row: number, column: table.header[1])
      let rank = rankColumn.flatMap { ColumnKind.number(row[$0]) }
      result += kinds.map { (learner, $0, rank) }
    }
    return result
  }

  /// The kind of that label, ignoring case.
  private func kind(_ label: String) -> Int? {
    kinds.firstIndex { $0.label == label }
      ?? kinds.firstIndex { $0.label?.lowercased() == label.lowercased() }
  }
}
