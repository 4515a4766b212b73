import Testing

@testable import Studies

@Suite struct QuantileTests {
  /// Of 1, 2, 4, 8 the first quartile is at place 0.75: 1 + 0.75 x 1; the median 2 + 0.5 x 2.
  @Test(arguments: [(0, 1), (0.25, 1.75), (0.5, 3), (0.75, 5), (1, 8)])
  func agreesWithHandArithmetic(share: Double, expected: Double) {
    #expect(abs(Quantile.of([1, 2, 4, 8], share) - expected) < 1e-12)
  }
}

@Suite struct BootstrapIntervalsTests {
  /// Printed tables of t: 97.5 %.
  @Test(arguments: [
    (1, 12.7062), (2, 4.3027), (3, 3.1824), (10, 2.2281), (30, 2.0423), (1000, 1.9623),
  ])
  func agreesWithTablesOfT(freedom: Int, limit: Double) {
    #expect(abs(StudentT.limit(0.95, freedom: freedom) - limit) < 1e-4)
    #expect(abs(StudentT.within(limit, freedom: freedom) - 0.95) < 1e-5)
  }

  /// sqrt(2) x 12.7062 / 1.96 for two units, sqrt(10/9) x 2.26216 / 1.96 for ten; 1 for many.
  @Test func fewUnitsStretch() {
    #expect(abs(BootstrapIntervals.stretch(2) - 9.16826) < 1e-3)
    #expect(abs(BootstrapIntervals.stretch(10) - 1.21662) < 1e-4)
    #expect(abs(BootstrapIntervals.stretch(100_000) - 1) < 1e-4)
  }

  /// 0...1000, shuffled, with holes: 25 and 975.
  @Test func intervalLeavesOutAsMuchOnEitherSide() throws {
    let values = (0...1000).map { Double($0 * 37 % 1001) }
    var intervals = BootstrapIntervals()
    let found = intervals.interval([.nan] + values + [.nan], units: 1_000_000)
    let interval = try #require(found)
    #expect(abs(interval.lowerBound - 25) < 0.01)
    #expect(abs(interval.upperBound - 975) < 0.01)
  }

  @Test func oneUnitTellsNothing() {
    var intervals = BootstrapIntervals()
    let found = [([.nan], 9), ([3, 3], 1), ([3.0], 2)].map {
      intervals.interval($0, units: $1)
    }
    #expect(found == [nil, nil, 3...3])
    // Around the mean of the replicates, which is nearer to the lower end.
    let values = [Double](repeating: 1, count: 900) + [Double](repeating: 11, count: 100)
    let skewed = intervals.interval(values, units: 10)
    #expect(abs((skewed?.lowerBound ?? 0) - (2 - 1.21662)) < 1e-4)
    #expect(abs((skewed?.upperBound ?? 0) - (2 + 1.21662 * 9)) < 1e-3)
  }
}
