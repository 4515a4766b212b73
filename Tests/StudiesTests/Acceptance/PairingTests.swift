import Testing

@testable import Studies

/// Pairing classes and seeds takes out of a contrast what both policies have in common.
@Suite struct PairingTests {
  /// One round, eight learners in fours, noise s: the class's mean gain is c + p(partition) + mean noise.
  /// Tracked groups have a fixed p, random ones each of the 35 partitions with the same chance. Unpaired, the
  /// variance of a difference is 2 s^2 / 8 + Var(p); paired it is Var(p) alone.
  @Test func theVarianceShrinksByTheFactorThatTheoryGives() throws {
    let room = Classroom(
      id: "eight", origin: .synthetic, scores: [-1.7, -1.1, -0.4, -0.1, 0.2, 0.6, 0.9, 2.1])
    let noise = 0.05
    let model = KnownResultsTests.world(Rainbow.self, ["strength": 0.2], noise: noise)
    let partitions = Self.partitions(room.count).map { effect(of: $0, in: room) }
    let mean = partitions.reduce(0, +) / Double(partitions.count)
    let variance =
      partitions.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(partitions.count)
    let common = 2 * noise * noise / Double(room.count)

    let design = KnownResultsTests.design(
      ["tracked", "random"], [model], rounds: 1, seeds: 4000)
    let gains = try KnownResultsTests.last(.gain, design, [room])[0]
    var (paired, one, other) = (Moments(), Moments(), Moments())
    for (tracked, random) in zip(gains[0][0], gains[1][0]) {
      paired.add(random - tracked)
      one.add(tracked)
      other.add(random)
    }
    let found = try #require(paired.variance)
    let unpaired = try #require(one.variance) + #require(other.variance)
    // 4,000 draws tell a variance to some 2 or 3 %.
    #expect(abs(found / variance - 1) < 0.1)
    #expect(abs(unpaired / (variance + common) - 1) < 0.1)
    #expect(abs((found / unpaired) / (variance / (variance + common)) - 1) < 0.15)
    #expect(found / unpaired < 0.8)
  }

  /// The 35 ways to cut eight into two fours.
  static func partitions(_ count: Int) -> [[[Int]]] {
    (0..<(1 << (count - 1))).filter { $0.nonzeroBitCount == count / 2 }.map { mask in
      let first = (0..<count).filter { mask & (1 << $0) != 0 }
      return [first, (0..<count).filter { !first.contains($0) }]
    }
  }

  private func effect(
    of groups: [[Int]], in room: Classroom
  ) -> Double {
    let quiet = Rainbow(ModelValues(["strength": 0.2], of: Rainbow.about))
    let luck = Luck(Draws(seed: 1, of: ""), rounds: 1, learners: room.count)
    var learners = quiet.start(room, draws: luck.draws)
    quiet.teach(&learners, in: Seating(groups: groups), of: room, round: 0, luck: luck)
    return zip(learners.skill, room.scores).reduce(0) { $0 + $1.0 - $1.1 } / Double(room.count)
  }
}
