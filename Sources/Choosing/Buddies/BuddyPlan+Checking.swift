extension BuddyPlan {
  /// The bound that the plan's own prices prove, from nothing but the costs: what a check trusts.
  ///
  /// - Parameter costs: those the plan was made for.
  /// - Returns: nil where they prove nothing.
  /// - Complexity: O(n cubed) with a trio, else O(n squared).
  package func verifiedBound(_ costs: PairCosts, odd: OddLearner = .trio) throws -> Int? {
    guard let prices else { return nil }
    if costs.count % 2 == 0 { return prices.bound(ofPairs: costs) }
    switch odd {
    case .leftOut(let alone): return prices.bound(ofPairs: try costs.withNobody(alone))
    case .trio: return verifiedBound(ofTrio: costs, prices)
    }
  }

  private func verifiedBound(ofTrio costs: PairCosts, _ prices: BuddyPrices) -> Int? {
    let all = ([prices] + exceptions).map { prices in
      let slacks = PairSlacks(costs, prices)
      return (slacks, prices, fixed: prices.constant + prices.base(slacks))
    }
    let proven = Set(
      barred.filter { barred in
        let others = (0..<costs.count).filter { !barred.trio.contains($0) }
        return barred.why.isProof(costs, among: others)
      }.map(\.trio))
    var least: Int?
    let room = Int128(cost) * Int128(prices.scale) - all[0].fixed
    all[0].0.forEachTrio(upTo: Int(clamping: min(room, Int128(PairSlacks.most)))) { trio in
      if !proven.contains(trio) {
        let bound = all.map { $1.ceiling($2 + Int128($0.slack(of: trio))) }.max()
        least = min(least ?? .max, bound ?? .min)
      }
      return Int(clamping: min(room, Int128(PairSlacks.most)))
    }
    // No other trio can be part of anything as cheap.
    return min(least ?? .max, cost)
  }
}
