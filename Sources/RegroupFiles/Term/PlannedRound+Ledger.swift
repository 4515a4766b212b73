import GroupingModel

extension PlannedRound {
  /// A round of the solver with the groups' names and learners' identifiers.
  init(_ round: PastRound, names: [String], in roster: Roster) {
    func id(_ learner: Int) -> String { roster.learners[learner].id }
    let choices = round.turns.compactMap { learner, turn in
      turn.choice.map { (id(learner), $0) }
    }
    self.init(
      groups: zip(names, round.groups).map { name, group in
        EarlierGroup(name: name, label: group.label, members: group.members.map(id))
      },
      choices: choices.isEmpty ? nil : Dictionary(choices) { first, _ in first })
  }

  /// The round as rules know it.
  ///
  /// - Throws: `InputError` if it names someone who is not in the class list.
  func pastRound(
    _ positions: [String: Int]
  ) throws(InputError) -> PastRound {
    var round = PastRound(groups: [])
    for group in groups {
      var members: [Int] = []
      for id in group.members { members.append(try Self.position(of: id, positions)) }
      round.groups.append(PastGroup(members: members, label: group.label))
    }
    for (id, choice) in choices ?? [:] {
      round.turns[try Self.position(of: id, positions), default: Turn()].choice = choice
    }
    return round
  }

  private static func position(
    of id: String, _ positions: [String: Int]
  ) throws(InputError) -> Int {
    guard let position = positions[id] else {
      throw InputError(
        "a planned round of the term names someone who is not in the class list",
        remedy: "plan the term again with regroup term")
    }
    return position
  }
}

extension TermDocument {
  /// The ledger of a round of the term.
  ///
  /// - Throws: `InputError` if a round names someone who is not in the class list.
  func ledger(after past: [PastRound], in roster: Roster) throws(InputError) -> Ledger {
    let positions = Dictionary(
      roster.learners.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    let (before, after) = (
      try before.map { round throws(InputError) in try round.pastRound(positions) },
      try after.map { round throws(InputError) in try round.pastRound(positions) }
    )
    return Ledger(past: past + before, later: after)
  }
}
