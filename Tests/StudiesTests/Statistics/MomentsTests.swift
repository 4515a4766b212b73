import Testing

@testable import Studies

@Suite struct MomentsTests {
  /// 2, 4, 9: mean 5, squared deviations 9 + 1 + 16 = 26, variance 13, of the mean 13/3.
  @Test func agreesWithHandArithmetic() {
    var moments = Moments()
    for value in [2.0, 4, 9] { moments.add(value) }
    #expect(moments.count == 3)
    #expect(abs(moments.mean - 5) < 1e-12)
    #expect(abs(moments.squares - 26) < 1e-12)
    #expect(abs((moments.variance ?? 0) - 13) < 1e-12)
    #expect(abs((moments.varianceOfMean ?? 0) - 13.0 / 3) < 1e-12)
  }

  /// 2, 4, 9 as a lump 2, 4 (mean 3, squared deviations 2) and a lump 9.
  @Test func lumpsAreTheirNumbers() {
    var lumps = Moments()
    lumps.add(3, weight: 2, squares: 2)
    lumps.add(9)
    #expect(abs(lumps.mean - 5) < 1e-12)
    #expect(abs(lumps.squares - 26) < 1e-12)
  }

  @Test func keepsDigitsFarFromZero() {
    var moments = Moments()
    for value in [2.0, 4, 9] { moments.add(1e9 + value) }
    #expect(abs(moments.squares - 26) < 1e-5)
  }

  @Test func oneNumberHasNoVariance() {
    var moments = Moments()
    #expect(moments.variance == nil)
    moments.add(7)
    #expect(moments.mean == 7)
    #expect(moments.variance == nil)
  }

  /// Differences 1 and 3 (variance 2); one is 5, 9 (variance 8), the other 4, 6 (variance 2): of
  /// the difference of means, unpaired, 8/2 + 2/2 = 5.
  @Test func pairsTellBothVariances() {
    var pairs = PairedMoments()
    pairs.add(5, 4)
    pairs.add(9, 6)
    #expect(pairs.difference.mean == 2)
    #expect(pairs.difference.variance == 2)
    #expect(pairs.unpairedVarianceOfMean == 5)
  }

  /// Classes with variances 2 and 4 of their means: (2 + 4) / 2^2. With a third class of one seed,
  /// taken as their average 3: (2 + 4 + 3) / 3^2 = 1.
  @Test func luckOfSeedsAddsUp() {
    var luck = MonteCarloVariance()
    #expect(luck.value == nil)
    luck.add(2)
    luck.add(4)
    #expect(luck.value == 1.5)
    luck.add(nil)
    #expect(luck.value == 1)
    #expect(luck.error == 1)
  }
}
