import Testing

@testable import Studies

@Suite struct SignFlipTestTests {
  static func probability(_ differences: [Double], flips: Int, seed: UInt64 = 1) -> Double {
    var test = SignFlipTest(
      rows: 1, clusters: ClassClusters(classes: differences.count), flips: flips, seed: seed)
    for difference in differences { test.add([difference]) }
    return test.probability(of: 0)
  }

  /// All 256 patterns where they may be taken, otherwise some of them.
  @Test(arguments: [(255, 1e-12), (20_000, 1e-12), (254, 0.1)])
  func isTheShareOfAllSignPatterns(flips: Int, error: Double) {
    for differences in [
      [0.5, 1.2, -0.3, 2.0, 0.1, 0.9, -1.1, 0.4], [1, 1, 1, -1, 1, 1, 1, 1],
    ] {
      let sum = abs(differences.reduce(0, +))
      let asFar = (0..<256).count { pattern in
        let flipped = differences.indices.reduce(0) {
          $0 + (pattern >> $1 & 1 == 1 ? -1 : 1) * differences[$1]
        }
        return abs(flipped) >= sum - 1e-9
      }
      let found = Self.probability(differences, flips: flips)
      #expect(abs(found - Double(asFar) / 256) < error)
    }
  }

  /// All the same way: of 2^40 patterns only two are as far.
  @Test func smallestIsOneOfAllWithTheObserved() {
    #expect(Self.probability([Double](repeating: 1, count: 40), flips: 1999) == 1.0 / 2000)
    #expect(Self.probability([Double](repeating: -1, count: 40), flips: 1999) == 1.0 / 2000)
  }

  @Test func theLeastThatCanComeOut() {
    #expect(SignFlipTest.leastProbability(clusters: 5, flips: 9999) == 2.0 / 32)
    #expect(Self.probability([1, 2, 3, 4, 5], flips: 9999) == 2.0 / 32)
    #expect(SignFlipTest.leastProbability(clusters: 1, flips: 9999) == 1)
    #expect(SignFlipTest.leastProbability(clusters: 40, flips: 1999) == 1.0 / 2000)
    #expect(SignFlipTest.leastProbability(clusters: 100, flips: 1999) == 1.0 / 2000)
  }

  /// Two clusters of three classes have four ways to flip: 1 + 1 + 1 against 2 + 2 + 2, two of them as far.
  @Test func clustersFlipTogether() {
    let clusters = ClassClusters(["a", "b", "a", "b", "b", "a"])
    var test = SignFlipTest(rows: 1, clusters: clusters, flips: 999, seed: 3)
    for value in [1.0, 2, 1, 2, 2, 1] { test.add([value]) }
    #expect(test.probability(of: 0) == 0.5)
  }

  @Test func nothingDiffersOrNobodyIsThere() {
    #expect(Self.probability([0, 0, 0], flips: 99) == 1)
    #expect(Self.probability([.nan, .nan], flips: 99) == 1)
  }

  /// Tenths do not add up exactly, whole numbers do: ties must be the same.
  @Test func roundingBreaksNoTies() {
    for seed: UInt64 in 0..<20 {
      let draws = Draws(seed: seed, of: "tenths")
      let whole = (0..<12).map { Double(draws.bits(.generator, $0) % 7) - 3 }
      let tenths = whole.map { $0 * 0.1 }
      #expect(
        Self.probability(whole, flips: 500, seed: seed)
          == Self.probability(tenths, flips: 500, seed: seed))
    }
  }

  @Test func missingClassesDoNotMatterToOthers() {
    var test = SignFlipTest(
      rows: 2, clusters: ClassClusters(classes: 20), flips: 300, seed: 2)
    for index in 0..<20 {
      let value = Double(index % 5) - 1.5
      test.add([index % 4 == 0 ? .nan : value, index % 4 == 0 ? 0 : value])
    }
    #expect(test.probability(of: 0) == test.probability(of: 1))
  }

  /// Without a difference, p-values are uniform.
  @Test func isUniformUnderTheNull() {
    let trials = 400
    let draws = Draws(seed: 8, of: "null")
    let found = (0..<trials).map { trial in
      Self.probability(
        (0..<30).map { draws.normal(.generator, trial, $0) }, flips: 199, seed: UInt64(trial))
    }
    for level in [0.05, 0.25, 0.5, 0.75] {
      let share = Double(found.count { $0 <= level }) / Double(trials)
      // Three standard errors.
      #expect(abs(share - level) < 3 * (level * (1 - level) / Double(trials)).squareRoot())
    }
  }
}
