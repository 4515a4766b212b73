import GroupingModel

/// What learners had ranked, to find out which of their choices a round's label was.
struct ChoiceLists {
  /// Per learner, labels in order of preference; ties share an inner array.
  private let lists: [[[String]]]
  private let source: String

  /// - Parameter source: a column of the class list with labels separated by `;` or `,`, several
  ///   columns separated by commas (first choice, second choice, ...), or a PrefLib file.
  /// - Throws: `InputError` if a column is missing, or voters are not as many as learners.
  init(_ source: String, with reader: inout ReferenceReader) throws(InputError) {
    self.source = source
    let roster = reader.roster
    guard PrefLibFile.isNamed(source) else {
      lists = try Self.columns(source, of: roster)
      return
    }
    let file = try PrefLibFile(try reader.folder.text(source), file: source)
    guard file.ballots.count == roster.roster.count else {
      throw InputError(
        file: source,
        "it has \(file.ballots.count) voters, the class list \(roster.roster.count) learners",
        remedy: "list the learners in the order of the voters")
    }
    lists = file.ballots.map { ballot in
      ballot.map { tie in tie.map { file.alternatives[$0] } }
    }
  }

  private static func columns(
    _ source: String, of roster: RosterReading
  ) throws(InputError) -> [[[String]]] {
    let isColumn = roster.roster.attributes.contains { $0.name == source }
    let titles = isColumn ? [source] : source.split(separator: ",").map { trimmed(String($0)) }
    var lists = [[[String]]](repeating: [], count: roster.roster.count)
    for title in titles {
      let column: Attribute
      do { column = try roster.roster.attribute(title) } catch {
        throw InputError(error, file: roster.file)
      }
      for (learner, cell) in column.cells.enumerated() where !cell.isEmpty {
        let separator: Character = cell.contains(";") ? ";" : ","
        let parts = cell.split(separator: separator).map { [trimmed(String($0))] }
        lists[learner] += titles.count > 1 ? [[cell]] : parts
      }
    }
    return lists
  }

  /// The ledger with each learner's choice, where the round itself does not tell it.
  ///
  /// - Throws: `InputError` if no round has labels.
  func ledger(_ ledger: Ledger) throws(InputError) -> Ledger {
    guard ledger.past.contains(where: { $0.groups.contains { $0.label != nil } }) else {
      throw InputError(
        "choices were given, but no round says what its groups were for",
        remedy: "give the rounds a column 'label', or 'choice', or leave out --choices")
    }
    return Ledger(past: ledger.past.map(filled), later: ledger.later)
  }

  private func filled(_ round: PastRound) -> PastRound {
    var round = round
    for group in round.groups {
      guard let label = group.label else { continue }
      for member in group.members {
        guard let rank = lists[member].firstIndex(where: { $0.contains(label) }) else { continue }
        var turn = round.turns[member] ?? Turn()
        turn.choice = turn.choice ?? rank + 1
        round.turns[member] = turn
      }
    }
    return round
  }
}
