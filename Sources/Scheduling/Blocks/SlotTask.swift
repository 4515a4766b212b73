import SchedulingModel

/// One slot to be filled while all others stand: who is there, where they may be, and what each place
/// costs by component with all that follows from it for the rest of their week.
struct SlotTask {
  let slot: Int
  /// Learners who are there.
  let learners: [Int]
  /// By learner, the position in `learners`; -1 for who is not there.
  let positions: [Int]
  /// Offers that may open, one a sink; the sink after them is nowhere.
  let offers: [Int]
  let components: Int
  /// Learners x sinks x components; what does not differ between the places of a learner is left out.
  private(set) var table: [Int]
  /// Learners x sinks.
  private(set) var isAllowed: [Bool]

  var sinks: Int { offers.count + 1 }

  /// - Parameter offers: that may open; ascending.
  init(_ week: Week, _ slot: Int, _ state: WeekState, offers: [Int]) {
    self.slot = slot
    self.offers = offers
    components = week.components
    learners = (0..<week.learnerCount).filter { week.isPresent[week.index($0, slot)] }
    var positions = [Int](repeating: -1, count: week.learnerCount)
    for (position, learner) in learners.enumerated() { positions[learner] = position }
    self.positions = positions
    let sinks = offers.count + 1
    table = [Int](repeating: 0, count: learners.count * sinks * week.components)
    isAllowed = [Bool](repeating: false, count: learners.count * sinks)
    var sinkOf = [Int](repeating: -1, count: week.problem.offers.count)
    for (sink, offer) in offers.enumerated() { sinkOf[offer] = sink }
    for position in learners.indices {
      addPlaces(week, position, sinkOf)
      addRows(week, position, state)
    }
  }

  private func start(_ position: Int, _ sink: Int) -> Int {
    (position * sinks + sink) * components
  }

  private mutating func addPlaces(_ week: Week, _ position: Int, _ sinkOf: [Int]) {
    let index = week.index(learners[position], slot)
    for option in week.options[index] where sinkOf[option.offer] >= 0 {
      let sink = sinkOf[option.offer]
      isAllowed[position * sinks + sink] = true
      let start = start(position, sink)
      for (component, cost) in option.costs { table[start + component] += cost }
    }
    isAllowed[position * sinks + sinks - 1] = true
    let start = start(position, sinks - 1)
    for (component, cost) in week.idle[index] { table[start + component] += cost }
  }

  private mutating func addRows(_ week: Week, _ position: Int, _ state: WeekState) {
    let learner = learners[position]
    let attended = state.attended(learner, week)
    for index in week.rowsOf[learner] {
      let row = week.rows[index]
      let here = row.parts.filter { $0.slot == slot }
      if here.isEmpty { continue }
      let rest = week.sum(row, attended, without: slot)
      for sink in 0..<sinks where isAllowed[position * sinks + sink] {
        var sum = rest
        if sink < offers.count {
          for part in here where week.sets[part.set][offers[sink]] { sum += part.weight }
        }
        let miss = row.miss(sum)
        if miss == 0 { continue }
        let start = start(position, sink)
        for (component, cost) in row.costs { table[start + component] += miss * cost }
      }
    }
  }

  /// What a place costs, by component.
  func cost(_ position: Int, _ sink: Int) -> ArraySlice<Int> {
    let start = start(position, sink)
    return table[start..<start + components]
  }
}

extension SlotTask {
  /// All components in one number whose sums along any path compare like the components in their
  /// order; and the price of a missing member, which outweighs them all.
  ///
  /// A path or cycle visits each sink once, so that a component's sum stays within sinks times its
  /// range, and a component is worth one more than all later ones can come to. Components that do not fit
  /// into 118 bits are left out.
  func packed() -> (costs: [Int128], shortage: Int128, components: Int) {
    let ranges = ranges()
    var bits = 2.0
    var kept = 0
    for range in ranges {
      bits += Double(range * sinks + 1).bitsNeeded
      if bits > 118 { break }
      kept += 1
    }
    var weights = [Int128](repeating: 0, count: components)
    var weight: Int128 = 1
    for component in (0..<kept).reversed() {
      weights[component] = weight
      weight *= Int128(ranges[component] * sinks + 1)
    }
    var costs = [Int128](repeating: Transport.forbidden, count: learners.count * sinks)
    for cell in costs.indices where isAllowed[cell] {
      var sum: Int128 = 0
      for component in 0..<kept {
        let value = table[cell * components + component]
        if value != 0 { sum += Int128(value) * weights[component] }
      }
      costs[cell] = sum
    }
    return (costs, weight, kept)
  }

  /// By component, how much the places of a learner differ at most.
  private func ranges() -> [Int] {
    var ranges = [Int](repeating: 0, count: components)
    for position in learners.indices {
      for component in 0..<components {
        var (low, high) = (Int.max, Int.min)
        for sink in 0..<sinks where isAllowed[position * sinks + sink] {
          let value = table[(position * sinks + sink) * components + component]
          low = min(low, value)
          high = max(high, value)
        }
        ranges[component] = max(ranges[component], high - low)
      }
    }
    return ranges
  }
}

extension Double {
  /// Bits of a whole number, rounded up.
  fileprivate var bitsNeeded: Double { Double(Int(self).bitWidth - Int(self).leadingZeroBitCount) }
}
