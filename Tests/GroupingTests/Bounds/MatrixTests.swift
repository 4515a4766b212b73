import Testing

@testable import Grouping

/// Dense matrices in unsafe memory against plain loops.
@Suite struct MatrixTests {
  /// Entries between -1 and 1.
  private func random(_ order: Int, _ source: inout RandomSource) -> SquareMatrix {
    let matrix = SquareMatrix(order: order)
    for row in 0..<order {
      for column in 0..<order {
        matrix[row, column] = Double(source.below(2001)) / 1000 - 1
      }
    }
    return matrix
  }

  /// A random matrix times its own transpose, plus the unit matrix: positive definite.
  private func definite(_ order: Int, _ source: inout RandomSource) -> SquareMatrix {
    let factor = random(order, &source)
    let product = SquareMatrix(order: order)
    for row in 0..<order {
      for column in 0..<order {
        product[row, column] = (0..<order).reduce(row == column ? 1 : 0) {
          $0 + factor[row, $1] * factor[column, $1]
        }
      }
    }
    return product
  }

  @Test(arguments: 0...21)
  func rowsAreThoseOfPlainLoops(count: Int) {
    var source = RandomSource(seed: UInt64(count))
    let matrix = random(24, &source)
    let (one, other, target) = (matrix.row(0), matrix.row(1), matrix.row(2))
    let before = (0..<24).map { (one[$0], other[$0], target[$0]) }
    let dot = before.prefix(count).reduce(0.0) { $0 + $1.0 * $1.1 }
    #expect(abs(Rows.dot(one, other, count) - dot) < 1e-12)
    Rows.add(2, one, -3, other, to: target, count)
    Rows.add(0.5, one, to: target, count)
    Rows.rotate(one, other, c: 0.6, s: 0.8, count)
    for (index, (x, y, z)) in before.enumerated() {
      let isTouched = index < count
      #expect(abs(target[index] - (isTouched ? z + 2.5 * x - 3 * y : z)) < 1e-12)
      #expect(abs(one[index] - (isTouched ? 0.6 * x - 0.8 * y : x)) < 1e-12)
      #expect(abs(other[index] - (isTouched ? 0.8 * x + 0.6 * y : y)) < 1e-12)
    }
  }

  @Test(arguments: [1, 2, 3, 7, 8, 20])
  func factorsInvertAndSolve(order: Int) {
    var source = RandomSource(seed: UInt64(order))
    let matrix = definite(order, &source)
    let factor = SquareMatrix(order: order)
    factor.copy(matrix)
    #expect(factor.factorise())
    var solution = (0..<order).map { Double($0) - 1.5 }
    factor.solveFactored(&solution)
    let inverse = factor.invertFactored()
    for row in 0..<order {
      let image = (0..<order).reduce(0.0) { $0 + matrix[row, $1] * solution[$1] }
      #expect(abs(image - Double(row) + 1.5) < 1e-9)
      for column in 0..<order {
        let product = (0..<order).reduce(0.0) { $0 + matrix[row, $1] * inverse[$1, column] }
        #expect(abs(product - (row == column ? 1 : 0)) < 1e-9)
      }
    }
  }

  @Test func whatIsNotDefiniteHasNoFactor() {
    // Determinant 1 - 4.
    let matrix = SquareMatrix(order: 2)
    for index in 0..<2 { matrix[index, index] = 1 }
    matrix[1, 0] = 2
    #expect(!matrix.factorise())
    let unknown = SquareMatrix(order: 1)
    unknown[0, 0] = .nan
    #expect(!unknown.factorise())
  }

  @Test(arguments: [1, 2, 3, 4, 9, 30])
  func eigenvectorsMakeUpTheMatrix(order: Int) throws {
    var source = RandomSource(seed: UInt64(order))
    let matrix = random(order, &source)
    matrix.mirrorLower()
    try expectEigenvectors(of: matrix)
  }

  /// Zero, multiples of the unit matrix, all ones, two blocks.
  @Test func eigenvectorsOfManyEqualValues() throws {
    for pattern in 0..<4 {
      let matrix = SquareMatrix(order: 12)
      for row in 0..<12 {
        for column in 0..<12 {
          let isOne = [false, row == column, true, row / 5 == column / 5][pattern]
          matrix[row, column] = isOne ? 3 : 0
        }
      }
      try expectEigenvectors(of: matrix)
    }
  }

  private func expectEigenvectors(of matrix: SquareMatrix) throws {
    let order = matrix.order
    let scratch = SquareMatrix(order: order)
    scratch.copy(matrix)
    let eigen = try #require(Eigenvectors(of: scratch))
    let vectors = eigen.vectors(Array(0..<order))
    let sum = SquareMatrix(order: order)
    sum.addOuterProducts(of: vectors, count: order) { eigen.values[$0] }
    sum.mirrorLower()
    for row in 0..<order {
      for column in 0..<order {
        #expect(abs(sum[row, column] - matrix[row, column]) < 1e-9)
        let dot = Rows.dot(vectors.row(row), vectors.row(column), order)
        #expect(abs(dot - (row == column ? 1 : 0)) < 1e-9)
      }
    }
  }

  @Test func noEigenvectorsOfWhatIsNoNumber() {
    let matrix = SquareMatrix(order: 3)
    matrix[1, 1] = .nan
    matrix[1, 0] = .nan
    matrix[0, 1] = .nan
    #expect(Eigenvectors(of: matrix) == nil)
  }

  @Test func centeredRowsAddUpToZero() {
    var source = RandomSource(seed: 3)
    let matrix = random(7, &source)
    matrix.mirrorLower()
    matrix.center()
    for row in 0..<7 {
      #expect(abs((0..<7).reduce(0.0) { $0 + matrix[row, $1] }) < 1e-12)
    }
  }
}
