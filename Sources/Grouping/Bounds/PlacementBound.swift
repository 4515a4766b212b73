import GroupingModel

/// The least cost of giving every learner a kind, no kind more learners than it has room for and none
/// fewer than it must have.
///
/// Any price of a place in each kind proves a bound: learners take the kind that is cheapest for them
/// with its price, and prices are paid back for the places there are (Lagrange). Prices are set kind
/// by kind, each the best beside the others.
struct PlacementBound {
  /// `kinds x learners`; `barred` where the kind may not have the learner.
  let costs: [[Int64]]
  let room: Room

  static let barred: Int64 = 1 << 40
  /// Kinds squared times learners that are worth the wait.
  private static let mostSteps = 5_000_000
  private static let rounds = 12

  var least: Int64 {
    var prices = [Int64](repeating: 0, count: costs.count)
    var best = bound(prices)
    guard costs.count > 1, costs.count * costs.count * room.learners <= Self.mostSteps else {
      return best
    }
    for _ in 0..<Self.rounds {
      let before = best
      for kind in costs.indices {
        prices[kind] = price(of: kind, beside: prices)
        best = max(best, bound(prices))
      }
      if best == before { break }
    }
    return best
  }

  /// Fewest and most learners of a kind.
  private func places(_ kind: Int) -> ClosedRange<Int> {
    let group = room.kinds[kind]
    let most = min(room.learners, group.count.upperBound * group.sizes.upperBound)
    return min(most, group.count.lowerBound * group.sizes.lowerBound)...most
  }

  private func bound(_ prices: [Int64]) -> Int64 {
    var total: Int64 = 0
    for learner in 0..<room.learners {
      total += costs.indices.lazy.map { costs[$0][learner] - prices[$0] }.min() ?? 0
    }
    for (kind, price) in prices.enumerated() {
      let places = places(kind)
      total += price * Int64(price > 0 ? places.lowerBound : places.upperBound)
    }
    return total
  }

  /// The best price of a kind beside those of the others.
  private func price(of kind: Int, beside prices: [Int64]) -> Int64 {
    let others = costs.indices.filter { $0 != kind }
    // What the kind's place must be worth to a learner to be taken.
    let worth = (0..<room.learners).map { learner in
      costs[kind][learner] - (others.lazy.map { costs[$0][learner] - prices[$0] }.min() ?? 0)
    }.sorted()
    let places = places(kind)
    if places.upperBound < worth.count, worth[places.upperBound] < 0 {
      return max(-Self.barred / 4, worth[places.upperBound])
    }
    if places.lowerBound > 0, worth[places.lowerBound - 1] > 0 {
      return min(Self.barred / 4, worth[places.lowerBound - 1])
    }
    return 0
  }
}
