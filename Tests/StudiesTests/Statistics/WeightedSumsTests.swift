import Testing

@testable import Studies

@Suite struct WeightedSumsTests {
  /// To the last bit, after any number of classes: blocks and looking in between change nothing.
  @Test func isThePlainLoop() {
    let draws = Draws(seed: 5, of: "weighted sums")
    let (rows, columns) = (3, 7)
    var sums = WeightedSums(rows: rows, columns: columns)
    var plain = [[Double]](repeating: [Double](repeating: 0, count: columns), count: rows)
    for index in 0..<70 {
      let values = (0..<rows).map { row in
        (index + row) % 5 == 0 ? .nan : draws.normal(.generator, index, row)
      }
      let weights = (0..<columns).map { draws.normal(.null, index, $0) }
      sums.add(values, weights: weights)
      for row in 0..<rows where !values[row].isNaN {
        for column in 0..<columns { plain[row][column] += weights[column] * values[row] }
      }
      for row in 0..<rows { #expect(sums.row(row) == plain[row]) }
    }
  }
}
