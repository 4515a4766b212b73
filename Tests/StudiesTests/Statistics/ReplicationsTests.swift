import Testing

@testable import Studies

@Suite struct ReplicationsTests {
  static let shape = StudyShape(policies: 2, worlds: 2, seeds: 2, outcomes: 1)

  /// Differences of policy 1 from the reference 0. World 0: 0 and 2 (variance 2), 0 and 4
  /// (variance 8), so 5 in the average class. World 1: 1 and 1.
  static func pilot() -> Replications {
    var replications = Replications(shape: shape, reference: 0, outcome: 0)
    for (index, away) in [2.0, 4].enumerated() {
      var values = ClassValues(index: index, shape: shape)
      for seed in 0..<2 {
        let common = Double(100 * seed)
        for world in 0..<2 { values[0, world, seed, 0] = common }
        values[1, 0, seed, 0] = common + Double(seed) * away
        values[1, 1, seed, 0] = common + 1
      }
      replications.add(values)
    }
    return replications
  }

  /// 100 classes, error 0.05: 5 / (100 x 0.0025) = 20; error 0.07: 10.2, so 11.
  @Test(arguments: [(0.05, 20), (0.07, 11)])
  func agreesWithHandArithmetic(target: Double, seeds: Int) throws {
    // A little above the target, for rounding.
    let need = try #require(
      Self.pilot().needed(classes: 100, target: target * (1 + 1e-9), within: 2...1000))
    #expect(need == .init(seeds: seeds, wanted: Double(seeds), policy: 1, world: 0))
  }

  @Test func isClipped() {
    #expect(Self.pilot().needed(classes: 100, target: 0.001, within: 2...50)?.seeds == 50)
    #expect(Self.pilot().needed(classes: 100, target: 0.001, within: 2...50)?.wanted == 50_000)
    #expect(Self.pilot().needed(classes: 100, target: 1, within: 3...50)?.seeds == 3)
  }

  @Test func noPilotNoAnswer() {
    let replications = Replications(shape: Self.shape, reference: 0, outcome: 0)
    #expect(replications.needed(classes: 10, target: 1, within: 1...5) == nil)
  }
}
