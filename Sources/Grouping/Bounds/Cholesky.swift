/// Cholesky's factorisation and what follows from it. All of it reads and writes the lower
/// triangle; entries above the diagonal stay as they are unless said otherwise.
extension SquareMatrix {
  /// Replaces the matrix by its factor L, L times L transposed being the matrix.
  ///
  /// - Returns: false, with the matrix spoilt, where a pivot is not a positive number.
  /// - Complexity: O(order cubed).
  func factorise() -> Bool {
    for i in 0..<order {
      let own = row(i)
      for j in 0..<i {
        let other = row(j)
        own[j] = (own[j] - Rows.dot(own, other, j)) / other[j]
      }
      let pivot = own[i] - Rows.dot(own, own, i)
      // Also false where the pivot is no number.
      guard pivot > 0, pivot.isFinite else { return false }
      own[i] = pivot.squareRoot()
    }
    return true
  }

  /// The inverse of the matrix with this factor, which is lost.
  func invertFactored() -> SquareMatrix {
    invertFactor()
    let inverse = SquareMatrix(order: order)
    inverse.addOuterProducts(of: self, count: order, triangular: true) { _ in 1 }
    inverse.mirrorLower()
    return inverse
  }

  /// Replaces the factor L by its inverse, with zeros above the diagonal.
  private func invertFactor() {
    let sum = UnsafeMutablePointer<Double>.allocate(capacity: max(1, order))
    defer { sum.deallocate() }
    for i in 0..<order {
      let own = row(i)
      let pivot = own[i]
      sum.initialize(repeating: 0, count: order)
      for k in 0..<i { Rows.add(-own[k], row(k), to: sum, k + 1) }
      for k in 0..<order { own[k] = k < i ? sum[k] / pivot : 0 }
      own[i] = 1 / pivot
    }
  }

  /// Solves the system whose matrix has this factor, in place.
  func solveFactored(_ values: inout [Double]) {
    values.withUnsafeMutableBufferPointer { buffer in
      guard let x = buffer.baseAddress else { return }
      for i in 0..<order { x[i] = (x[i] - Rows.dot(row(i), x, i)) / row(i)[i] }
      for i in stride(from: order - 1, through: 0, by: -1) {
        x[i] /= row(i)[i]
        Rows.add(-x[i], row(i), to: x, i)
      }
    }
  }
}
