/// Good raises of pairs and prices of cuts, found by the alternating direction method of
/// multipliers: W = diag(d) + t J - prices - raises - cuts is made as good as its rules allow, then the
/// nearest S beside it positive semidefinite, in turns, X being the price of their difference and
/// at last what the relaxation takes for a plan (Wen, Goldfarb and Yin 2010; de Meijer, Sotirov,
/// Wiegele and Zhao, Partitioning through projections, 2023). Where all groups are of one size S only
/// needs to be so beside the vector of ones, as rows of X add up to 0.
///
/// Nothing here is proven: `RaisedPrices` takes what is found and proves what it is worth.
final class PriceSplitting {
  private let program: PairProgram
  private let order: Int
  /// A scaled price of 1, in cost units.
  private let unit: Double
  private let prices: SquareMatrix
  /// What the relaxation takes for the plan, less J / G.
  let plan: SquareMatrix
  private let slack: SquareMatrix
  private let target: SquareMatrix
  /// Minus all cuts at their prices, below the diagonal and on it.
  private let cutSum: SquareMatrix
  private(set) var cuts: [RoundingCut] = []
  private var level = 0.0
  /// What a learner's group pays by its size.
  private var rows: [Double]
  private var penalty = 1.0
  private var steps = 0
  /// How far the two sides are apart, relatively.
  private(set) var residual = Double.infinity

  init(_ program: PairProgram) {
    self.program = program
    order = program.learners
    let square = program.prices.reduce(0.0) { $0 + Double($1) * Double($1) }
    let pairs = Double(max(1, order * (order - 1)))
    unit = max(1e-9, 2 * (square / pairs).squareRoot())
    prices = SquareMatrix(order: order)
    plan = SquareMatrix(order: order)
    slack = SquareMatrix(order: order)
    target = SquareMatrix(order: order)
    cutSum = SquareMatrix(order: order)
    rows = [Double](repeating: 0, count: order)
    for row in 0..<order {
      for column in 0..<order {
        prices[row, column] = Double(program.prices[row * order + column]) / unit
      }
    }
  }

  /// Takes cuts in, at no price yet, and lets go of those that are worth nothing.
  func renew(_ added: [RoundingCut]) {
    let kept = cuts.filter { $0.price > 1e-7 }
    let known = Set(kept.map(\.key))
    cuts = kept + added.filter { !known.contains($0.key) }
    residual = .infinity
  }

  /// The prices with all that was found, ready for a proof; nil where they are too large for it.
  func raisedPrices() -> RaisedPrices? {
    guard var raised = RaisedPrices(program) else { return nil }
    raised.side = level > 0 ? .most : level < 0 ? .least : .none
    for row in 0..<order {
      for column in 0..<row {
        let plain = level + rows[row] + rows[column] - prices[row, column]
        let raise = plain + cutSum[row, column] - slack[row, column]
        if raise > 1e-12 { raised.raise(row, column, by: raise * unit) }
      }
    }
    for row in 0..<order where rows[row] != 0 {
      raised.chargeRow(of: row, price: rows[row] * unit)
    }
    for cut in cuts where cut.price > 0 {
      var priced = cut
      priced.price *= unit
      raised.add(priced)
    }
    return raised
  }

  /// One turn.
  ///
  /// - Returns: false where the numbers have got out of hand.
  /// - Complexity: O(order cubed).
  func turn() -> Bool {
    for row in 0..<order {
      let (from, to) = (plan.row(row), target.row(row))
      for column in 0...row { to[column] += from[column] / penalty }
    }
    let sweeps = cuts.isEmpty && program.isEven ? 1 : 3
    for _ in 0..<sweeps {
      if !program.isEven {
        moveLevel()
        moveRows()
      }
      fit()
      moveCuts()
    }
    guard project() else { return false }
    steps += 1
    if steps % 10 == 0 { balance() }
    return true
  }

  /// The best raises and the best diagonal, for given cuts and level: entries of W (`slack`).
  private func fit() {
    let raise = 1 / (Double(program.groups) * penalty)
    for row in 0..<order {
      let (to, from, cut, price) = (
        slack.row(row), target.row(row), cutSum.row(row), prices.row(row)
      )
      let own = level + rows[row]
      for column in 0..<row {
        to[column] = min(
          cut[column] + own + rows[column] - price[column], from[column] + raise)
      }
      to[row] = from[row] - program.share / penalty
    }
  }

  /// A step of Newton's method on the level, raises and diagonal following it.
  private func moveLevel() {
    let raise = 1 / (Double(program.groups) * penalty)
    var slope = -Double(order) * program.share
    var curvature = 0.0
    for row in 0..<order {
      let (from, cut, price) = (target.row(row), cutSum.row(row), prices.row(row))
      let own = level + rows[row]
      for column in 0..<row {
        let gap = cut[column] + own + rows[column] - price[column] - from[column]
        slope += 2 * penalty * min(gap, raise)
        if gap < raise { curvature += 2 * penalty }
      }
    }
    curvature = max(curvature, penalty * Double(order))
    // The level costs the largest sum where it is positive, the least where it is negative.
    let high = level - (slope + program.sums.upperBound) / curvature
    let low = level - (slope + program.sums.lowerBound) / curvature
    level = high > 0 ? high : min(0, low)
  }

