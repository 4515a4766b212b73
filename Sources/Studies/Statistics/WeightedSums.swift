/// Sums over classes of weight x value, for every pair of a row (which has a value per class) and a
/// column (which has a weight per class).
///
/// This is where the time of a study's statistics goes, so classes wait until there is a block of
/// them, and each row is then read and written once for four classes. Every sum still adds class
/// after class: results are the same to the last bit for any size of block.
struct WeightedSums: Sendable {
  private static let block = 16

  private let columns: Int
  /// Row-major, rows x columns, without the classes that wait.
  private var sums: [Double]
  /// Row-major, rows x block; 0 where no class waits.
  private var values: [Double]
  /// Row-major, block x columns.
  private var weights: [Double]
  private var waiting = 0

  init(rows: Int, columns: Int) {
    self.columns = columns
    sums = [Double](repeating: 0, count: rows * columns)
    values = [Double](repeating: 0, count: rows * Self.block)
    weights = [Double](repeating: 0, count: Self.block * columns)
  }

  /// - Parameters:
  ///   - values: per row; NaN adds nothing.
  ///   - weights: per column; finite.
  mutating func add(_ values: [Double], weights: [Double]) {
    precondition(weights.count == columns && values.count * Self.block == self.values.count)
    for (row, value) in values.enumerated() {
      self.values[row * Self.block + waiting] = value.isNaN ? 0 : value
    }
    self.weights.replaceSubrange((waiting * columns)..<((waiting + 1) * columns), with: weights)
    waiting += 1
    if waiting == Self.block { flush() }
  }

  /// Per column.
  func row(_ row: Int) -> [Double] {
    var sums = Array(self.sums[(row * columns)..<((row + 1) * columns)])
    sums.withUnsafeMutableBufferPointer { addBlock(of: row, to: $0) }
    return sums
  }

  private mutating func flush() {
    var sums = [Double]()
    swap(&sums, &self.sums)
    sums.withUnsafeMutableBufferPointer { all in
      for row in 0..<(values.count / Self.block) {
        addBlock(
          of: row, to: .init(rebasing: all[(row * columns)..<((row + 1) * columns)]))
      }
    }
    swap(&sums, &self.sums)
    for place in values.indices { values[place] = 0 }
    waiting = 0
  }

  /// Adds the classes that wait to the sums of a row.
  private func addBlock(of row: Int, to sums: UnsafeMutableBufferPointer<Double>) {
    weights.withUnsafeBufferPointer { weights in
      func column(_ place: Int) -> UnsafeBufferPointer<Double> {
        .init(rebasing: weights[(place * columns)..<((place + 1) * columns)])
      }
      for place in stride(from: 0, to: waiting, by: 4) {
        let first = row * Self.block + place
        let (v0, v1, v2, v3) = (
          values[first], values[first + 1], values[first + 2], values[first + 3]
        )
        let (w0, w1, w2, w3) = (
          column(place), column(place + 1), column(place + 2), column(place + 3)
        )
        for i in 0..<columns {
          sums[i] = sums[i] + w0[i] * v0 + w1[i] * v1 + w2[i] * v2 + w3[i] * v3
        }
      }
    }
  }
}
