/// A lower bound in whole numbers, whatever the precision of the duals it is made of.
///
/// For any row prices y, a solution costs at least y x (the bound of each row on its price's side)
/// + (reduced costs) x (the bound of each column on theirs): weak duality. GLPK's duals, rounded to
/// fractions of one `scale`, are such prices, and those of flows come out exact. Beyond the bound,
/// each unit of a column costs its reduced cost, and each unit of a row's slack its price: what
/// costs more than the gap stays where it is.
struct DualBound {
  /// Prices are multiples of 1 / scale. It has all divisors up to 16.
  static let scale: Int128 = 720_720

  /// One a row and one a column, in units of 1 / scale.
  private var prices: [Int128]
  private var reducedCosts: [Int128]
  /// In the same units.
  private var scaled: Int128 = 0

  /// - Parameter duals: one a row of the program, of its relaxation at these costs; further ones
  ///   are ignored. Prices that are missing count as 0.
  /// - Complexity: O(terms).
  init(_ program: IntegerProgram, _ costs: [IntegerProgram.Term], duals: [Double]) {
    prices = zip(program.rows, duals).map { row, dual in
      let price = dual.magnitude < 1e12 ? Int128((dual * Double(Self.scale)).rounded()) : 0
      let isHeld = price > 0 ? row.atLeast != nil : row.atMost != nil
      return isHeld ? price : 0
    }
    reducedCosts = [Int128](repeating: 0, count: program.columns.count)
    for cost in costs { reducedCosts[cost.column] += Self.scale * Int128(cost.factor) }
    for (price, row) in zip(prices, program.rows) where price != 0 {
      scaled += price * Int128((price > 0 ? row.atLeast : row.atMost) ?? 0)
      for term in row.terms { reducedCosts[term.column] -= price * Int128(term.factor) }
    }
    for (cost, column) in zip(reducedCosts, program.columns) {
      scaled += cost * Int128(cost > 0 ? column.lowerBound : column.upperBound)
    }
  }

  /// The least whole number that costs can sum up to.
  var bound: Int {
    let (quotient, rest) = scaled.quotientAndRemainder(dividingBy: Self.scale)
    return Int(clamping: rest > 0 ? quotient + 1 : quotient)
  }

  /// Whether a solution in which the column leaves 0 can cost the value or less; with nil, whether
  /// the relaxation can do with less by it.
  func isWorth(_ column: Int, within value: Int?) -> Bool {
    guard let value else { return reducedCosts[column] < 0 }
    return reducedCosts[column] <= Int128(value) * Self.scale - scaled
  }

  /// Takes solutions that cost more than the value from the program, as far as bounds can tell.
  ///
  /// - Returns: the columns and rows that have become fixed, and whether nothing dearer is left:
  ///   then no row about the costs is needed, which keeps flows flows.
  func narrow(
    _ program: inout IntegerProgram, to value: Int
  ) -> (columns: [Int], rows: [Int], isExact: Bool) {
    let gap = Int128(value) * Self.scale - scaled
    var (columns, rows): ([Int], [Int]) = ([], [])
    for (column, cost) in reducedCosts.enumerated() where cost.magnitude > gap.magnitude {
      let bounds = program.columns[column]
      guard bounds.count > 1 else { continue }
      program.fix(column, at: cost > 0 ? bounds.lowerBound : bounds.upperBound)
      columns.append(column)
    }
    for (row, price) in prices.enumerated() where price.magnitude > gap.magnitude {
      let bounds = program.rows[row]
      guard bounds.atLeast != bounds.atMost,
        let value = price > 0 ? bounds.atLeast : bounds.atMost
      else { continue }
      program.tighten(row, at: value)
      rows.append(row)
    }
    return (columns, rows, gap == 0)
  }
}
