/// A proven limit on what pairs of learners are worth in any plan.
struct SemidefiniteBound {
  let program: PairProgram
  /// Rounds of cuts, at most.
  var rounds = 12
  /// Turns before the first cuts, at most.
  var firstTurns = 300
  var turnsPerRound = 80
  var trace: ((String, Int64) -> Void)?

  /// What no plan is worth more than; nil where nothing could be proven.
  func worth(shouldStop: () -> Bool) -> Int64? {
    guard let plain = RaisedPrices(program) else { return nil }
    var best = proven(plain, shouldStop)
    trace?("plain", best ?? 0)
    let splitting = PriceSplitting(program)
    guard turn(splitting, firstTurns, shouldStop) else { return best }
    keep(splitting, &best, shouldStop)
    trace?("raised \(splitting.residual)", best ?? 0)
    for round in 0..<rounds {
      var separation = RoundingSeparation(
        splitting.plan, groups: program.groups, seed: UInt64(round))
      let cuts = separation.cuts(tries: 100 * program.learners, limit: 10 * program.learners)
      if cuts.isEmpty { break }
      splitting.renew(cuts)
      guard turn(splitting, turnsPerRound, shouldStop) else { return best }
      keep(splitting, &best, shouldStop)
      trace?("cuts +\(cuts.count) =\(splitting.cuts.count) \(splitting.residual)", best ?? 0)
    }
    return best
  }

  private func turn(_ splitting: PriceSplitting, _ count: Int, _ shouldStop: () -> Bool) -> Bool {
    for _ in 0..<count {
      if shouldStop() { return false }
      guard splitting.turn() else { return false }
      if splitting.residual < 1e-5 { break }
    }
    return true
  }

  private func keep(_ splitting: PriceSplitting, _ best: inout Int64?, _ shouldStop: () -> Bool) {
    guard let raised = splitting.raisedPrices(), let worth = proven(raised, shouldStop) else {
      return
    }
    best = min(best ?? worth, worth)
  }

  /// What raised prices prove.
  private func proven(_ raised: RaisedPrices, _ shouldStop: () -> Bool) -> Int64? {
    let count = program.learners
    let square = raised.entries.reduce(0.0) { $0 + Double($1) * Double($1) }
    let unit = max(1, 2 * (square / Double(count * count)).squareRoot())
    let prices = SquareMatrix(order: count)
    for row in 0..<count {
      for column in 0..<count {
        prices[row, column] = Double(raised.entries[row * count + column]) / unit
      }
    }
    let level = prices.meanBeside >= 0
    let barrier = DiagonalBarrier(
      prices: prices, share: program.share,
      sum: program.isEven
        ? nil : level ? program.sums.upperBound : program.sums.lowerBound)
    guard
      let point = barrier.point(
        accuracy: 2e-5 * Double(count * program.learners / program.groups), shouldStop: shouldStop)
    else { return nil }
    var extra: Int64 = 1
    while extra < 1 << 40 {
      let diagonal = point.diagonal.map { Int64(($0 * unit).rounded(.up)) + extra }
      if let worth = raised.worth(diagonal: diagonal, level: Int64((point.level * unit).rounded()))
      {
        return worth
      }
      extra *= 8
    }
    return nil
  }
}

extension SquareMatrix {
  /// The mean of entries beside the diagonal.
  var meanBeside: Double {
    var sum = 0.0
    for row in 0..<order {
      for column in 0..<row { sum += self[row, column] }
    }
    return sum * 2 / Double(max(1, order * (order - 1)))
  }
}
