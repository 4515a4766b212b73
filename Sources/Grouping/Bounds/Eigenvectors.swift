/// Eigenvalues and eigenvectors of a symmetric matrix: Householder's reduction to three diagonals,
/// then implicit QL steps (Golub and Van Loan, Matrix Computations, chapter 8).
///
/// Vectors are rows, so that every loop runs along memory.
struct Eigenvectors {
  /// In no particular order.
  private(set) var values: [Double]
  /// Row k belongs to value k, in the basis of the reduction.
  private let turned: SquareMatrix
  private let reflections: SquareMatrix
  private let order: Int

  /// QL steps for one value; some two are usual.
  private static let mostSteps = 60

  /// - Parameter matrix: is used up.
  /// - Returns: nil where the steps do not converge, as with entries that are no numbers.
  /// - Complexity: some 7 x order cubed.
  init?(of matrix: SquareMatrix) {
    order = matrix.order
    var (diagonal, beside) = Self.reduce(matrix)
    reflections = matrix
    turned = SquareMatrix(order: order)
    for index in 0..<order { turned[index, index] = 1 }
    for index in 0..<order {
      guard Self.settle(index, &diagonal, &beside, turned) else { return nil }
    }
    values = diagonal
  }

  /// The vectors of the values named, as the first rows of a matrix.
  ///
  /// - Complexity: O(order squared) for each.
  func vectors(_ wanted: [Int]) -> SquareMatrix {
    let vectors = SquareMatrix(order: order)
    for (place, index) in wanted.enumerated() {
      vectors.row(place).update(from: turned.row(index), count: order)
    }
    for k in stride(from: order - 3, through: 0, by: -1) {
      let rest = order - k - 1
      let normal = reflections.row(k) + k + 1
      for place in wanted.indices {
        let vector = vectors.row(place) + k + 1
        Rows.add(-Rows.dot(normal, vector, rest), normal, to: vector, rest)
      }
    }
    return vectors
  }

  /// Three diagonals; row k of the matrix keeps, right of its diagonal, the vector of the k-th
  /// reflection, scaled so that its square is 2.
  private static func reduce(_ matrix: SquareMatrix) -> (diagonal: [Double], beside: [Double]) {
    let order = matrix.order
    var beside = [Double](repeating: 0, count: order)
    let image = UnsafeMutablePointer<Double>.allocate(capacity: max(1, order))
    defer { image.deallocate() }
    for k in 0..<max(0, order - 2) {
      let rest = order - k - 1
      let normal = matrix.row(k) + k + 1
      beside[k] = makeNormal(normal, rest)
      for i in 0..<rest { image[i] = Rows.dot(matrix.row(k + 1 + i) + k + 1, normal, rest) }
      Rows.add(-0.5 * Rows.dot(image, normal, rest), normal, to: UnsafeMutablePointer(image), rest)
      for i in 0..<rest {
        Rows.add(-normal[i], image, -image[i], normal, to: matrix.row(k + 1 + i) + k + 1, rest)
      }
    }
    if order > 1 { beside[order - 2] = matrix[order - 1, order - 2] }
    return ((0..<order).map { matrix[$0, $0] }, beside)
  }

  /// Replaces a vector by the normal of the mirror that turns it into a multiple of the first
  /// axis, scaled so that its square is 2; all zeros where no mirror is needed.
  ///
  /// - Returns: that multiple.
  private static func makeNormal(_ vector: UnsafeMutablePointer<Double>, _ count: Int) -> Double {
    let length = Rows.dot(vector, vector, count).squareRoot()
    let first = vector[0]
    let image = first > 0 ? -length : length
    vector[0] = first - image
    let square = Rows.dot(vector, vector, count)
    let scale = square > 0 ? (2 / square).squareRoot() : 0
    for index in 0..<count { vector[index] *= scale }
    return scale > 0 ? image : first
  }

  /// Makes the entry beside one diagonal entry vanish.
  private static func settle(
    _ index: Int, _ diagonal: inout [Double], _ beside: inout [Double], _ vectors: SquareMatrix
  ) -> Bool {
    for _ in 0..<mostSteps {
      var end = index
      while end < diagonal.count - 1 {
        let size = diagonal[end].magnitude + diagonal[end + 1].magnitude
        if beside[end].magnitude <= size * .ulpOfOne / 2 { break }
        end += 1
      }
      if end == index { return true }
      step(from: index, to: end, &diagonal, &beside, vectors)
    }
    return false
  }

  /// One implicit QL step with Wilkinson's shift on the block between two places.
  private static func step(
    from start: Int, to end: Int, _ diagonal: inout [Double], _ beside: inout [Double],
    _ vectors: SquareMatrix
  ) {
    let half = (diagonal[start + 1] - diagonal[start]) / (2 * beside[start])
    let root = (half * half + 1).squareRoot()
    var g = diagonal[end] - diagonal[start] + beside[start] / (half + (half < 0 ? -root : root))
    var (s, c, p) = (1.0, 1.0, 0.0)
    for i in stride(from: end - 1, through: start, by: -1) {
      let f = s * beside[i]
      let b = c * beside[i]
      let r = (f * f + g * g).squareRoot()
      beside[i + 1] = r
      if r == 0 {
        diagonal[i + 1] -= p
        beside[end] = 0
        return
      }
      s = f / r
      c = g / r
      g = diagonal[i + 1] - p
      let turn = (diagonal[i] - g) * s + 2 * c * b
      p = s * turn
      diagonal[i + 1] = g + p
      g = c * turn - b
      Rows.rotate(vectors.row(i), vectors.row(i + 1), c: c, s: s, vectors.order)
    }
    diagonal[start] -= p
    beside[start] = g
    beside[end] = 0
  }
}
