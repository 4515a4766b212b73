import GLPK

extension TrioSearch {
  /// Finds the best trio and proves it, from prices that leave no pair a slack below 0.
  ///
  /// - Throws: `GLPKError`.
  mutating func solve(from first: BuddyPrices) throws {
    raise(by: first)
    if isDecided { return }
    do {
      try price(from: first)
    } catch GLPKError.numericalTrouble {
      // The best prices so far stand, and trios are tried one by one.
    }
    finish()
  }

  /// Prices all learners by the linear relaxation, as far as rows for odd sets raise the bound;
  /// trios that the relaxation likes are tried on the way.
  private mutating func price(from first: BuddyPrices) throws {
    guard let start = best else { return }
    var relaxation = try TrioRelaxation(costs)
    let slacks = PairSlacks(costs, first)
    let trios = slacks.leastTrios(100).map { TrioRelaxation.Column.trio($0.trio) }
    _ = try relaxation.add(nearest(by: slacks) + trios + columns(of: start))
    _ = try relaxation.add(sets: first.sets.map(\.members))
    var isNewRow = false
    for _ in 0..<200 {
      if clock.isOver { return }
      guard try relaxation.solve(afterRows: isNewRow, milliseconds: clock.left) else { return }
      let prices = try relaxation.prices()
      if try relaxation.add(missing(prices, trioPrice: relaxation.trioPrice())) > 0 {
        isNewRow = false
        continue
      }
      raise(by: prices.lowered(costs))
      if isDecided { return }
      isNewRow = true
      let cuts = try cut(&relaxation)
      if isDecided || !cuts { return }
    }
  }

  /// Per learner, the pairs of least slack.
  private func nearest(by slacks: PairSlacks) -> [TrioRelaxation.Column] {
    (0..<costs.count).flatMap { learner in
      (0..<costs.count).filter { costs[learner, $0] != nil }
        .map { (slack: slacks.slack(learner, $0), other: $0) }
        .sorted { $0 < $1 }.prefix(6)
        .map { .pair(BuddyPair(learner, $0.other)) }
    }
  }

  private func columns(of found: Found) -> [TrioRelaxation.Column] {
    [.trio(found.trio)] + found.pairs.map { .pair($0) }
  }

  /// Pairs and trios that cost less than their learners' prices, the worst first, few each learner.
  private func missing(_ prices: BuddyPrices, trioPrice: Int) -> [TrioRelaxation.Column] {
    // Rounded prices are a little off for the columns that are there.
    let least = -5
    let slacks = PairSlacks(costs, prices)
    var pairs: [(slack: Int, pair: BuddyPair)] = []
    for a in 0..<costs.count {
      for b in (a + 1)..<costs.count where slacks.slack(a, b) < least {
        pairs.append((slacks.slack(a, b), BuddyPair(a, b)))
      }
    }
    pairs.sort { ($0.slack, $0.pair) < ($1.slack, $1.pair) }
    var uses = [Int](repeating: 0, count: costs.count)
    pairs.removeAll { _, pair in
      if uses[pair.first] >= 4 && uses[pair.second] >= 4 { return true }
      uses[pair.first] += 1
      uses[pair.second] += 1
      return false
    }
    let trios = slacks.leastTrios(100, upTo: trioPrice + least)
    return pairs.map { .pair($0.pair) } + trios.map { .trio($0.trio) }
  }

  /// Adds rows for odd sets that the relaxation overfills; false when it finds none.
  private mutating func cut(_ relaxation: inout TrioRelaxation) throws -> Bool {
    let oddSets = OddSets(
      count: costs.count, columns: relaxation.columns, values: relaxation.values)
    var sets = oddSets.overfilled()
    let liked = zip(relaxation.columns, relaxation.values)
      .sorted { $0.1 > $1.1 }.filter { $0.1 > 1e-6 }
    var columns: [TrioRelaxation.Column] = []
    var tries = 0
    for (column, _) in liked {
      guard case .trio(let trio) = column, tried[trio] == nil, tries < 8
      else { continue }
      tries += 1
      guard let found = attempt(trio) else { continue }
      columns += self.columns(of: found)
      sets += found.prices.sets.map(\.members).filter { oddSets.isOverfilled($0) }
      if clock.isOver { return false }
    }
    let added = try relaxation.add(columns)
    return try relaxation.add(sets: sets) > 0 || added > 0
  }
}
