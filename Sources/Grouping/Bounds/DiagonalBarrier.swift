/// The least sum of a diagonal d that makes S = diag(d) + t J - prices positive semidefinite, by
/// Newton's method on a logarithmic barrier: share x sum(d) + cost x t - m log det S, m going to 0. With
/// M the inverse of S, the gradient is share - m M_ii and the Hessian m (M_ij)^2.
struct DiagonalBarrier {
  /// Symmetric, of about the size of 1.
  let prices: SquareMatrix
  /// What the diagonal costs.
  let share: Double
  /// What t may be.
  let level: Level

  enum Level {
    /// This number.
    case fixed(Double)
    /// Any number, at this price.
    case open(cost: Double)
  }

  /// The diagonal d and the level t.
  struct Point {
    var diagonal: [Double]
    var level: Double
  }

  private var isOpen: Bool { if case .open = level { true } else { false } }

  private static let mostSteps = 200

  /// A point whose cost is within about `accuracy` of the least, S being positive definite; nil if
  /// stopped, or where no number is large enough.
  ///
  /// - Complexity: some 20 to 40 steps of O(order cubed).
  func point(accuracy: Double, shouldStop: () -> Bool) -> Point? {
    guard var (point, inverse) = start() else { return nil }
    let order = prices.order
    let trace = (0..<order).reduce(0.0) { $0 + inverse[$1, $1] }
    var barrier = share * Double(order) / trace
    for _ in 0..<Self.mostSteps {
      if shouldStop() { return nil }
      guard let move = move(inverse, barrier) else { return nil }
      let length = move.decrement < 0.25 ? 1 : 1 / (1 + move.decrement)
      for index in 0..<order { point.diagonal[index] += length * move.step[index] }
      if isOpen { point.level += length * move.step[order] }
      guard let next = inverseOfSlack(point) else { return nil }
      inverse = next
      if move.decrement < 0.5 {
        if Double(order) * barrier < accuracy { return point }
        barrier *= 0.15
      }
    }
    return point
  }

  /// A point with a large enough diagonal.
  private func start() -> (Point, SquareMatrix)? {
    let order = prices.order
    let level = startLevel
    var size = Double(order).squareRoot()
    while size < 1e12 {
      let point = Point(diagonal: .init(repeating: size, count: order), level: level)
      if let inverse = inverseOfSlack(point) { return (point, inverse) }
      size *= 2
    }
    return nil
  }

  /// Where the level starts: an open one at the mean of the prices, so that S is nearly diagonal.
  private var startLevel: Double {
    if case .fixed(let level) = level { return level }
    let order = prices.order
    var sum = 0.0
    for row in 0..<order {
      for column in 0..<row { sum += 2 * prices[row, column] }
    }
    return sum / Double(max(1, order * (order - 1)))
  }

  /// Newton's step, and its length measured by the Hessian (the decrement).
  private func move(
    _ inverse: SquareMatrix, _ barrier: Double
  ) -> (step: [Double], decrement: Double)? {
    let order = prices.order
    let hessian = SquareMatrix(order: isOpen ? order + 1 : order)
    var gradient: [Double] = []
    var rows: [Double] = []
    for row in 0..<order {
      let entries = inverse.row(row)
      var rowSum = 0.0
      for column in 0..<order { rowSum += entries[column] }
      for column in 0...row { hessian[row, column] = entries[column] * entries[column] }
      gradient.append(share / barrier - entries[row])
      rows.append(rowSum)
    }
    if case .open(let cost) = level {
      let total = rows.reduce(0, +)
      for column in 0..<order { hessian[order, column] = rows[column] * rows[column] }
      hessian[order, order] = total * total
      gradient.append(cost / barrier - total)
    }
    guard hessian.factorise() else { return nil }
    var step = gradient.map { -$0 }
    hessian.solveFactored(&step)
    let square = zip(step, gradient).reduce(0.0) { $0 - $1.0 * $1.1 }
    return (step, max(0, square).squareRoot())
  }

  /// The inverse of S; nil where S is not positive definite.
  private func inverseOfSlack(_ point: Point) -> SquareMatrix? {
    let slack = SquareMatrix(order: prices.order)
    for row in 0..<prices.order {
      for column in 0...row { slack[row, column] = point.level - prices[row, column] }
      slack[row, row] += point.diagonal[row]
    }
    return slack.factorise() ? slack.invertFactored() : nil
  }
}
