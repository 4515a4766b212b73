/// Sums of squared distances among those who are in a round: known for all, and cheap where few
/// are missing.
struct AllSquares {
  private let squares: [Double]
  private let learners: Int
  private let known: [Int]
  /// Per learner, the sum to all others.
  private let rows: [Double]
  private let total: Double

  /// - Parameter squares: row-major; empty for a trait without distances.
  init(_ squares: [Double], learners: Int, known: [Int]) {
    self.squares = squares
    self.learners = learners
    self.known = known
    guard !squares.isEmpty else {
      (rows, total) = ([], 0)
      return
    }
    let rows = (0..<learners).map { first in
      known.reduce(0.0) { $0 + squares[first * learners + $1] }
    }
    self.rows = rows
    total = known.reduce(0.0) { $0 + rows[$1] } / 2
  }

  /// SST of the learners: the sum over their pairs, over their number.
  ///
  /// - Complexity: O(learners + missing squared).
  func spread(of members: [Int]) -> Double {
    guard !squares.isEmpty, !members.isEmpty else { return 0 }
    guard members.count < known.count else { return total / Double(members.count) }
    var isThere = [Bool](repeating: false, count: learners)
    for member in members { isThere[member] = true }
    let missing = known.filter { !isThere[$0] }
    var sum = total
    for (index, first) in missing.enumerated() {
      sum -= rows[first]
      for second in missing[..<index] { sum += squares[first * learners + second] }
    }
    return sum / Double(members.count)
  }
}
