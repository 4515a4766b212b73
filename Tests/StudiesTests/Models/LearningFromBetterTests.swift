import Testing

@testable import Studies

/// Models in which one learns only from those who are ahead.
@Suite struct LearningFromBetterTests {
  @Test func star() {
    #expect(near(ModelFixture.effects(Star.self, [-1, 0, 2], ["rate": 0.1]), [0.3, 0.2, 0]))
  }

  /// -1 learns from 0 and 2, ahead by 1 and 3: 2 on average. 0 learns from 2.
  @Test func clique() {
    #expect(near(ModelFixture.effects(Clique.self, [-1, 0, 2], ["rate": 0.1]), [0.2, 0.2, 0]))
  }

  @Test func equalsInACliqueGainTheSame() {
    #expect(near(ModelFixture.effects(Clique.self, [0, 1, 0], ["rate": 0.1]), [0.1, 0, 0.1]))
  }

  /// Better than 0 are 1, 2 and 4: the ceil(1.5) = 2nd is 2. Better than 1 are 2 and 4: the 1st is
  /// 2. Better than 2 is 4.
  @Test func percentile() {
    func effects(_ percentile: Double, _ group: [Double]) -> [Double] {
      ModelFixture.effects(Percentile.self, group, ["rate": 0.1, "percentile": percentile])
    }
    #expect(near(effects(50, [4, 0, 2, 1]), [0, 0.2, 0.2, 0.1]))
    #expect(near(effects(0, [4, 0, 2, 1]), [0, 0.1, 0.2, 0.1]))
    // Of three, ceil(1.2) = 2nd.
    #expect(near(effects(40, [4, 0, 2, 1]), [0, 0.2, 0.2, 0.1]))
    // Of 25, the 28th percentile is the 7th; 0.28 x 25 is a bit more than 7 in floating point.
    #expect(near([effects(28, (0...25).map(Double.init))[0]], [0.7]))
  }

  /// Learner 0 (skill 0) is tied to 1 (skill 1) by an own wish: (0.1 x 1 + 0.01 x 3) / 2. Learner 1
  /// is wished by 2 (skill 3): (0.1 x 2) / 2.
  @Test func affinity() {
    let room = Classroom(
      id: "", origin: .synthetic, scores: [0, 1, 3], wishes: [[1], [], [1]])
    let model = Affinity(
      ModelFixture.values(of: Affinity.self, ["rate": 0.1, "strangers": 0.01, "growth": 0]))
    let gains = ModelFixture.gains(model, room, Seating(groups: [[2, 0, 1]]))
    #expect(near(gains, [0.065, 0.1, 0]))
  }

  /// Leads of 1 and 2 with width 1: 1 x exp(0) = 1 and 2 x exp(-1) = 0.735758882342885.
  @Test func proximal() {
    let effects = ModelFixture.effects(Proximal.self, [0, 1, 2], ["rate": 0.1, "width": 1])
    #expect(near(effects, [0.08678794411714423, 0.1, 0]))
  }

  @Test func aLeadOfTheWidthHelpsMost() {
    func gain(_ lead: Double) -> Double {
      ModelFixture.effects(Proximal.self, [0, lead], ["rate": 0.1, "width": 0.5])[0]
    }
    #expect(near([gain(0.5)], [0.05]))
    for lead in stride(from: 0.1, through: 3, by: 0.1) where abs(lead - 0.5) > 0.05 {
      #expect(gain(lead) < gain(0.5))
    }
  }

  @Test(arguments: 1...50 as ClosedRange<UInt64>)
  func nobodyLosesOrPassesTheBest(seed: UInt64) {
    let group = ModelFixture.room(5, seed: seed).scores
    let best = group.max() ?? 0
    let all = [
      ModelFixture.effects(Star.self, group, ["rate": 1]),
      ModelFixture.effects(Clique.self, group, ["rate": 1]),
      ModelFixture.effects(Percentile.self, group, ["rate": 1]),
      ModelFixture.effects(Proximal.self, group, ["rate": 0.35, "width": 2]),
    ]
    for effects in all {
      #expect(effects.allSatisfy { $0 >= 0 })
      #expect(zip(group, effects).allSatisfy { $0 + $1 <= best + 1e-12 })
    }
  }

  /// Where there is one better member at most, or the best counts, the models are one.
  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func modelsMeetInSpecialCases(seed: UInt64) {
    let group = ModelFixture.room(6, seed: seed).scores
    let pair = Array(group.prefix(2))
    #expect(
      ModelFixture.effects(Percentile.self, group, ["percentile": 100])
        == ModelFixture.effects(Star.self, group, [:]))
    #expect(
      near(
        ModelFixture.effects(Clique.self, pair, [:]), ModelFixture.effects(Star.self, pair, [:])))
  }
}
