import GroupingModel

/// A table of two learners a row: who applies together, who wishes for whom, who is kept apart.
struct LearnerPairs {
  let pairs: [(from: Int, to: Int)]
  /// Per pair, the number of its row.
  private let rows: [Int]
  private let file: String

  private static let titles = [
    ("source", "target"), ("from", "to"), ("id1", "id2"), ("learner", "with"),
  ]

  /// Titles of the two columns, in small letters; nil where a table has none such.
  static func columns(of table: Table) -> (from: String, to: String)? {
    let header = Set(table.header.map { $0.lowercased() })
    return titles.first { header.contains($0) && header.contains($1) }
  }

  /// - Throws: `InputError` naming row and column, without a learner's data.
  init(_ table: Table, of learners: BlockClass) throws(InputError) {
    guard let (from, to) = Self.columns(of: table) else {
      throw InputError(
        file: table.file, row: 1, "a table of pairs needs two columns",
        remedy: "title them learner and with")
    }
    let titled = try TitledTable(table, required: [from, to], optional: nil)
    try titled.checkRows(atMost: 200_000)
    var (pairs, rows): ([(from: Int, to: Int)], [Int]) = ([], [])
    for row in titled.rows {
      let one = try learners.position(titled, row, from)
      for other in try learners.positions(titled, row, to) {
        guard one != other else {
          throw titled.bad(
            row, to, "a learner is paired with themselves", remedy: "name two learners")
        }
        pairs.append((one, other))
        rows.append(table.rowNumbers[row])
      }
    }
    self.pairs = pairs
    self.rows = rows
    file = table.file
  }

  /// Makes sure that nobody stands in two pairs.
  func checkDisjoint() throws(InputError) {
    var first: [Int: Int] = [:]
    for (pair, row) in zip(pairs, rows) {
      for learner in [pair.from, pair.to] {
        guard let other = first.updateValue(row, forKey: learner) else { continue }
        throw InputError(
          file: file, row: row, "a learner of this row is in a pair of row \(other), too",
          remedy: "put each learner in one pair at most")
      }
    }
  }
}

extension ChoiceScenario {
  /// The pairs of a table; none where there is no table.
  ///
  /// - Parameter areDisjoint: whether it is an error that somebody is in two.
  mutating func pairs(
    _ key: String, of learners: BlockClass, areDisjoint: Bool = false
  ) throws(InputError) -> [(from: Int, to: Int)] {
    guard let table = try table(key) else { return [] }
    let list = try LearnerPairs(table, of: learners)
    if areDisjoint { try list.checkDisjoint() }
    return list.pairs
  }
}
