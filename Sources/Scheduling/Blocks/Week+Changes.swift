import SchedulingModel

/// What has to change at least against the previous plan.
extension Week {
  /// Places that change, each slot as if nothing tied it to others: branch and bound on one at a time.
  func fewestPlacesMoved(shouldStop: @escaping @Sendable () -> Bool) -> Int {
    problem.slots.indices.reduce(0) { sum, slot in
      guard let alone = Relief.slot(slot, of: problem, previous: true) else { return sum }
      let week = Week(alone)
      guard let component = week.component(.learnersMoved) else { return sum }
      var state = WeekState(week)
      let search = WeekSearch(week: week, nodes: Self.nodes, shouldStop: shouldStop)
      let outcome = search.refill(0, &state, startsThere: false)
      // What is broken comes first: only where nothing need be does the bound speak of places.
      guard outcome.bound[Self.broken] <= 0 else { return sum }
      let fixed = week.cost(state)[component] - outcome.cost[component]
      return sum + max(0, outcome.bound[component] + fixed)
    }
  }

  private static let nodes = 200

  /// Sessions that change: those that cannot be there any more, or not in their room, or not with who
  /// led them.
  ///
  /// - Parameter nobodyMoves: whether all learners stay, so that the sessions that they were in do, too.
  func fewestSessionsMoved(nobodyMoves: Bool) -> Int {
    let openings = problem.previous?.openings ?? []
    let empty = WeekState(self)
    return problem.slots.indices.reduce(0) { sum, slot in
      let resources = SlotResources(self, slot, empty)
      let lost = SessionChanges(self, slot).before.count { offer, was in
        !offers[slot].contains(offer) || !resources.canStay(offer, was)
      }
      guard nobodyMoves else { return sum + lost }
      let there = openings.filter { $0.slot == slot && !$0.learners.isEmpty }
      return sum
        + max(lost, resources.fewestChanges(there.map { ($0.offer, $0.learners.count) }))
    }
  }
}
