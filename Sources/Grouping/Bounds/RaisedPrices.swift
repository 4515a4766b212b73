/// Prices of a pair program with what its rules are worth added in, in whole numbers: no plan is
/// worth more by them, apart from a constant, than by the prices themselves.
///
/// As Y is not negative, pairs may be raised at will; as rounding cuts hold, the products of their
/// signs may be added, and what the cuts promise taken off.
struct RaisedPrices {
  let program: PairProgram
  /// A price of 1 is this many.
  let grid: Int64
  /// `learners x learners`, symmetric: prices, raises and cuts.
  private(set) var entries: [Int64]
  /// Which way the level t lies: with a plan's largest sum of squares, with its least, or neither.
  var side: Side

  enum Side { case most, least, none }

  /// What is owed for prices and raises, and promised by cuts, in all: G x <prices and raises, J> / G less
  /// r (G - r) for each cut's price.
  private var constant: Int128

  /// Sums of a row of prices may be as large as this on the grid: exact as floating point, with
  /// room for the rest.
  private static let largest = 0x1p46

  /// The plain prices; nil where they are too large for exact arithmetic.
  init?(_ program: PairProgram) {
    let most = program.prices.reduce(1.0) { max($0, Double($1.magnitude)) }
    let room = Self.largest / (most * Double(program.learners))
    guard room >= 1 else { return nil }
    self.program = program
    grid = 1 << min(24, Int64(room.exponent))
    entries = program.prices.map { [grid] in $0 * grid }
    let isGain = program.prices.reduce(0.0) { $0 + Double($1) } >= 0
    side = isGain ? .most : .least
    constant = entries.reduce(0) { $0 + Int128($1) }
  }

  /// Makes a pair dearer. Only what is finite and positive counts.
  mutating func raise(_ one: Int, _ other: Int, by price: Double) {
    let amount = whole(price)
    entries[one * program.learners + other] += amount
    entries[other * program.learners + one] += amount
    constant += 2 * Int128(amount)
  }

  /// Makes a learner's group pay by its size, beyond the smallest or (with a negative price) the
  /// largest that there is: prices of all its pairs fall, and what that may take off is added.
  mutating func chargeRow(of learner: Int, price: Double) {
    let amount = whole(price.magnitude) * (price < 0 ? -1 : 1)
    let count = program.learners
    for other in 0..<count {
      entries[learner * count + other] -= amount
      entries[other * count + learner] -= amount
    }
    let size = amount < 0 ? program.sizes.lowerBound : program.sizes.upperBound
    constant += 2 * Int128(amount) * Int128(program.groups * size - count)
  }

  /// Adds a cut at its price.
  mutating func add(_ cut: RoundingCut) {
    let amount = whole(cut.price)
    cut.forEachPair { row, column, sign in
      let part = sign < 0 ? -amount : amount
      entries[row * program.learners + column] += part
      if row != column { entries[column * program.learners + row] += part }
    }
    constant -= Int128(amount) * Int128(cut.roundness)
  }

  /// A price on the grid. Rounding is harmless: any number that is not negative will do.
  private func whole(_ price: Double) -> Int64 {
    let scaled = (price * Double(grid)).rounded()
    return scaled > 0 && scaled < Self.largest ? Int64(scaled) : 0
  }

  /// What no plan is worth more than, given a diagonal d and a level t, on the grid, for which
  /// S = diag(d) + t J - prices is positive semidefinite: <prices, X> is then at most <diag(d) + t J, X>, that
  /// is (1 - 1 / G) sum(d) + t x (the squares less n^2 / G). nil where S cannot be proven to be.
  ///
  /// - Complexity: O(learners cubed).
  func worth(diagonal: [Int64], level: Int64) -> Int64? {
    let count = program.learners
    let isProven = PositivityProof.holds(order: count) { row, column in
      let (slack, overflow) = level.subtractingReportingOverflow(entries[row * count + column])
      guard !overflow else { return .max }
      guard row == column else { return slack }
      let (own, tooLarge) = slack.addingReportingOverflow(diagonal[row])
      return tooLarge ? .max : own
    }
    guard isProven else { return nil }
    let groups = Int128(program.groups)
    let squares = level >= 0 ? program.squares.upperBound : program.squares.lowerBound
    var total = constant + (groups - 1) * diagonal.reduce(0) { $0 + Int128($1) }
    total += Int128(level) * (groups * Int128(squares) - Int128(count * count))
    let parts = 2 * groups * Int128(grid)
    let down = total >= 0 ? total / parts : -((-total + parts - 1) / parts)
    return Int64(exactly: down)
  }
}
