extension RaisedPrices {
  /// How far from the least bound the barrier may stop, in multiples of a usual price times the
  /// pairs of a plan.
  private static let accuracy = 2e-5
  /// The most that a diagonal is raised by for a proof, on the grid.
  private static let mostRaise: Int64 = 1 << 40

  /// What these prices prove that no plan is worth more than: the diagonal and the level come from
  /// floating point, are rounded up, and then are proven to do; nil if stopped or if they are not.
  ///
  /// - Complexity: some 30 steps of O(learners cubed).
  func worth(shouldStop: () -> Bool) -> Int64? {
    let (prices, unit) = scaled()
    let pairs = Double(program.learners * program.learners / program.groups)
    let accuracy = Self.accuracy * pairs
    func point(_ level: DiagonalBarrier.Level) -> DiagonalBarrier.Point? {
      DiagonalBarrier(prices: prices, share: program.share, level: level)
        .point(accuracy: accuracy, shouldStop: shouldStop)
    }
    guard let point = point(level) ?? point(.fixed(0)), let level = exact(point.level * unit) else {
      return nil
    }
    let diagonal = point.diagonal.compactMap { exact(($0 * unit).rounded(.up)) }
    guard diagonal.count == program.learners else { return nil }
    // The margin that the proof needs, or more where floating point was less exact than usual.
    var raise: Int64 = 64
    while raise < Self.mostRaise {
      if let worth = worth(diagonal: diagonal.map { $0 + raise }, level: level) { return worth }
      raise *= 16
    }
    return nil
  }

  /// Where all groups are of one size the level costs nothing: it is large beside the prices, and
  /// small enough for exact arithmetic. Where the least sum of X is 0 a negative one gains nothing.
  private var level: DiagonalBarrier.Level {
    let sums = program.sums
    return switch side {
    case _ where program.isEven: .fixed(32)
    case .most: .open(cost: sums.upperBound)
    case .least where sums.lowerBound > 0.5: .open(cost: sums.lowerBound)
    case .least, .none: .fixed(0)
    }
  }

  /// The prices as floating point, of about the size of 1, and what they were divided by.
  private func scaled() -> (prices: SquareMatrix, unit: Double) {
    let count = program.learners
    let square = entries.reduce(0.0) { $0 + Double($1) * Double($1) }
    let unit = max(1, 2 * (square / Double(count * count)).squareRoot())
    let prices = SquareMatrix(order: count)
    for row in 0..<count {
      for column in 0..<count {
        prices[row, column] = Double(entries[row * count + column]) / unit
      }
    }
    return (prices, unit)
  }

  /// nil where it is too large for exact arithmetic.
  private func exact(_ value: Double) -> Int64? {
    value.magnitude < 0x1p52 ? Int64(value.rounded()) : nil
  }
}
