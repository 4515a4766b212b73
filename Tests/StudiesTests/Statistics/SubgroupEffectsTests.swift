import Testing

@testable import Studies

@Suite struct SubgroupEffectsTests {
  static let shape = StudyShape(policies: 2, worlds: 1, seeds: 1, outcomes: 2)
  static let plan = StatisticsPlan(
    reference: 0, contrasted: [], replicates: 400, flips: 99, seed: 3)

  /// The first learners are the subgroup.
  static func count(_ index: Int) -> Int { 1 + index % 3 }

  /// Gains of the learners of class `index`; all start at 0 in their class.
  static func learners(_ index: Int, _ policy: Int, _ seed: Int) -> [Double] {
    let draws = Draws(seed: UInt64(seed), of: "learners \(policy)")
    return (0..<(3 + index % 4)).map {
      0.3 * Double(policy) + 0.5 * Double(index % 3) + draws.normal(.generator, index, $0)
    }
  }

  static func mean(_ values: some Collection<Double>) -> Double {
    values.reduce(0, +) / Double(values.count)
  }

  static func squares(_ values: [Double]) -> Double {
    let middle = mean(values)
    return values.reduce(0) { $0 + ($1 - middle) * ($1 - middle) }
  }

  static func effects(
    seeds: Int, without: Int? = nil, clusters: ClassClusters = ClassClusters(classes: 9)
  ) -> SubgroupEffects {
    let shape = StudyShape(policies: 2, worlds: 1, seeds: seeds, outcomes: 2)
    var effects = SubgroupEffects(
      shape: shape, clusters: clusters, plan: plan, gains: [0], spread: 1)
    for index in 0..<9 {
      var values = ClassValues(index: index, shape: shape)
      for policy in 0..<2 where !(policy == 1 && index == without) {
        for seed in 0..<seeds {
          let learners = learners(index, policy, seed)
          values[policy, 0, seed, 0] = mean(learners.prefix(count(index)))
          values[policy, 0, seed, 1] = (squares(learners) / Double(learners.count)).squareRoot()
        }
      }
      effects.add(values, learners: 3 + index % 4, counts: [count(index)])
    }
    return effects
  }

  /// Learner by learner: the deviation is the reference's, within classes.
  static func slow(_ classes: [Int], seeds: Int) -> Double {
    var (difference, number, squares, freedom) = (0.0, 0.0, 0.0, 0.0)
    for index in classes {
      for seed in 0..<seeds {
        let (mine, theirs) = (learners(index, 1, seed), learners(index, 0, seed))
        for learner in 0..<count(index) { difference += mine[learner] - theirs[learner] }
        number += Double(count(index))
        squares += Self.squares(theirs)
        freedom += Double(theirs.count - 1)
      }
    }
    let all = freedom / Double(seeds)
    return (1 - 3 / (4 * all - 1)) * (difference / number) / (squares / freedom).squareRoot()
  }

  /// Mean difference 2 over a deviation of 2, with 4 degrees of freedom: 1 x (1 - 3/15) = 0.8.
  @Test func agreesWithHandArithmetic() throws {
    var effects = SubgroupEffects(
      shape: Self.shape, clusters: ClassClusters(classes: 2), plan: Self.plan, gains: [0], spread: 1
    )
    for (index, gain) in [1.0, 3].enumerated() {
      var values = ClassValues(index: index, shape: Self.shape)
      // Three learners with squares 8 in each class: spread squared 8/3.
      values[0, 0, 0, 0] = 0
      values[0, 0, 0, 1] = (8.0 / 3).squareRoot()
      values[1, 0, 0, 0] = gain
      values[1, 0, 0, 1] = 77
      effects.add(values, learners: 3, counts: [2])
    }
    let found = try #require(effects.effect(subgroup: 0, policy: 1, world: 0))
    #expect(abs(found.value - 0.8) < 1e-12)
    #expect(found.classes == 2 && found.learners == 4)
    // Two classes, of which draws have the means 1, 2 and 3, so 0.4 to 1.2: stretched by 9.168 around 0.8.
    let interval = try #require(found.interval)
    #expect(abs(interval.upperBound - interval.lowerBound - 9.16826 * 0.8) < 0.01)
    #expect(abs(interval.upperBound + interval.lowerBound - 1.6) < 0.3)
  }

  @Test(arguments: [1, 2, 5])
  func isThatOfAllLearnersWithinTheirClasses(seeds: Int) throws {
    let found = try #require(Self.effects(seeds: seeds).effect(subgroup: 0, policy: 1, world: 0))
    #expect(abs(found.value - Self.slow(Array(0..<9), seeds: seeds)) < 1e-12)
    #expect(abs(found.value) > 0.01)
    #expect(found.interval?.contains(found.value) ?? false)
  }

  @Test func comparesOnlyClassesThatBothHave() throws {
    let found = try #require(
      Self.effects(seeds: 1, without: 4).effect(subgroup: 0, policy: 1, world: 0))
    let others = (0..<9).filter { $0 != 4 }
    #expect(abs(found.value - Self.slow(others, seeds: 1)) < 1e-12)
    #expect(found.classes == 8)
  }

  @Test func theReferenceHasNoneAndOneClusterNoInterval() {
    #expect(Self.effects(seeds: 1).effect(subgroup: 0, policy: 0, world: 0) == nil)
    let clusters = ClassClusters([String](repeating: "school", count: 9))
    let found = Self.effects(seeds: 1, clusters: clusters).effect(subgroup: 0, policy: 1, world: 0)
    #expect(found != nil && found?.interval == nil)
  }

  @Test func learnersWhoDoNotDifferHaveNoEffect() {
    var effects = SubgroupEffects(
      shape: Self.shape, clusters: ClassClusters(classes: 1), plan: Self.plan, gains: [0], spread: 1
    )
    var values = ClassValues(index: 0, shape: Self.shape)
    for policy in 0..<2 {
      values[policy, 0, 0, 0] = Double(policy)
      values[policy, 0, 0, 1] = 0
    }
    effects.add(values, learners: 3, counts: [3])
    #expect(effects.effect(subgroup: 0, policy: 1, world: 0) == nil)
  }
}
