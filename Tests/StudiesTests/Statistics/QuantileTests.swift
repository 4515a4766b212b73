import Testing

@testable import Studies

@Suite struct QuantileTests {
  /// Of 1, 2, 4, 8 the first quartile is at place 0.75: 1 + 0.75 x 1; the median 2 + 0.5 x 2.
  @Test(arguments: [(0, 1), (0.25, 1.75), (0.5, 3), (0.75, 5), (1, 8)])
  func agreesWithHandArithmetic(share: Double, expected: Double) {
    #expect(abs(Quantile.of([1, 2, 4, 8], share) - expected) < 1e-12)
  }

  /// 0...100, shuffled, with holes: 2.5 and 97.5.
  @Test func intervalLeavesOutAsMuchOnEitherSide() throws {
    let values = (0...100).map { Double($0 * 37 % 101) }
    let interval = try #require(Quantile.interval([.nan] + values + [.nan]))
    #expect(abs(interval.lowerBound - 2.5) < 1e-12)
    #expect(abs(interval.upperBound - 97.5) < 1e-12)
  }

  @Test func fewValues() {
    #expect(Quantile.interval([.nan]) == nil)
    #expect(Quantile.interval([3]) == 3...3)
  }
}
