/// What is known of every plan when only pairs of learners are paid for: how many groups it has at
/// most, what the squares of their sizes add up to, and what each pair is worth in one group.
///
/// A plan is a matrix Y of learners by learners, 1 where two are in one group (also on the
/// diagonal), and is worth half of <prices, Y>. With G groups at most, X = Y - J / G (J all ones) is
/// positive semidefinite, has 1 - 1 / G on its diagonal, and adds up to the squares of the sizes
/// less n^2 / G, in all (Frieze and Jerrum 1997; Sotirov, An efficient semidefinite programming
/// relaxation for the graph partition problem, 2014).
struct PairProgram: Sendable {
  let learners: Int
  /// Most groups of a plan.
  let groups: Int
  /// `learners x learners`, symmetric, 0 on the diagonal: what is gained by having two together.
  let prices: [Int64]
  /// Squares of the sizes of a plan's groups, added up.
  let squares: ClosedRange<Int64>
  /// Sizes of a plan's groups: what every row of Y adds up to.
  let sizes: ClosedRange<Int>

  /// Entries of X: the largest and the least sum.
  var sums: ClosedRange<Double> {
    let even = Double(learners * learners) / Double(groups)
    return (Double(squares.lowerBound) - even)...max(0, Double(squares.upperBound) - even)
  }

  /// What a row of X may add up to.
  var rowSums: ClosedRange<Double> {
    let even = Double(learners) / Double(groups)
    return (Double(sizes.lowerBound) - even)...(Double(sizes.upperBound) - even)
  }

  /// Whether all groups of all plans are of one size: then every row of X adds up to 0.
  var isEven: Bool { squares.upperBound * Int64(groups) <= Int64(learners * learners) }

  /// What the diagonal of X is made of.
  var share: Double { 1 - 1 / Double(groups) }

  /// What a plan would be worth with all that is to be gained and nothing to be paid.
  var mostWorth: Int64 { prices.reduce(0) { $0 + max(0, $1) } / 2 }
}
