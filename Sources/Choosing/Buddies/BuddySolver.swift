import GroupingModel

/// Forms pairs at least cost, proven by prices in whole numbers.
///
/// Without a trio, the answer is exact in O(n cubed), whatever the costs, and takes no heed of the
/// time limit.
///
/// - Parameters:
///   - odd: what becomes of one learner too many; without meaning for an even number.
///   - timeLimit: milliseconds for finding a trio; nil for as long as it takes.
/// - Throws: `ModelError` if the costs of being left out do not fit; `GLPKError`.
package func solveBuddies(
  _ costs: PairCosts, odd: OddLearner = .trio, timeLimit: Int? = nil
) throws -> BuddyAnswer {
  if costs.count % 2 == 0 { return pairAll(costs, of: costs.count) }
  switch odd {
  case .trio: return try pairBesideTrio(costs, clock: Deadline(milliseconds: timeLimit))
  case .leftOut(let alone): return pairAll(try costs.withNobody(alone), of: costs.count)
  }
}

/// - Parameter learners: how many of those who are paired; the one behind them is nobody.
private func pairAll(_ costs: PairCosts, of learners: Int) -> BuddyAnswer {
  switch PerfectMatching.find(n: costs.count, costs: costs.table) {
  case .impossible(let parts): return .impossible(.oddParts(parts.without(learners)))
  case .matched(let matching):
    return .plan(
      BuddyPlan(
        pairs: matching.pairs.filter { $0.second < learners }, trio: nil,
        leftOut: matching.pairs.first { $0.second == learners }?.first, cost: matching.cost,
        bound: matching.prices.bound(ofPairs: costs) ?? .min, prices: matching.prices,
        exceptions: [], barred: []))
  }
}

private func pairBesideTrio(_ costs: PairCosts, clock: Deadline) throws -> BuddyAnswer {
  guard costs.count >= 3 else { return .impossible(.noTrio) }
  let relaxed = try costs.withNobody([])
  guard case .matched(let start) = PerfectMatching.find(n: relaxed.count, costs: relaxed.table)
  else { return pairAll(relaxed, of: costs.count) }
  var search = TrioSearch(costs, clock: clock)
  let first = start.prices.without(costs.count)
  search.tryNearest(by: first)
  if search.best == nil {
    let counting = try countForbidden(costs, from: first, clock: clock)
    guard let possible = counting.best, possible.cost == 0 else {
      return counting.bound >= 1 ? .impossible(.noTrio) : .undecided
    }
    search.attempt(possible.trio)
  }
  try search.solve(from: first)
  guard let best = search.best else { return .undecided }
  return .plan(
    BuddyPlan(
      pairs: best.pairs.sorted(), trio: best.trio, leftOut: nil, cost: best.cost,
      bound: search.bound, prices: search.prices, exceptions: search.exceptions,
      barred: search.barred))
}

/// The fewest forbidden pairs in a plan, as far as it matters whether there is one with none.
private func countForbidden(
  _ costs: PairCosts, from first: BuddyPrices, clock: Deadline
) throws -> TrioSearch {
  let forbidden = try PairCosts(count: costs.count) { costs[$0, $1] == nil ? 1 : 0 }
  var search = TrioSearch(forbidden, clock: clock, enough: 1)
  let none = BuddyPrices(
    scale: 1, learners: [Int](repeating: 0, count: costs.count), sets: first.sets)
  search.tryNearest(by: none)
  try search.solve(from: none)
  return search
}

extension PairCosts {
  /// With one more who is nobody: their partner is left out.
  func withNobody(_ alone: [Int?]) throws -> PairCosts {
    guard alone.isEmpty || alone.count == count else {
      throw ModelError(
        "there are \(alone.count) costs of being left out for \(count) learners",
        remedy: "give one each learner, or none")
    }
    return try PairCosts(count: count + 1) { learner, other in
      other < count ? self[learner, other] : alone.isEmpty ? 0 : alone[learner]
    }
  }
}

extension BuddyPrices {
  /// Without the last learner and the sets that hold them.
  fileprivate func without(_ last: Int) -> BuddyPrices {
    BuddyPrices(
      scale: scale, learners: Array(learners[..<last]),
      sets: sets.filter { !$0.members.contains(last) })
  }
}
