import GroupingModel

/// A table of two learners a row: who applies together, who wishes for whom, who is kept apart.
struct LearnerPairs {
  let pairs: [(from: Int, to: Int)]

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
    var pairs: [(from: Int, to: Int)] = []
    for row in titled.rows {
      let one = try learners.position(titled, row, from)
      for other in try learners.positions(titled, row, to) {
        guard one != other else {
          throw titled.bad(
            row, to, "a learner is paired with themselves", remedy: "name two learners")
        }
        pairs.append((one, other))
      }
    }
    self.pairs = pairs
  }
}

extension ChoiceScenario {
  /// The pairs of a table; none where there is no table.
  mutating func pairs(
    _ key: String, of learners: BlockClass
  ) throws(InputError) -> [(from: Int, to: Int)] {
    try table(key).map { table throws(InputError) in
      try LearnerPairs(table, of: learners).pairs
    } ?? []
  }
}
