/// Whether a symmetric matrix of whole numbers is positive semidefinite, in a way that rounding
/// cannot spoil.
///
/// Where Cholesky's factorisation of a matrix A of order n in floating point runs to its end, the
/// factor belongs to A + E with |E| at most g / (1 - g) x the trace of A in the spectral norm, where
/// g = (n + 1) u / (1 - (n + 1) u) and u is the unit roundoff 2^-53, whatever the order of the
/// sums (Rump, Verification of positive definiteness, BIT 46, 2006; Higham, Accuracy and Stability
/// of Numerical Algorithms, theorem 10.3). So A is not below -|E|. Taken here of S - c I, formed
/// exactly in whole numbers, with a whole c above that figure, this shows S not to be below 0. The
/// figure is counted four times over, which covers its own rounding and, with the 1 that is added,
/// products too small for a floating-point number.
enum PositivityProof {
  /// How much the diagonal has to exceed that of a semidefinite matrix for the proof to succeed:
  /// of the least eigenvalue, besides what the factorisation itself may lose.
  ///
  /// - Parameter trace: of the matrix, at least; not negative.
  static func margin(order: Int, trace: Double) -> Int64? {
    let roundings = Double(order + 1) * 0x1p-53
    let margin = (4 * roundings * trace).rounded(.up) + 1
    return margin < 0x1p52 ? Int64(margin) : nil
  }

  /// Whether the matrix is certainly positive semidefinite; false where it is not, or too close to
  /// tell, or where entries do not fit floating-point numbers exactly.
  ///
  /// - Parameter entry: the entry at a row and a column not above it.
  /// - Complexity: O(order cubed).
  static func holds(order: Int, entry: (_ row: Int, _ column: Int) -> Int64) -> Bool {
    let diagonal = (0..<order).map { entry($0, $0) }
    guard diagonal.allSatisfy({ $0 >= 0 && $0 < 1 << 53 }) else { return false }
    let trace = diagonal.reduce(0.0) { $0 + Double($1) }
    guard let margin = margin(order: order, trace: trace) else { return false }
    let matrix = SquareMatrix(order: order)
    for row in 0..<order {
      for column in 0..<row {
        let value = entry(row, column)
        guard value.magnitude < 1 << 53 else { return false }
        matrix[row, column] = Double(value)
      }
      matrix[row, row] = Double(diagonal[row] - margin)
    }
    return matrix.factorise()
  }
}
