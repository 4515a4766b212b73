/// The learners of a class who are there, and what is said of the whole class told of these alone.
package struct Attendance: Sendable {
  /// Positions in the whole roster, ascending.
  package let present: [Int]
  /// Per learner of the whole roster, the position among those present.
  private let places: [Int?]

  package init(learners: Int, absent: Set<Int>) {
    present = (0..<learners).filter { !absent.contains($0) }
    var places = [Int?](repeating: nil, count: learners)
    for (place, learner) in present.enumerated() { places[learner] = place }
    self.places = places
  }

  /// - Throws: `ModelError` if nobody is there.
  package func roster(_ whole: Roster) throws(ModelError) -> Roster {
    let absent = places.indices.filter { places[$0] == nil }
    return try Roster(
      learners: present.map { whole.learners[$0] },
      attributes: whole.attributes.map { column in
        Attribute(
          name: column.name, cells: present.map { column.cells[$0] },
          rows: present.map { column.rows[$0] }, kind: column.kind,
          away: absent.map { column.cells[$0] })
      })
  }

  package func ledger(_ whole: Ledger) -> Ledger {
    func round(_ round: PastRound) -> PastRound {
      var turns: [Int: Turn] = [:]
      for (learner, turn) in round.turns {
        if let place = places[learner] { turns[place] = turn }
      }
      let groups = round.groups.map { PastGroup(members: members($0.members), label: $0.label) }
      return PastRound(groups: groups.filter { !$0.members.isEmpty }, turns: turns)
    }
    return Ledger(past: whole.past.map(round), later: whole.later.map(round))
  }

  package func rule(_ whole: RuleSpec) -> RuleSpec {
    var rule = whole
    switch whole.data {
    case .none: break
    case .links(let links):
      rule.data = .links(
        links.compactMap { link in
          guard let from = places[link.from], let to = places[link.to] else { return nil }
          return Link(from: from, to: to)
        })
    case .blocks(let blocks): rule.data = .blocks(blocks.map(members))
    case .ranks(let ranks): rule.data = .ranks(present.map { ranks[$0] })
    case .pins(let pins):
      rule.data = .pins(
        pins.compactMap { pin in places[pin.learner].map { Pin(learner: $0, kind: pin.kind) } })
    case .distances(let distances):
      rule.data = .distances(
        present.flatMap { row in present.map { distances[row * places.count + $0] } })
    }
    return rule
  }

  private func members(_ learners: [Int]) -> [Int] { learners.compactMap { places[$0] } }
}
