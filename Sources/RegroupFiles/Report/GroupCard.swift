import GroupingModel

/// A group on the teacher's page: its members, what it gives up, and what it satisfies.
struct GroupCard {
  let name: String
  /// "2 points".
  let points: String
  let members: [String]
  /// Dearest first.
  let lost: [Loss]
  let kept: [String]

  struct Loss {
    let text: String
    let cost: String
  }

  /// The cards with the dearest group first.
  ///
  /// - Throws: `ModelError` if a rule cannot be used in this scenario.
  static func cards(_ placed: PlacedPlan) throws(ModelError) -> [GroupCard] {
    let book = try FactBook(placed)
    let groups = placed.plan.groups
    return groups.indices
      .sorted { (-groups[$0].cost, $0) < (-groups[$1].cost, $1) }
      .map { card(of: $0, in: placed, book) }
  }

  private static func card(of position: Int, in placed: PlacedPlan, _ book: FactBook) -> GroupCard {
    let facts = book.facts(ofGroup: position)
    let lost = facts.filter { !$0.isKept }.sorted { ($1.points, $0.rule) < ($0.points, $1.rule) }
    return GroupCard(
      name: placed.place(ofGroup: position),
      points: Wording.pointCount(placed.plan.groups[position].cost),
      members: placed.groups[position].members.map { placed.names[$0] },
      lost: lost.map { Loss(text: $0.text, cost: Wording.points($0.points)) },
      kept: facts.filter(\.isKept).map(\.text))
  }
}
