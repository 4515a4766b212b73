/// Late acceptance over exchanges of two learners (Burke and Bykov 2017): what is no worse than now,
/// or than some hundred tries ago, is taken. Costs need an order only, no weights.
struct JigsawSearch {
  var state: JigsawState
  /// At which nothing is left to win.
  let goal: JigsawState.Cost
  var random: SeededNumbers

  /// The best state met.
  mutating func run(tries: Int, _ deadline: Deadline) -> JigsawState {
    var best = state
    var past = [JigsawState.Cost](repeating: state.cost, count: 500)
    for turn in 0..<tries {
      if best.cost == goal || turn % 1024 == 0 && deadline.isOver { break }
      let one = random.below(state.seats.count)
      let other = random.below(state.seats.count)
      let exchange = JigsawState.Exchange.allCases[random.below(3)]
      let before = state.cost
      let place = turn % past.count
      if one != other, state.allows(exchange, one, other) {
        state.exchange(exchange, one, other)
        if state.cost > before, state.cost > past[place] {
          state.exchange(exchange, one, other)
        } else if state.cost < best.cost {
          best = state
        }
      }
      past[place] = min(past[place], state.cost)
    }
    return best
  }
}
