import Testing

@testable import Studies

@Suite struct HedgesGTests {
  /// Two times three learners with means 2 and 4 and variances 1: d = -2; 4 degrees of freedom, correction
  /// 1 - 3/15 = 0.8, g = -1.6; variance 6/9 + 1.6^2 / 12 = 0.88.
  @Test func agreesWithHandArithmetic() throws {
    let effect = try #require(HedgesG(difference: -2, learners: 3, squares: 4, freedom: 4))
    #expect(abs(effect.value + 1.6) < 1e-12)
    #expect(abs(effect.standardError * effect.standardError - 0.88) < 1e-12)
  }

  @Test func nothingToCompare() {
    #expect(HedgesG(difference: 1, learners: 2, squares: 0, freedom: 2) == nil)
    #expect(HedgesG(difference: .nan, learners: 0, squares: 0, freedom: 0) == nil)
    #expect(HedgesG(difference: 1, learners: 1, squares: 1, freedom: 0) == nil)
  }
}

@Suite struct SubgroupEffectsTests {
  static let columns = SubgroupColumns(name: "low", gain: 0, spread: 1)

  /// Gains of the learners of class `index`; all start at 0 in their class.
  static func learners(_ index: Int, _ policy: Int, _ seed: Int) -> [Double] {
    let draws = Draws(seed: UInt64(seed), of: "learners \(policy)")
    return (0..<(2 + index % 4)).map {
      0.3 * Double(policy) + 0.5 * Double(index % 3) + draws.normal(.generator, index, $0)
    }
  }

  static func deviations(_ values: [Double]) -> (mean: Double, squares: Double) {
    let mean = values.reduce(0, +) / Double(values.count)
    return (mean, values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) })
  }

  static func effects(seeds: Int, without: Int? = nil) -> SubgroupEffects {
    let shape = StudyShape(policies: 2, worlds: 1, seeds: seeds, outcomes: 2)
    var effects = SubgroupEffects(shape: shape, reference: 0, subgroups: [columns])
    for index in 0..<9 {
      var values = ClassValues(index: index, shape: shape)
      for policy in 0..<2 where !(policy == 1 && index == without) {
        for seed in 0..<seeds {
          let learners = learners(index, policy, seed)
          let (mean, squares) = deviations(learners)
          values[policy, 0, seed, 0] = mean
          values[policy, 0, seed, 1] = (squares / Double(learners.count)).squareRoot()
        }
      }
      effects.add(values, counts: [2 + index % 4])
    }
    return effects
  }

  /// Learner by learner, the classes being strata.
  static func slow(_ classes: [Int], seeds: Int) -> Double {
    var (difference, number, squares, freedom) = (0.0, 0.0, 0.0, 0.0)
    for index in classes {
      for seed in 0..<seeds {
        for policy in 0..<2 {
          let own = learners(index, policy, seed)
          difference += (policy == 1 ? 1 : -1) * own.reduce(0, +)
          squares += deviations(own).squares
          freedom += Double(own.count - 1)
        }
        number += Double(learners(index, 0, seed).count)
      }
    }
    let repeated = Double(seeds)
    let all = freedom / repeated
    return (1 - 3 / (4 * all - 1)) * (difference / number) / (squares / freedom).squareRoot()
  }

  @Test(arguments: [1, 2, 5])
  func isThatOfAllLearnersWithinTheirClasses(seeds: Int) throws {
    let found = try #require(Self.effects(seeds: seeds).effect(subgroup: 0, policy: 1, world: 0))
    #expect(abs(found.value - Self.slow(Array(0..<9), seeds: seeds)) < 1e-12)
    #expect(abs(found.value) > 0.05)
  }

  @Test func comparesOnlyClassesThatBothHave() throws {
    let found = try #require(
      Self.effects(seeds: 1, without: 4).effect(subgroup: 0, policy: 1, world: 0))
    let others = (0..<9).filter { $0 != 4 }
    #expect(abs(found.value - Self.slow(others, seeds: 1)) < 1e-12)
  }

  @Test func theReferenceHasNone() {
    #expect(Self.effects(seeds: 1).effect(subgroup: 0, policy: 0, world: 0) == nil)
  }
}
