import GroupingModel

/// Earlier rounds out of a database, for a scenario.
enum DatabaseHistory {
  /// Whether a path that leads to nothing is meant for a database that is yet to be made.
  static func isMeant(by name: String) -> Bool {
    name.lowercased().hasSuffix(".db") || name.lowercased().hasSuffix(".sqlite")
  }

  /// The ledger of the rounds that stand.
  ///
  /// What a plan remembers of them as its input is their text and no more than theirs: rounds that
  /// are accepted later change nothing about it.
  ///
  /// - Parameter limit: how many rounds there were when the plan was made; nil for a new plan.
  /// - Throws: `InputError` if the database cannot be read, or holds nobody of the class.
  static func read(
    _ name: String, limit: Int?, with reader: inout ReferenceReader
  ) throws(InputError) -> HistoryReading {
    if limit == 0 || (limit == nil && !reader.folder.hasFile(name)) {
      reader.folder.remember("", of: name)
      let remark = "\(name) is not there yet, so there is no earlier round"
      return HistoryReading(ledger: Ledger(), remarks: limit == nil ? [remark] : [], rounds: 0)
    }
    let path = try reader.folder.plainFile(name)
    let all = try HistoryDatabase(reading: name, at: path).read { try $0.standing() }
    guard (0...all.count).contains(limit ?? 0) else { throw changed(name) }
    let rounds = all.prefix(limit ?? all.count).map(\.record)
    reader.folder.remember(rounds.map { RoundTable.csv($0) }.joined(separator: "\n"), of: name)
    let positions = Dictionary(
      reader.roster.roster.learners.enumerated().map { ($1.id, $0) },
      uniquingKeysWith: { first, _ in first })
    let past = rounds.map { PastRound($0, positions: positions) }
    guard rounds.isEmpty || past.contains(where: { !$0.groups.isEmpty }) else {
      throw InputError(
        file: name, "none of its learners is in the class list",
        remedy: "name this class's history, and the column of identifiers that it was made with")
    }
    return HistoryReading(
      ledger: Ledger(past: past), remarks: remarks(on: rounds, positions, name: name),
      rounds: rounds.count)
  }

  static func changed(_ name: String) -> InputError {
    InputError(
      file: name, "the history has changed since the plan was made",
      remedy: "bring an undone round back with regroup history redo, or make a new plan")
  }

  private static func remarks(
    on rounds: [RoundRecord], _ positions: [String: Int], name: String
  ) -> [String] {
    let all = Set(rounds.flatMap { $0.placements.map(\.learner) })
    let gone = all.count { positions[$0] == nil }
    guard gone > 0 else { return [] }
    let verb = gone == 1 ? "is" : "are"
    return ["\(name): \(Wording.count(gone, "learner")) \(verb) no longer in the class list"]
  }
}

extension PastRound {
  /// The round of those who are in a class.
  ///
  /// - Parameter positions: in the roster, by identifier.
  init(_ round: RoundRecord, positions: [String: Int]) {
    self.init(groups: [])
    var order: [String: Int] = [:]
    for placement in round.placements {
      guard let position = positions[placement.learner] else { continue }
      let own = order[placement.group] ?? groups.count
      if own == groups.count {
        order[placement.group] = own
        groups.append(PastGroup(members: [], label: placement.label))
      }
      groups[own].members.append(position)
      turns[position] = placement.turn
    }
  }
}