  /// Half a step of Newton's method on each row's price by itself: they pull at each other.
  private func moveRows() {
    let raise = 1 / (Double(program.groups) * penalty)
    var slopes = [Double](repeating: -2 * program.share, count: order)
    var curvatures = [Double](repeating: 2 * penalty, count: order)
    for row in 0..<order {
      let (from, cut, price) = (target.row(row), cutSum.row(row), prices.row(row))
      let own = level + rows[row]
      for column in 0..<row {
        let gap = cut[column] + own + rows[column] - price[column] - from[column]
        let slope = 2 * penalty * min(gap, raise)
        slopes[row] += slope
        slopes[column] += slope
        if gap < raise {
          curvatures[row] += 2 * penalty
          curvatures[column] += 2 * penalty
        }
      }
    }
    let sums = program.rowSums
    for row in 0..<order {
      let high = rows[row] - (slopes[row] + 2 * sums.upperBound) / (2 * curvatures[row])
      let low = rows[row] - (slopes[row] + 2 * sums.lowerBound) / (2 * curvatures[row])
      rows[row] = high > 0 ? high : min(0, low)
    }
  }

  /// The best price of each cut in turn, the others standing (Hildreth 1957).
  private func moveCuts() {
    let groups = Double(program.groups)
    for index in cuts.indices {
      var gap = 0.0
      cuts[index].forEachPair { row, column, sign in
        let part = sign * (slack[row, column] - target[row, column])
        gap += row == column ? part : 2 * part
      }
      let size = Double(cuts[index].learners.count)
      let floor = Double(cuts[index].roundness) / groups
      let change = max(-cuts[index].price, (floor / penalty + gap) / (size * size))
      if change == 0 { continue }
      cuts[index].price += change
      cuts[index].forEachPair { row, column, sign in
        slack[row, column] -= sign * change
        cutSum[row, column] -= sign * change
      }
    }
  }

  /// Splits W - X / penalty into a positive semidefinite part, the next S (`target`), and the rest,
  /// the next X.
  private func project() -> Bool {
    for row in 0..<order {
      let (to, from, plan) = (target.row(row), slack.row(row), plan.row(row))
      for column in 0...row { to[column] = from[column] - plan[column] / penalty }
    }
    target.mirrorLower()
    guard let negative = negativePart() else { return false }
    var change = 0.0
    for row in 0..<order {
      let (own, next, to) = (plan.row(row), negative.row(row), target.row(row))
      for column in 0..<order {
        let value = penalty * next[column]
        let difference = value - own[column]
        change += difference * difference
        own[column] = value
        to[column] += next[column]
      }
    }
    dualGap = change.squareRoot() / penalty
    return dualGap.isFinite
  }

  private var dualGap = 0.0

  /// Minus the negative part of the target, beside the vector of ones where sizes are even.
  private func negativePart() -> SquareMatrix? {
    let matrix = SquareMatrix(order: order)
    matrix.copy(target)
    if program.isEven { matrix.center() }
    let part = SquareMatrix(order: order)
    let scratch = SquareMatrix(order: order)
    scratch.copy(matrix)
    guard let eigen = Eigenvectors(of: scratch) else { return nil }
    let below = eigen.values.indices.filter { eigen.values[$0] < 0 }
    if below.count * 2 <= order {
      part.addOuterProducts(of: eigen.vectors(below), count: below.count) {
        -eigen.values[below[$0]]
      }
    } else {
      let above = eigen.values.indices.filter { eigen.values[$0] > 0 }
      for row in 0..<order { Rows.add(-1, matrix.row(row), to: part.row(row), row + 1) }
      part.addOuterProducts(of: eigen.vectors(above), count: above.count) {
        eigen.values[above[$0]]
      }
    }
    part.mirrorLower()
    return part
  }

  /// Keeps both sides about equally far from what they should be.
  private func balance() {
    let floor = -1 / Double(program.groups)
    var (size, diagonal, below, own) = (0.0, 0.0, 0.0, 0.0)
    for row in 0..<order {
      for column in 0..<row {
        let value = plan[row, column]
        let miss = min(0, value - floor)
        below += 2 * miss * miss
        own += 2 * value * value
        size += 2 * prices[row, column] * prices[row, column]
      }
      let miss = plan[row, row] - program.share
      diagonal += miss * miss
      own += plan[row, row] * plan[row, row]
    }
    let primal =
      diagonal.squareRoot() / (1 + Double(order).squareRoot())
      + below.squareRoot() / (1 + own.squareRoot())
    let dual = dualGap / (1 + size.squareRoot())
    residual = max(primal, dual)
    if dual > 3 * primal { penalty *= 1.3 } else if primal > 3 * dual { penalty /= 1.3 }
  }
}
