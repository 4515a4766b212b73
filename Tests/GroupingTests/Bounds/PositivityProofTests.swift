import Testing

@testable import Grouping

/// What is called positive semidefinite is so, however close it comes.
@Suite struct PositivityProofTests {
  /// Sums of squares of random vectors, one fewer than there are rows, about 2^50: semidefinite,
  /// with an eigenvalue that is exactly 0.
  private func singular(order: Int, seed: UInt64) -> [[Int64]] {
    var source = RandomSource(seed: seed)
    let vectors = (0..<order - 1).map { _ in
      (0..<order).map { _ in Int64(source.below(1 << 24)) - (1 << 23) }
    }
    return (0..<order).map { row in
      (0..<order).map { column in vectors.reduce(0) { $0 + $1[row] * $1[column] } }
    }
  }

  /// The same with 1 off its last entry: no longer semidefinite.
  private func lowered(_ matrix: [[Int64]]) -> [[Int64]] {
    var lowered = matrix
    lowered[matrix.count - 1][matrix.count - 1] -= 1
    return lowered
  }

  private func holds(_ matrix: [[Int64]], raised: Int64) -> Bool {
    PositivityProof.holds(order: matrix.count) { row, column in
      matrix[row][column] + (row == column ? raised : 0)
    }
  }

  /// A floating-point factorisation alone lets some of these pass.
  @Test(arguments: 1...40)
  func slightlyIndefiniteIsRefused(seed: UInt64) {
    let matrix = singular(order: 3 + Int(seed), seed: seed)
    #expect(!holds(lowered(matrix), raised: 0))
    #expect(!holds(matrix, raised: -1))
    #expect(!holds(matrix, raised: -1000))
    #expect(!holds(matrix, raised: 0))
  }

  @Test func floatingPointAloneWouldLetSomePass() {
    let passed = (1...40).filter { seed in
      let rows = lowered(singular(order: 3 + seed, seed: UInt64(seed)))
      let matrix = SquareMatrix(order: rows.count)
      for row in rows.indices {
        for column in rows.indices { matrix[row, column] = Double(rows[row][column]) }
      }
      return matrix.factorise()
    }
    #expect(!passed.isEmpty)
  }

  @Test(arguments: 1...40)
  func aLittleAboveIsProven(seed: UInt64) throws {
    let matrix = singular(order: 3 + Int(seed), seed: seed)
    let trace = matrix.indices.reduce(0.0) { $0 + Double(matrix[$1][$1]) }
    let margin = try #require(PositivityProof.margin(order: matrix.count, trace: 2 * trace))
    #expect(holds(matrix, raised: 2 * margin))
    #expect(margin < 10_000)
  }

  @Test func whatFloatingPointCannotHoldIsRefused() {
    let large: Int64 = 1 << 53
    #expect(holds([[1 << 52, 0], [0, 1 << 52]], raised: 0))
    #expect(!holds([[large, 0], [0, large]], raised: 0))
    #expect(!holds([[1 << 52, large], [large, 1 << 52]], raised: 0))
    #expect(!holds([[.max, 0], [0, .max]], raised: 0))
    #expect(!holds([[-1]], raised: 0))
  }
}
