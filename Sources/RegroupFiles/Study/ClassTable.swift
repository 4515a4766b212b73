import Foundation
import Studies

/// A table of learners cut into classes, with scores in standard deviations.
struct ClassTable {
  private let table: Table
  private let source: ClassSource
  private let classColumns: [Int]
  private let clusterColumns: [Int]
  private let withinColumns: [Int]
  private let categories: [Int]
  /// Per row the score; nil where there is none.
  private var scores: [Double?]
  private var rows: [Int]
  /// Those whose score is their class's mean.
  private var filled: Set<Int> = []
  private(set) var remarks: [String] = []
  /// Of the learners, where they are asked for.
  private(set) var identifiers: [String] = []

  /// - Throws: `InputError` for unknown columns, cells that are no number, and missing scores that
  ///   nothing is said of.
  init(_ table: Table, _ file: ClassFile, _ source: ClassSource) throws(InputError) {
    self.table = table
    self.source = source
    classColumns = try Self.places(file.classColumns, in: table)
    clusterColumns = try Self.places(file.clusterColumns, in: table)
    withinColumns = try Self.places(source.within, in: table)
    categories = try Self.places(source.categories, in: table)
    rows = Array(table.rows.indices)
    if let title = file.score {
      scores = try Self.numbers(try Self.place(title, in: table), in: table)
      try settleMissing(title)
    } else {
      scores = [Double?](repeating: 0, count: table.rows.count)
    }
    if let id = file.id {
      try identify(by: try Self.place(id, in: table), isOfPairs: file.wishes?.file == file.file)
    }
    guard !rows.isEmpty else {
      throw InputError(
        file: table.file, "no learner is left to form groups of",
        remedy: "check the column of scores, or what is said of missing ones")
    }
    try checkClasses()
    try checkClusters()
    remarkOnRepeats(hasIdentifiers: file.id != nil)
    if file.score != nil { try standardise() }
  }

  /// Takes the learners' identifiers.
  ///
  /// - Parameter isOfPairs: whether the table is itself the file of wishes, in which a learner has many rows.
  private mutating func identify(by column: Int, isOfPairs: Bool) throws(InputError) {
    var seen: [[String]: Int] = [:]
    var kept: [Int] = []
    for row in rows {
      let id = (classColumns + [column]).map { table.rows[row][$0] }
      if let first = seen[id] {
        guard !isOfPairs else { continue }
        throw InputError(
          file: table.file, row: table.rowNumbers[row], column: table.header[column],
          "the identifier is that of row \(table.rowNumbers[first]), too",
          remedy: "give every learner of a class one of their own")
      }
      seen[id] = row
      kept.append(row)
    }
    rows = kept
    identifiers = kept.map { table.rows[$0][column] }
    let again = identifiers.count - Set(identifiers).count
    guard again > 0, clusterColumns.isEmpty else { return }
    remarks.append(
      "\(source.name): \(Wording.count(again, "row")) of learners of another class; cluster: can "
        + "say which classes belong together")
  }

  /// Copies of a row are seldom meant.
  private mutating func remarkOnRepeats(hasIdentifiers: Bool) {
    guard !hasIdentifiers, table.header.count > 2 else { return }
    let again = rows.count - Set(rows.map { table.rows[$0] }).count
    guard again > 0 else { return }
    remarks.append(
      "\(source.name): \(Wording.count(again, "row")) just as an earlier one; if learners are there "
        + "twice, name their column as id:")
  }

  /// A class is in one cluster.
  private func checkClusters() throws(InputError) {
    for row in rows where cluster(row).contains(where: ["", "NA"].contains) {
      throw InputError(
        file: table.file, row: table.rowNumbers[row], column: table.header[clusterColumns[0]],
        "a learner is in no cluster", remedy: "write it, or delete the row")
    }
    for members in parts(classColumns) {
      guard let other = members.first(where: { cluster($0) != cluster(members[0]) }) else {
        continue
      }
      throw InputError(
        file: table.file, row: table.rowNumbers[other], column: table.header[clusterColumns[0]],
        "a class is in two clusters",
        remedy: "name columns as cluster that a class has one value of")
    }
  }

  private func cluster(_ row: Int) -> [String] { clusterColumns.map { table.rows[row][$0] } }

  /// Everybody is in a class, and no two classes read alike.
  private func checkClasses() throws(InputError) {
    for row in rows {
      for column in classColumns where ["", "NA"].contains(table.rows[row][column]) {
        throw InputError(
          file: table.file, row: table.rowNumbers[row], column: table.header[column],
          "a learner is in no class", remedy: "write the class, or delete the row")
      }
    }
    var names: Set<String> = []
    for members in parts(classColumns) where !names.insert(name(members[0])).inserted {
      throw InputError(
        file: table.file, row: table.rowNumbers[members[0]],
        "two classes would both be called '\(name(members[0]))'",
        remedy: "write their names without '-'")
    }
  }

