/// The plan that costs least where each learner has a cost in each room, and each room one for each
/// learner: cycles of moves that pay are made until there are none (Klein 1967).
struct RoomPlan: Sendable {
  let market: VoteMarket
  /// Per voter, the position of the option that they have.
  private(set) var chosen: [Int]
  /// Learners per room.
  private(set) var counts: [Int]

  /// - Parameter values: those of a plan's columns.
  init?(_ market: VoteMarket, _ values: [Int]) {
    self.market = market
    chosen = []
    counts = [Int](repeating: 0, count: market.rooms.count)
    for voter in market.voters {
      guard let own = voter.options.firstIndex(where: { values[$0.column] == 1 }) else {
        return nil
      }
      chosen.append(own)
      counts[voter.options[own].room] += 1
    }
  }

  /// Columns of who is where.
  var columns: [Int] {
    zip(market.voters, chosen).map { $0.options[$1].column }
  }

  /// The least that any plan costs at these prices: no plan is outvoted by less, if all prices that
  /// prove it are among these.
  ///
  /// - Complexity: O(cycles x (options + rooms^3)).
  mutating func settle(at prices: RoomPrices) -> Int {
    let costs = market.voters.map(prices.regrets)
    while let cycle = cheaperCycle(costs, prices) {
      for step in cycle {
        guard let voter = step.voter else { continue }
        counts[step.from] -= 1
        counts[step.to] += 1
        chosen[voter] = step.option
      }
    }
    return zip(costs, chosen).reduce(prices.waste(counts, market.rooms)) { $0 + $1.0[$1.1] }
  }

  private struct Step {
    let from: Int
    let to: Int
    /// nil where a room has one less than before, from the place outside of all, or one more.
    let voter: Int?
    let option: Int
    let cost: Int
  }

  /// Between rooms, and the place outside of all, the cheapest move of one learner.
  private func steps(_ costs: [[Int]], _ prices: RoomPrices) -> [Step] {
    let count = market.rooms.count + 1
    var best = [Step?](repeating: nil, count: count * count)
    for (voter, options) in market.voters.enumerated() {
      let from = options.options[chosen[voter]].room
      let own = costs[voter][chosen[voter]]
      for (option, target) in options.options.enumerated() where target.room != from {
        let cost = costs[voter][option] - own
        if let known = best[from * count + target.room], known.cost <= cost { continue }
        best[from * count + target.room] = Step(
          from: from, to: target.room, voter: voter, option: option, cost: cost)
      }
    }
    let outside = count - 1
    for (room, seats) in market.rooms.enumerated() {
      let cost = prices.marginal(room)
      if counts[room] < seats.upperBound {
        best[room * count + outside] = Step(
          from: room, to: outside, voter: nil, option: 0, cost: cost)
      }
      if counts[room] > seats.lowerBound {
        best[outside * count + room] = Step(
          from: outside, to: room, voter: nil, option: 0, cost: -cost)
      }
    }
    return best.compactMap { $0 }
  }

  /// A cycle that costs less than nothing (Bellman and Ford).
  private func cheaperCycle(_ costs: [[Int]], _ prices: RoomPrices) -> [Step]? {
    let steps = steps(costs, prices)
    let count = market.rooms.count + 1
    var distance = [Int](repeating: 0, count: count)
    var before = [Step?](repeating: nil, count: count)
    var last: Int?
    for _ in 0..<count {
      last = nil
      for step in steps where distance[step.from] + step.cost < distance[step.to] {
        distance[step.to] = distance[step.from] + step.cost
        before[step.to] = step
        last = step.to
      }
      if last == nil { return nil }
    }
    guard var room = last else { return nil }
    for _ in 0..<count { room = before[room]?.from ?? room }
    var cycle: [Step] = []
    var at = room
    repeat {
      guard let step = before[at] else { return nil }
      cycle.append(step)
      at = step.from
    } while at != room
    return cycle
  }
}
