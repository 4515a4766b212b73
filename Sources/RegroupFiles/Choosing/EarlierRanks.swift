import Choosing

/// Ranks that learners got in earlier rounds: tables with the columns `id` and `rank`, as an earlier plan wrote
/// them. Of several rows of one learner the best counts. Who got nothing, in a row that names no place, has one
/// rank more than anybody in that table. Learners who have left are passed over.
struct EarlierRanks: Sendable {
  /// By learner.
  private(set) var ranks: [[Int]]

  /// - Parameter place: title of the column that tells what they got; it need not be there.
  init(
    _ scenario: inout ChoiceScenario, _ everybody: BlockClass, place: String
  ) throws(InputError) {
    ranks = [[Int]](repeating: [], count: everybody.count)
    for file in try scenario.texts("earlier") {
      let table = try TitledTable(
        try Table(try scenario.contents(of: file), file: file), required: ["id", "rank"],
        optional: nil)
      try add(table, everybody, place)
    }
  }

  private mutating func add(
    _ table: TitledTable, _ everybody: BlockClass, _ place: String
  ) throws(InputError) {
    var best: [Int: Int] = [:]
    var without: [Int] = []
    var worst = 1
    for row in table.rows {
      let rank = try table.whole(row, "rank", in: 1...10_000)
      worst = max(worst, rank ?? 1)
      guard case .found(let learner) = everybody.reading.index.match(table.cell(row, "id")) else {
        continue
      }
      if let rank {
        best[learner] = min(best[learner] ?? rank, rank)
      } else if table.has(place), table.cell(row, place).isEmpty {
        without.append(learner)
      }
    }
    for learner in without where best[learner] == nil { best[learner] = worst + 1 }
    for (learner, rank) in best { ranks[learner].append(rank) }
  }

  /// By learner, how little they got: 0 for first choices.
  var turns: [Int] { ranks.map { $0.reduce(0) { $0 + $1 - 1 } } }

  /// Gini coefficient of the mean rank over all rounds with the present one, of those who have one; nil without
  /// earlier rounds.
  ///
  /// - Parameter without: who gets nothing now: one rank more than anybody, as in earlier rounds.
  func gini(with now: [Int?], without: [Int]) -> Double? {
    guard ranks.contains(where: { !$0.isEmpty }) else { return nil }
    var all = zip(ranks, now).map { $0 + [$1].compactMap { $0 } }
    let worst = now.compactMap { $0 }.max() ?? 1
    for learner in without where now[learner] == nil { all[learner].append(worst + 1) }
    return Gini.overRounds(all)
  }
}
