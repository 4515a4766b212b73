/// Late acceptance over exchanges of two learners (Burke and Bykov 2017): what is no worse than now,
/// or than some hundred tries ago, is taken. Costs need an order only, no weights.
struct JigsawSearch {
  var state: JigsawState
  /// At which nothing is left to win.
  let goal: JigsawState.Cost
  var random: JigsawRandom

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

/// The same numbers for the same seed (SplitMix64: Steele, Lea and Flood 2014).
struct JigsawRandom: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// Nearly even for counts as small as these.
  mutating func below(_ count: Int) -> Int {
    Int(next().multipliedFullWidth(by: UInt64(count)).high)
  }
}
