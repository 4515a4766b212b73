import GroupingModel

/// Columns of the roster that say who was in which team before.
enum EarlierTeams {
  /// Per column, the teams of two and more in the order of their first members. An empty cell, a
  /// dash and a negative number are no team.
  static func rounds(_ columns: [String], in roster: Roster) throws(InputError) -> [[[Int]]] {
    var rounds: [[[Int]]] = []
    for column in columns {
      let cells: [String]
      do { cells = try roster.attribute(column).cells } catch { throw InputError(error) }
      var (order, teams): ([String], [String: [Int]]) = ([], [:])
      for (learner, cell) in cells.enumerated() where !cell.isEmpty && !cell.hasPrefix("-") {
        if teams[cell] == nil { order.append(cell) }
        teams[cell, default: []].append(learner)
      }
      let round = order.compactMap { teams[$0] }.filter { $0.count > 1 }
      if !round.isEmpty { rounds.append(round) }
    }
    return rounds
  }
}
