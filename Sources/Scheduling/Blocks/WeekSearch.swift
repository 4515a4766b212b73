import SchedulingModel

/// Fills slots one after the other, each exactly while the others stand, until none gets better.
struct WeekSearch {
  let week: Week
  /// Nodes of branch and bound for each slot.
  var nodes = 8
  let shouldStop: @Sendable () -> Bool

  /// A first plan: slots in the order of time, each as if nothing followed.
  func construct() -> WeekState {
    var state = WeekState(week)
    if week.problem.previous != nil { return begin(at: state) }
    for slot in slotsInTime { refill(slot, &state, startsThere: false) }
    return state
  }

  var slotsInTime: [Int] {
    week.problem.slots.indices.sorted {
      let (left, right) = (week.problem.slots[$0], week.problem.slots[$1])
      return (left.day, left.start, $0) < (right.day, right.start, $1)
    }
  }

  /// The previous plan, as far as it is still allowed.
  private func begin(at empty: WeekState) -> WeekState {
    var state = empty
    for opening in week.problem.previous?.openings ?? [] {
      for learner in opening.learners {
        let index = week.index(learner, opening.slot)
        if week.options[index].contains(where: { $0.offer == opening.offer }) {
          state.choice[index] = opening.offer
        }
      }
      state.rooms[opening.slot][opening.offer] = opening.room ?? -1
      state.leaders[opening.slot][opening.offer] = opening.leader ?? -1
    }
    for slot in slotsInTime { refill(slot, &state, startsThere: true) }
    return state
  }

  /// Fills the slot anew; answers whether that was its optimum.
  @discardableResult
  func refill(
    _ slot: Int, _ state: inout WeekState, startsThere: Bool
  ) -> SlotSearch.Outcome {
    let search = SlotSearch(week, slot, state)
    let start =
      startsThere ? (0..<week.learnerCount).map { state.choice[week.index($0, slot)] } : nil
    let outcome = search.run(from: start, nodes: nodes, shouldStop: shouldStop)
    for (position, learner) in search.task.learners.enumerated() {
      state.choice[week.index(learner, slot)] = outcome.places[position]
    }
    state.rooms[slot] = outcome.rooms
    state.leaders[slot] = outcome.leaders
    return outcome
  }

  /// Refills slots as long as the cost falls.
  func polish(_ state: inout WeekState) {
    var cost = week.cost(state)
    var stale = 0
    let slots = slotsInTime
    var turn = 0
    while stale < slots.count, !shouldStop() {
      var next = state
      refill(slots[turn % slots.count], &next, startsThere: true)
      let found = week.cost(next)
      if found.lexicographicallyPrecedes(cost) {
        (state, cost, stale) = (next, found, 1)
      } else {
        stale += 1
      }
      turn += 1
    }
  }
}
