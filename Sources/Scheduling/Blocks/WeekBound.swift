import SchedulingModel

/// What a stage costs at least, for given prices on what ties slots together: with these rows priced
/// instead of kept, slots come apart, and each is a flow (Lagrangian relaxation). Any prices give a
/// bound; all is computed in integers.
struct WeekBound {
  /// Units that a cost of 1 has, so that prices can be rounded.
  static let scale: Int128 = 4096

  /// At least so much, in units of the stage.
  let bound: Int
  /// The same before it is rounded up, in parts, without what is constant.
  private let total: Int128
  private let constant: Int
  /// Per arc, what a plan that uses it costs more than `total`; per row, what one that misses it does.
  private let excess: [Int128]
  private let missCosts: [Int128]

  /// - Complexity: a flow per slot, and Floyd and Warshall's on its residual graph.
  init(_ relaxation: WeekRelaxation, _ answer: WeekRelaxation.Answer?) {
    let prices = WeekPrices(relaxation, answer)
    let week = relaxation.week
    var total = prices.constant
    var excess = [Int128](repeating: 0, count: relaxation.arcs.arcs.count)
    var byslot = [[Int]](repeating: [], count: week.slotCount)
    for (index, arc) in relaxation.arcs.arcs.enumerated() { byslot[arc.slot].append(index) }
    for slot in 0..<week.slotCount {
      total += Self.fill(slot, byslot[slot], relaxation, prices, &excess)
    }
    constant = relaxation.stage.value(week.constant)
    // Costs are whole, so that the bound may be rounded up.
    let whole = (total + Self.scale - 1).floored(by: Self.scale)
    bound = Int(clamping: min(whole, 1 << 60)) + constant
    missCosts = prices.missCosts
    (self.total, self.excess) = (total, excess)
  }

  /// Per arc, whether a plan that costs no more than this in the stage may use it; per row, whether such a
  /// plan may miss it.
  func left(within limit: Int) -> (mayUse: [Bool], mayMiss: [Bool]) {
    let room = Int128(limit - constant) * Self.scale - total
    return (excess.map { $0 <= room }, missCosts.map { $0 <= room })
  }

  /// Adds to `excess` what using each arc costs more than the slot's optimum.
  ///
  /// - Returns: the optimum.
  private static func fill(
    _ slot: Int, _ arcs: [Int], _ relaxation: WeekRelaxation, _ prices: WeekPrices,
    _ excess: inout [Int128]
  ) -> Int128 {
    let week = relaxation.week
    let offers = week.offers[slot].filter { relaxation.seats[slot][$0] > 0 }
    var sinkOf = [Int](repeating: -1, count: week.problem.offers.count)
    for (sink, offer) in offers.enumerated() { sinkOf[offer] = sink }
    let learners = (0..<week.learnerCount).filter { week.isPresent[week.index($0, slot)] }
    var positionOf = [Int](repeating: -1, count: week.learnerCount)
    for (position, learner) in learners.enumerated() { positionOf[learner] = position }
    let sinks = offers.count + 1
    var costs = [Int128](repeating: Transport.forbidden, count: learners.count * sinks)
    for index in arcs where sinkOf[relaxation.arcs.arcs[index].offer] >= 0 {
      let arc = relaxation.arcs.arcs[index]
      costs[positionOf[arc.learner] * sinks + sinkOf[arc.offer]] =
        prices.arcCosts[index] + prices.seatCosts[slot][arc.offer]
    }
    let free = relaxation.stage.component == Week.broken ? Self.scale : 0
    let nowhere = week.overlaps[slot].isEmpty ? (free > 0 ? free : 1 << 80) : 0
    for position in learners.indices { costs[position * sinks + sinks - 1] = nowhere }
    var flow = Transport(
      learners: learners.count, sinks: sinks, costs: costs,
      least: [Int](repeating: 0, count: sinks),
      most: offers.map { relaxation.seats[slot][$0] } + [learners.count], shortage: 0)
    flow.fill()
    let ways = flow.distances()
    for index in arcs {
      let arc = relaxation.arcs.arcs[index]
      let (position, sink) = (positionOf[arc.learner], sinkOf[arc.offer])
      guard sink >= 0 else {
        excess[index] = Transport.forbidden
        continue
      }
      let place = flow.place[position]
      if place == sink { continue }
      let back = ways[sink * (sinks + 1) + place]
      excess[index] = flow.cost(position, sink) - flow.cost(position, place) + back
    }
    return flow.total
  }
}

extension Int128 {
  /// The quotient, rounded down.
  fileprivate func floored(by divisor: Int128) -> Int128 {
    let quotient = self / divisor
    return self % divisor < 0 ? quotient - 1 : quotient
  }
}

