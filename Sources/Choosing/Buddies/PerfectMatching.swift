/// All vertices in pairs at least cost, with the prices that prove it.
struct PerfectMatching {
  let pairs: [BuddyPair]
  let cost: Int
  let prices: BuddyPrices

  enum Answer {
    case matched(PerfectMatching)
    case impossible(OddParts)
  }

  /// - Parameter costs: n x n, symmetric; `PairCosts.forbidden` for no pair.
  /// - Complexity: O(n cubed).
  static func find(n: Int, costs: [Int]) -> Answer {
    var search = BlossomSearch(n: n, costs: costs)
    guard search.run() else { return .impossible(search.oddParts) }
    let pairs = (0..<n).filter { $0 < search.mate[$0] }.map { BuddyPair($0, search.mate[$0]) }
    let cost = pairs.reduce(0) { $0 + costs[$1.first * n + $1.second] }
    return .matched(PerfectMatching(pairs: pairs, cost: cost, prices: search.prices))
  }
}

extension BlossomSearch {
  fileprivate func members(of x: Int) -> [Int] {
    x < n ? [x] : petals[x].flatMap { members(of: $0) }.sorted()
  }

  /// Prices of vertices and of the sets that are still shrunk, in quarters of the cost's unit.
  fileprivate var prices: BuddyPrices {
    let sets = (n..<max(used, n)).filter { top[$0] >= 0 && price[$0] > 0 }
      .map { BuddyPrices.OddSet(members: members(of: $0), price: price[$0]) }
    return BuddyPrices(scale: 4, learners: Array(price[..<n]), sets: sets)
  }

  /// After a stage that could not go on: outer tops have allowed pairs with inner vertices only.
  fileprivate var oddParts: OddParts {
    let tops = (0..<used).filter { top[$0] == $0 }
    return OddParts(
      few: tops.filter { side[$0] == .inner },
      parts: tops.filter { side[$0] == .outer }.map { members(of: $0) })
  }
}
