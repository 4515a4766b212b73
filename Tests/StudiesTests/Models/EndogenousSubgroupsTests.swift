import Testing

@testable import Studies

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

@Suite struct EndogenousSubgroupsTests {
  /// Homophily ln 2 halves weights per deviation. Learner 0 has weights 1/2 and 1/4: weighted mean
  /// (1/2 + 2/4) / (3/4) = 4/3, mean weight 3/8. Learner 1: 1 and 1/2. Learner 2: 2/3 and 3/8.
  @Test func weighsCompanyByLikeness() {
    let effects = ModelFixture.effects(
      EndogenousSubgroups.self, [0, 1, 2],
      ["strength": 0.3, "homophily": log(2), "isolation": 0.8])
    #expect(near(effects, [0.4 + 0.3, 0.3 + 0.4, 0.2 + 0.3]))
  }

  @Test func withoutHomophilyItIsLinearInMeans() {
    let group = [-1.5, 0.25, 0.5, 2]
    let effects = ModelFixture.effects(
      EndogenousSubgroups.self, group, ["strength": 0.1, "homophily": 0, "isolation": 0])
    #expect(near(effects, ModelFixture.effects(LinearInMeans.self, group, ["strength": 0.1])))
  }

  /// Weights of exp(-10,000) are 0: what is left is the nearest.
  @Test func companyFarAwayIsStillCompany() {
    let effects = ModelFixture.effects(
      EndogenousSubgroups.self, [0, 1000, 3000],
      ["strength": 0.001, "homophily": 10, "isolation": 1])
    #expect(near(effects, [1, 0, 1]))
  }

  /// What the experiment at the Air Force Academy found: groups of lowest and highest, best for the
  /// low if company is even, are worse than chance for them once they keep to themselves.
  @Test func groupsOfExtremesHelpTheLowUntilTheyKeepToThemselves() {
    #expect(advantageOfExtremes(homophily: 0) > 0.005)
    #expect(advantageOfExtremes(homophily: 4) < -0.005)
  }

  /// Gain of the low third in groups of extremes over that in random groups, mean over 200 classes.
  private func advantageOfExtremes(homophily: Double) -> Double {
    let model = EndogenousSubgroups(
      ModelFixture.values(of: EndogenousSubgroups.self, ["homophily": homophily]))
    var sum = 0.0
    for seed in 1...200 as ClosedRange<UInt64> {
      let room = ModelFixture.room(24, seed: seed)
      let random = ModelFixture.seating(24, size: 4, seed: seed)
      sum += lowGain(model, room, extremes(room)) - lowGain(model, room, random)
    }
    return sum / 200
  }

  private func lowGain(
    _ model: EndogenousSubgroups, _ room: Classroom, _ seating: Seating
  ) -> Double {
    let gains = ModelFixture.gains(model, room, seating)
    let low = gains.indices.filter { room.thirds[$0] == 0 }.map { gains[$0] }
    return low.reduce(0, +) / Double(low.count)
  }

  /// The two lowest with the two highest, the next two with the next two, and so on through the
  /// outer thirds; the middle third among themselves.
  private func extremes(_ room: Classroom) -> Seating {
    let order = room.scores.indices.sorted { room.scores[$0] < room.scores[$1] }
    let outer: [[Int]] = [0, 2, 4, 6].map { (low: Int) -> [Int] in
      [order[low], order[low + 1], order[23 - low], order[22 - low]]
    }
    return Seating(groups: outer + ModelFixture.groups(Array(order[8..<16]), size: 4))
  }
}
