import GroupingModel

// Rounds as tables.
extension ReferenceReader {
  /// The learners and groups of a file such as our `groups.csv`, and how many entries name someone
  /// who is not in the roster.
  ///
  /// Beside group and learner a table may have the columns label, choice (a number from 1), led,
  /// pinned and alone (yes or empty).
  mutating func round(
    inFile file: String
  ) throws(InputError) -> (round: PastRound, unknown: Int) {
    let table = try Table(try folder.text(file), file: file)
    guard table.header.count >= 2 else {
      throw InputError(
        file: file, "a file of groups needs two columns", remedy: "give it group and id")
    }
    try checkHeader(table)
    let (group, learner) = groupColumns(table)
    let turns = TurnColumns(table)
    var (order, round, unknown): ([String: Int], PastRound, Int) = ([:], PastRound(groups: []), 0)
    for (row, number) in zip(table.rows, table.rowNumbers) where !row[learner].isEmpty {
      let finding = matcher.find(row[learner])
      if case .unknown = finding {
        unknown += 1
        continue
      }
      let place = Place(file: file, row: number, column: table.header[learner])
      guard let position = try self.learner(finding, at: place), !row[group].isEmpty
      else { continue }
      let own = order[row[group]] ?? round.groups.count
      if own == round.groups.count {
        order[row[group]] = own
        round.groups.append(PastGroup(members: [], label: turns.label(in: row)))
      }
      round.groups[own].members.append(position)
      if let turn = try turns.turn(in: row, number) { round.turns[position] = turn }
    }
    return (round, unknown)
  }

  /// By title; otherwise the column with more learners holds them, the second on a tie.
  func groupColumns(_ table: Table) -> (group: Int, learner: Int) {
    let titles = table.header.map { $0.lowercased() }
    let groups = [
      "group", "team", "groups", "teams", "group id", "team id", "group number", "table",
    ]
    let learners = ["id", "learner", "student", "pupil", "name", "email", "member"]
    let group = titles.firstIndex(where: groups.contains)
    let learner = learners.lazy.compactMap { titles.firstIndex(of: $0) }.first
    if let group, let learner { return (group, learner) }
    func known(_ position: Int) -> Int {
      table.rows.count { roster.index.match($0[position]) != .unknown }
    }
    if let group { return (group, group == 0 ? 1 : 0) }
    if let learner { return (learner == 0 ? 1 : 0, learner) }
    return known(0) > known(1) ? (1, 0) : (0, 1)
  }
}
