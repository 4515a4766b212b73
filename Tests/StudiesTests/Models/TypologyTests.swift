import Testing

@testable import Studies

/// Linear-in-means and the models of Hoxby and Weingarth. In the group -1, 0, 2 the means of the
/// others are 1, 0.5 and -0.5.
@Suite struct TypologyTests {
  let group = [-1.0, 0, 2]

  @Test func linearInMeans() {
    let effects = ModelFixture.effects(LinearInMeans.self, group, ["strength": 0.1])
    #expect(near(effects, [0.1, 0.05, -0.05]))
  }

  @Test(arguments: 1...10 as ClosedRange<UInt64>)
  func linearInMeansGivesTheClassTheSameUnderEveryGrouping(seed: UInt64) {
    let model = LinearInMeans(ModelFixture.values(of: LinearInMeans.self, ["strength": 0.5]))
    let room = ModelFixture.room(24, seed: seed)
    let mean = room.scores.reduce(0, +) / 24
    for partition in 1...10 as ClosedRange<UInt64> {
      let seating = ModelFixture.seating(24, size: 4, seed: 100 * seed + partition)
      let gain = ModelFixture.gains(model, room, seating).reduce(0, +) / 24
      #expect(abs(gain - 0.05 - 0.5 * mean) < 1e-12)
    }
  }

  /// Distances to the others' means: 2, 0.5, 2.5.
  @Test func boutique() {
    let effects = ModelFixture.effects(Boutique.self, group, ["strength": 0.1])
    #expect(near(effects, [-0.2, -0.05, -0.25]))
  }

  /// 0, 0, 3: mean 1, squares 1 + 1 + 4 = 6, deviation sqrt(6 / 3).
  @Test func focusAndRainbow() {
    let spread = 2.0.squareRoot()
    let focus = ModelFixture.effects(Focus.self, [0, 0, 3], ["strength": 0.1])
    let rainbow = ModelFixture.effects(Rainbow.self, [0, 0, 3], ["strength": 0.2])
    #expect(near(focus, [-0.1 * spread, -0.1 * spread, -0.1 * spread]))
    #expect(near(rainbow, [0.2 * spread, 0.2 * spread, 0.2 * spread]))
  }

  /// One bad apple spares itself, two spare nobody; who is at the threshold is none.
  @Test func badApple() {
    func effects(_ group: [Double]) -> [Double] {
      ModelFixture.effects(BadApple.self, group, ["strength": 0.1, "threshold": -1])
    }
    #expect(effects([-2, 0, 1]) == [0, -0.1, -0.1])
    #expect(effects([-2, -1.5, 0]) == [-0.1, -0.1, -0.1])
    #expect(effects([-1, 0, 1]) == [0, 0, 0])
  }

  @Test func shiningLight() {
    func effects(_ group: [Double]) -> [Double] {
      ModelFixture.effects(ShiningLight.self, group, ["strength": 0.1, "threshold": 1])
    }
    #expect(effects([2, 0, -1]) == [0, 0.1, 0.1])
    #expect(effects([2, 1.5, 0]) == [0.1, 0.1, 0.1])
    #expect(effects([1, 0, -1]) == [0, 0, 0])
  }

  /// Factors 1 + 0.5 x own: 0.5, 1, 2; at -4 it would be -1, and is 0.
  @Test func singleCrossing() {
    func effects(_ group: [Double]) -> [Double] {
      ModelFixture.effects(SingleCrossing.self, group, ["strength": 0.1, "slope": 0.5])
    }
    #expect(near(effects(group), [0.05, 0.05, -0.1]))
    #expect(near(effects([-4, 2]), [0, -0.8]))
  }

  @Test func singleCrossingWithoutSlopeIsLinearInMeans() {
    #expect(
      near(
        ModelFixture.effects(SingleCrossing.self, group, ["slope": 0]),
        ModelFixture.effects(LinearInMeans.self, group, [:])))
  }

  /// Own less the others' mean: -2, -0.5, 2.5, which add up to 0.
  @Test func invidiousComparison() {
    let effects = ModelFixture.effects(InvidiousComparison.self, group, ["strength": 0.1])
    #expect(near(effects, [-0.2, -0.05, 0.25]))
  }

  @Test(arguments: 1...10 as ClosedRange<UInt64>)
  func invidiousComparisonGivesTheClassNothing(seed: UInt64) {
    let model = InvidiousComparison(ModelFixture.values(of: InvidiousComparison.self))
    let room = ModelFixture.room(23, seed: seed)
    let seating = ModelFixture.seating(23, size: 4, seed: seed)
    let gain = ModelFixture.gains(model, room, seating).reduce(0, +) / 23
    #expect(abs(gain - 0.05) < 1e-12)
  }
}
