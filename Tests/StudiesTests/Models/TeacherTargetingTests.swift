import Testing

@testable import Studies

@Suite struct TeacherTargetingTests {
  let group = [-1.0, 0, 1, 5]

  /// Median 0.5, distances 1.5, 0.5, 0.5 and 4.5, halved and squared: 0.5625, 0.0625, 0.0625 and
  /// more than 1.
  @Test func missesThoseFarFromTheMedian() {
    let effects = ModelFixture.effects(
      TeacherTargeting.self, group, ["strength": 0.1, "reach": 2, "peers": 0])
    #expect(near(effects, [-0.05625, -0.00625, -0.00625, -0.1]))
  }

  @Test func anOddGroupHasItsMiddleAsTarget() {
    let effects = ModelFixture.effects(
      TeacherTargeting.self, [2, 0, 1], ["strength": 0.1, "reach": 1, "peers": 0])
    #expect(near(effects, [-0.1, -0.1, 0]))
  }

  @Test func peersAddTheLinearInMeansModel() {
    let linear = ModelFixture.effects(LinearInMeans.self, group, ["strength": 0.2])
    let effects = ModelFixture.effects(
      TeacherTargeting.self, group, ["strength": 0, "peers": 0.2])
    #expect(near(effects, linear))
  }
}