/// Prices rounded to whole units, and what they make of costs.
struct WeekPrices {
  /// Per arc, its cost less what its entries are worth.
  private(set) var arcCosts: [Int128]
  /// Per slot and offer, what each member takes of shared limits.
  private(set) var seatCosts: [[Int128]]
  /// Per row, what missing it by one unit costs; nothing forbids what has no price.
  private(set) var missCosts: [Int128]
  private(set) var constant: Int128 = 0

  init(_ relaxation: WeekRelaxation, _ answer: WeekRelaxation.Answer?) {
    let week = relaxation.week
    let budgets = relaxation.arcs.budgets
    let tolls = budgets.indices.map { max(0, -Self.rounded(answer?.budgetPrices[$0] ?? 0)) }
    func full(_ costs: [(component: Int, cost: Int)]) -> Int128 {
      var sum = Int128(relaxation.stage.value(costs)) * WeekBound.scale
      for (budget, toll) in zip(budgets, tolls) where toll > 0 {
        sum += toll * Int128(budget.stage.value(costs))
      }
      return sum
    }
    var rowPrices = [Int128](repeating: 0, count: week.rows.count)
    missCosts = [Int128](repeating: 0, count: week.rows.count)
    for (index, row) in week.rows.enumerated() {
      var price = Self.rounded(answer?.rowPrices[index] ?? 0)
      let cost = full(row.costs)
      if relaxation.arcs.mayMiss[index] {
        let most = max(0, cost) / Int128(row.reach)
        price = min(max(price, -most), most)
      }
      if price > 0, row.low <= .min / 8 { price = 0 }
      if price < 0, row.high >= .max / 8 { price = 0 }
      rowPrices[index] = price
      missCosts[index] = cost - price.magnitude.asSigned * Int128(row.reach)
      // In a level's ranks, a wish that is not met costs less than one that is.
      if relaxation.arcs.mayMiss[index] {
        constant += min(0, missCosts[index]) * Int128(row.mostMisses)
      }
      if price != 0 { constant += price * Int128(price > 0 ? row.low : row.high) }
    }
    arcCosts = relaxation.arcs.arcs.map { arc in
      full(week.options[week.index(arc.learner, arc.slot)][arc.option].costs)
    }
    for (index, weights) in relaxation.weightsOfArcs.enumerated() {
      for (row, weight) in weights { arcCosts[index] -= rowPrices[row] * Int128(weight) }
    }
    for (pair, price) in zip(relaxation.arcs.companions, answer?.companionPrices ?? []) {
      arcCosts[pair.first] -= Self.rounded(price)
      arcCosts[pair.second] += Self.rounded(price)
    }
    for (budget, toll) in zip(budgets, tolls) { constant -= toll * Int128(budget.limit) }
    seatCosts = [[Int128]](
      repeating: [Int128](repeating: 0, count: week.problem.offers.count), count: week.slotCount)
    addOpenings(relaxation, answer)
  }

  /// What each member of a session pays for it: its share of what the session costs as a whole, rounded
  /// down, as a session takes place at least as far as its seats are taken. One that costs less than
  /// nothing takes place.
  private mutating func addOpenings(
    _ relaxation: WeekRelaxation, _ answer: WeekRelaxation.Answer?
  ) {
    var costs = seatCosts
    for (index, row) in relaxation.shared.enumerated() {
      let price = max(0, -Self.rounded(answer?.sharedPrices[index] ?? 0))
      constant -= price * Int128(row.limit)
      for part in row.parts { costs[part.slot][part.offer] += price * Int128(part.weight) }
    }
    if let answer, let shares = answer.shares {
      for (opening, price) in zip(shares.openings, answer.leastPrices) {
        let price = max(0, Self.rounded(price))
        costs[opening.slot][opening.offer] += price * Int128(opening.least)
        seatCosts[opening.slot][opening.offer] -= price
      }
      for (place, price) in zip(shares.places, answer.placePrices) {
        let price = max(0, -Self.rounded(price))
        for arc in place.arcs { arcCosts[arc] += price }
        for opening in place.openings.map({ shares.openings[$0] }) {
          costs[opening.slot][opening.offer] -= price
        }
      }
    }
    for (slot, row) in costs.enumerated() {
      for (offer, cost) in row.enumerated() where relaxation.seats[slot][offer] > 0 {
        if cost < 0 { constant += cost }
        seatCosts[slot][offer] += max(0, cost) / Int128(relaxation.seats[slot][offer])
      }
    }
  }

  private static func rounded(_ price: Double) -> Int128 {
    let scaled = (price * Double(WeekBound.scale)).rounded()
    return abs(scaled) < 1e15 ? Int128(scaled) : 0
  }
}

extension UInt128 {
  fileprivate var asSigned: Int128 { Int128(self) }
}
