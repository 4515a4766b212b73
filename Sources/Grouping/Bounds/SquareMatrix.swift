/// A square matrix of doubles in one block of memory, row by row, starting with zeros.
///
/// Debug builds, and so the tests, check every index; `row` hands out memory for `Rows`.
final class SquareMatrix {
  let order: Int
  private let base: UnsafeMutablePointer<Double>

  init(order: Int) {
    self.order = order
    base = .allocate(capacity: max(1, order * order))
    base.initialize(repeating: 0, count: max(1, order * order))
  }

  deinit { base.deallocate() }

  @inline(__always)
  subscript(row: Int, column: Int) -> Double {
    get {
      assert(row >= 0 && row < order && column >= 0 && column < order, "index out of bounds")
      return base[row * order + column]
    }
    set {
      assert(row >= 0 && row < order && column >= 0 && column < order, "index out of bounds")
      base[row * order + column] = newValue
    }
  }

  /// The memory of a row, valid while the matrix lives.
  @inline(__always)
  func row(_ index: Int) -> UnsafeMutablePointer<Double> {
    assert(index >= 0 && index < order, "index out of bounds")
    return base + index * order
  }

  /// Takes over all entries of a matrix of the same order.
  func copy(_ other: SquareMatrix) {
    precondition(order == other.order, "matrices of different order")
    base.update(from: other.base, count: order * order)
  }

  /// Copies what stands below the diagonal to above it.
  func mirrorLower() {
    for row in 0..<order {
      for column in 0..<row { base[column * order + row] = base[row * order + column] }
    }
  }

  /// Adds `sum of weight x row x transposed row` over the first `count` rows of `rows`, below the
  /// diagonal and on it.
  ///
  /// - Parameter triangular: row k of `rows` has no entries beyond k.
  /// - Complexity: O(count x order squared).
  func addOuterProducts(
    of rows: SquareMatrix, count: Int, triangular: Bool = false, weight: (Int) -> Double
  ) {
    var index = 0
    while index < count {
      // Two at a time, so that each entry is read and written half as often.
      let pair = index + 1 < count
      let one = rows.row(index)
      let other = rows.row(pair ? index + 1 : index)
      let (a, b) = (weight(index), pair ? weight(index + 1) : 0)
      let reach = triangular ? min(order, index + 2) : order
      for line in 0..<reach {
        Rows.add(a * one[line], one, b * other[line], other, to: row(line), line + 1)
      }
      index += 2
    }
  }

  /// Takes the means of rows and columns off: the matrix beside the vector of ones.
  func center() {
    let means = (0..<order).map { index in
      (0..<order).reduce(0.0) { $0 + self[index, $1] } / Double(order)
    }
    let mean = means.reduce(0, +) / Double(max(1, order))
    for row in 0..<order {
      for column in 0..<order { self[row, column] += mean - means[row] - means[column] }
    }
  }
}
