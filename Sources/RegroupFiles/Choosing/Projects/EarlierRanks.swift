/// Ranks that learners got in earlier rounds: tables with the columns `id` and `rank`, as
/// `assignments.csv` of an earlier plan has them. Learners who have left are passed over.
struct EarlierRanks {
  /// By learner.
  private(set) var ranks: [[Int]]

  init(_ scenario: inout ChoiceScenario, _ everybody: BlockClass) throws(InputError) {
    ranks = [[Int]](repeating: [], count: everybody.count)
    for file in try scenario.texts("earlier") {
      let table = try TitledTable(
        try Table(try scenario.contents(of: file), file: file), required: ["id", "rank"],
        optional: nil)
      for row in table.rows {
        guard case .found(let learner) = everybody.reading.index.match(table.cell(row, "id")),
          let rank = try table.whole(row, "rank", in: 1...10_000)
        else { continue }
        ranks[learner].append(rank)
      }
    }
  }
}