  private static func place(_ title: String, in table: Table) throws(InputError) -> Int {
    guard let place = table.header.firstIndex(of: title) else {
      throw InputError(.unknown("column", title, among: table.header), file: table.file)
    }
    return place
  }

  private static func places(
    _ titles: [String], in table: Table
  ) throws(InputError) -> [Int] {
    var places: [Int] = []
    for title in titles { places.append(try place(title, in: table)) }
    return places
  }

  private static func numbers(_ column: Int, in table: Table) throws(InputError) -> [Double?] {
    var numbers: [Double?] = []
    for (row, cells) in table.rows.enumerated() {
      let cell = cells[column]
      guard !cell.isEmpty, cell != "NA" else {
        numbers.append(nil)
        continue
      }
      let pointed = table.allowsDecimalComma ? ColumnKind.withDecimalPoint(cell) : cell
      guard let number = ColumnKind.number(pointed) else {
        throw InputError(
          file: table.file, row: table.rowNumbers[row], column: table.header[column],
          "a score is not a number", remedy: "write a number, or leave the cell empty")
      }
      numbers.append(number)
    }
    return numbers
  }

  /// Leaves out learners without a score, or gives them that of their class.
  private mutating func settleMissing(_ title: String) throws(InputError) {
    let missing = rows.filter { scores[$0] == nil }
    guard let first = missing.first else { return }
    switch source.missing {
    case nil:
      throw InputError(
        file: table.file, row: table.rowNumbers[first], column: title,
        "\(Wording.count(missing.count, "learner")) without a score",
        remedy: "write missing: drop to leave them out, or missing: mean for their class's mean")
    case .drop:
      rows.removeAll { scores[$0] == nil }
      remarks.append(
        "\(source.name): \(Wording.count(missing.count, "learner")) without a score left out")
    case .mean:
      for members in parts(classColumns) {
        let known = members.compactMap { scores[$0] }
        guard !known.isEmpty else { continue }
        let mean = known.reduce(0, +) / Double(known.count)
        for row in members where scores[row] == nil {
          scores[row] = mean
          filled.insert(row)
        }
      }
      let hopeless = rows.count { scores[$0] == nil }
      rows.removeAll { scores[$0] == nil }
      remarks.append(
        "\(source.name): \(Wording.count(filled.count, "learner")) without a score given the class's "
          + "mean; their classes count as semi-synthetic"
          + (hopeless > 0 ? "; \(hopeless) whose class has none left out" : ""))
    }
  }

  /// Deviations from the mean beyond which a score is more likely a slip.
  private static let far = 6.0

  /// Scores in deviations from the mean of the source, or of each part of it.
  private mutating func standardise() throws(InputError) {
    for members in parts(withinColumns) {
      let values = members.compactMap { scores[$0] }
      let mean = values.reduce(0, +) / Double(values.count)
      let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      let deviation = (squares / Double(values.count)).squareRoot()
      guard deviation > 0, deviation.isFinite else {
        throw InputError(
          file: table.file, row: table.rowNumbers[members[0]], "all scores are equal",
          remedy: "name another column as score, or larger parts as within")
      }
      for row in members { scores[row] = scores[row].map { ($0 - mean) / deviation } }
    }
    let far = rows.filter { abs(scores[$0] ?? 0) > Self.far }
    guard let first = far.first else { return }
    remarks.append(
      "\(source.name): \(Wording.count(far.count, "score")) more than \(Int(Self.far)) deviations "
        + "from the mean, the first in row \(table.rowNumbers[first]); is it a number for 'missing'?"
    )
  }

  /// Rows that agree in some columns, in the order of the file.
  private func parts(_ columns: [Int]) -> [[Int]] {
    Dictionary(grouping: rows) { row in columns.map { table.rows[row][$0] } }.values
      .sorted { ($0.first ?? 0) < ($1.first ?? 0) }
  }

  /// "10-kindergarten-3" of school, grade and teacher.
  private func name(_ row: Int) -> String {
    classColumns.map { table.rows[row][$0] }.joined(separator: "-")
  }

  /// The classes in natural order of their identifiers, their learners in the order of the file.
  func classrooms() -> [Classroom] {
    let classes = parts(classColumns).map { (name: name($0[0]), rows: $0) }
    return classes.sorted { naturallyPrecedes($0.name, $1.name) }.map { name, own in
      Classroom(
        id: name.isEmpty ? source.name : "\(source.name)/\(name)",
        origin: own.contains(where: filled.contains) ? .semiSynthetic : .real,
        scores: own.map { scores[$0] ?? 0 },
        categories: zip(source.categories, categories).map { title, column in
          CategoryColumn(name: title, cells: own.map { table.rows[$0][column] })
        },
        cluster: clusterColumns.isEmpty
          ? nil : ([source.name] + cluster(own[0])).joined(separator: "/"))
    }
  }
}
