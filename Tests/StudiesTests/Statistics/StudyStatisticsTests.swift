import Testing

@testable import Studies

@Suite struct StudyStatisticsTests {
  static let shape = StudyShape(policies: 3, worlds: 2, seeds: 4, outcomes: 2)
  static let plan = StatisticsPlan(
    reference: 1, contrasted: [1], replicates: 60, flips: 99, seed: 12)
  static let draws = Draws(seed: 2, of: "study")

  /// Classes in which seeds, a whole cell, or nothing is missing; policy 2 has no outcome 0.
  static func room(_ index: Int, _ shape: StudyShape = shape) -> ClassValues {
    var values = ClassValues(index: index, shape: shape)
    for policy in 0..<shape.policies {
      for world in 0..<shape.worlds where (index + 2 * policy + world) % 9 != 0 {
        for seed in 0..<shape.seeds where (index + policy + seed) % 7 != 0 {
          for outcome in 0..<shape.outcomes where policy != 2 || outcome != 0 {
            values[policy, world, seed, outcome] =
              draws.normal(.learning, index, 10 * seed + outcome)
              + 0.3 * Double(policy) + draws.normal(.generator, index, 10 * policy + world)
              + 0.5 * draws.normal(.ticket, index, 100 * policy + 10 * world + seed)
          }
        }
      }
    }
    return values
  }

  static let rooms = (0..<53).map { room($0) }

  static func summary() -> StudySummary {
    var statistics = StudyStatistics(
      shape: shape, clusters: ClassClusters(classes: rooms.count), plan: plan)
    for room in rooms { statistics.add(room) }
    return statistics.summary()
  }

  static func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }

  static func variance(_ values: [Double]) -> Double {
    let middle = mean(values)
    return values.reduce(0) { $0 + ($1 - middle) * ($1 - middle) } / Double(values.count - 1)
  }

  /// Bootstrap interval of the mean of classes' values, two passes; nil is missing.
  static func interval(_ values: [Double?]) -> ClosedRange<Double>? {
    var resample = ResampleWeights(
      clusters: ClassClusters(classes: values.count), replicates: plan.replicates, seed: plan.seed)
    let weights = values.map { _ in resample.forNextClass() }
    let there = values.indices.filter { values[$0] != nil }
    var intervals = BootstrapIntervals()
    return intervals.interval(
      (0..<plan.replicates).map { replicate in
        there.reduce(0) { $0 + weights[$1][replicate] * (values[$1] ?? 0) }
          / there.reduce(0) { $0 + weights[$1][replicate] }
      }, units: there.count)
  }

  static func isNear(_ one: ClosedRange<Double>?, _ other: ClosedRange<Double>?) -> Bool {
    guard let one, let other else { return one == nil && other == nil }
    return abs(one.lowerBound - other.lowerBound) < 1e-9
      && abs(one.upperBound - other.upperBound) < 1e-9
  }

  @Test func estimatesAgreeWithTwoPasses() throws {
    let summary = Self.summary()
    for policy in 0..<3 {
      for world in 0..<2 {
        for outcome in 0..<2 {
          let seeds = Self.rooms.map { room in
            (0..<4).map { room[policy, world, $0, outcome] }.filter { !$0.isNaN }
          }
          let means = seeds.map { $0.isEmpty ? nil : Self.mean($0) }
          let there = means.compactMap { $0 }
          guard !there.isEmpty else {
            #expect(summary[policy, world, outcome] == nil)
            continue
          }
          let found = try #require(summary[policy, world, outcome])
          let luck = seeds.filter { $0.count > 1 }.map { Self.variance($0) / Double($0.count) }
          #expect(found.classes == there.count)
          #expect(abs(found.mean - Self.mean(there)) < 1e-9)
          #expect(abs((found.deviation ?? 0) - Self.variance(there).squareRoot()) < 1e-9)
          // All classes that are there have two seeds or more.
          #expect(luck.count == there.count)
          let error = luck.reduce(0, +).squareRoot() / Double(there.count)
          #expect(abs((found.monteCarloError ?? 0) - error) < 1e-9)
          #expect(Self.isNear(found.interval, Self.interval(means)))
        }
      }
    }
    #expect(summary[2, 0, 0] == nil)
  }

  @Test func contrastsAgreeWithTwoPasses() throws {
    let summary = Self.summary()
    #expect(summary.contrasts.map(\.policy) == [0, 0, 2, 2])
    #expect(summary.contrasts.map(\.world) == [0, 1, 0, 1])
    for contrast in summary.contrasts {
      let pairs = Self.rooms.map { room in
        (0..<4).map {
          (room[contrast.policy, contrast.world, $0, 1], room[1, contrast.world, $0, 1])
        }
        .filter { !$0.0.isNaN && !$0.1.isNaN }
      }
      let means = pairs.map { $0.isEmpty ? nil : Self.mean($0.map { $0.0 - $0.1 }) }
      let there = means.compactMap { $0 }
      #expect(there.count < Self.rooms.count && contrast.classes == there.count)
      #expect(abs(contrast.mean - Self.mean(there)) < 1e-9)
      #expect(abs((contrast.deviation ?? 0) - Self.variance(there).squareRoot()) < 1e-9)
      #expect(Self.isNear(contrast.interval, Self.interval(means)))
      func error(_ variance: ([(Double, Double)]) -> Double) -> Double {
        pairs.filter { $0.count > 1 }.reduce(0) { $0 + variance($1) / Double($1.count) }
          .squareRoot() / Double(there.count)
      }
      let paired = error { Self.variance($0.map { $0.0 - $0.1 }) }
      let unpaired = error { Self.variance($0.map(\.0)) + Self.variance($0.map(\.1)) }
      #expect(abs((contrast.pairedError ?? 0) - paired) < 1e-9)
      #expect(abs((contrast.unpairedError ?? 0) - unpaired) < 1e-9)
      let factor = paired * paired / (unpaired * unpaired)
      #expect(abs((contrast.varianceFactor ?? 0) - factor) < 1e-9)
      let differences = means.map { $0 ?? .nan }
      let probability = SignFlipTestTests.probability(differences, flips: 99, seed: 12)
      #expect(contrast.probability == probability)
    }
    #expect(
      summary.contrasts.map(\.adjusted) == Holm.adjusted(summary.contrasts.map(\.probability)))
  }

  /// Each outcome is a family of its own; the other one does not change it.
  @Test func familiesAreOutcomes() {
    let plan = StatisticsPlan(
      reference: 1, contrasted: [0, 1], replicates: 60, flips: 99, seed: 12)
    var statistics = StudyStatistics(
      shape: Self.shape, clusters: ClassClusters(classes: Self.rooms.count), plan: plan)
    for room in Self.rooms { statistics.add(room) }
    let contrasts = statistics.summary().contrasts
    #expect(contrasts.map(\.outcome) == [0, 0, 0, 0, 1, 1, 1, 1])
    #expect(Array(contrasts[4...]) == Self.summary().contrasts)
    // Policy 2 has no outcome 0: its contrasts count in the family all the same.
    #expect(
      contrasts.map(\.classes).map { $0 > 0 } == [true, true, false, false]
        + [Bool](repeating: true, count: 4))
    #expect(contrasts[2].mean.isNaN && contrasts[2].interval == nil && contrasts[2].adjusted == 1)
    #expect(contrasts[..<4].map(\.adjusted) == Holm.adjusted(contrasts[..<4].map(\.probability)))
    #expect(contrasts[0].adjusted >= min(1, 3 * contrasts[0].probability))
  }

  /// A policy has the same numbers whatever else is in the study.
  @Test func numbersDoNotDependOnOtherCells() {
    let small = StudyShape(policies: 2, worlds: 1, seeds: 4, outcomes: 2)
    var statistics = StudyStatistics(
      shape: small, clusters: ClassClusters(classes: 53), plan: Self.plan)
    for index in 0..<53 { statistics.add(Self.room(index, small)) }
    let (one, other) = (statistics.summary(), Self.summary())
    for policy in 0..<2 {
      for outcome in 0..<2 { #expect(one[policy, 0, outcome] == other[policy, 0, outcome]) }
    }
  }

  /// Values of two policies are luck in common of variance rho and own luck of variance 1 - rho:
  /// with s^2 = 1 the difference has 2 (1 - rho) paired and 2 unpaired.
  @Test(arguments: [0, 0.5, 0.9]) func pairingLeavesWhatIsNotInCommon(rho: Double) throws {
    let shape = StudyShape(policies: 2, worlds: 1, seeds: 10, outcomes: 1)
    let plan = StatisticsPlan(reference: 0, contrasted: [0], replicates: 20, flips: 19, seed: 1)
    var statistics = StudyStatistics(
      shape: shape, clusters: ClassClusters(classes: 400), plan: plan)
    for index in 0..<400 {
      var values = ClassValues(index: index, shape: shape)
      for seed in 0..<10 {
        let common = rho.squareRoot() * Self.draws.normal(.null, index, seed)
        for policy in 0..<2 {
          let own = Self.draws.normal(.transit, index, 10 * policy + seed)
          values[policy, 0, seed, 0] = common + (1 - rho).squareRoot() * own
        }
      }
      statistics.add(values)
    }
    let contrast = try #require(statistics.summary().contrasts.first)
    let (paired, unpaired) = (contrast.pairedError ?? 0, contrast.unpairedError ?? 0)
    // Variances of a mean over 400 classes of means over 10 seeds.
    #expect(abs(paired * paired * 4000 - 2 * (1 - rho)) < 0.12)
    #expect(abs(unpaired * unpaired * 4000 - 2) < 0.12)
    #expect(abs((contrast.varianceFactor ?? 0) - (1 - rho)) < 0.05)
  }

  @Test func oneSeedTellsNoLuck() {
    let shape = StudyShape(policies: 2, worlds: 1, seeds: 1, outcomes: 2)
    var statistics = StudyStatistics(
      shape: shape, clusters: ClassClusters(classes: 8), plan: Self.plan)
    for index in 0..<8 { statistics.add(Self.room(index, shape)) }
    let summary = statistics.summary()
    #expect(summary[0, 0, 1]?.monteCarloError == nil)
    #expect(summary[0, 0, 1]?.deviation != nil)
    #expect(summary.contrasts.first?.pairedError == nil && summary.contrasts.count == 1)
  }

  /// One cluster tells no interval, and nobody apart; its means and regrets stand.
  @Test func oneClusterTellsNoInterval() {
    let clusters = ClassClusters([String](repeating: "school", count: 53))
    var statistics = StudyStatistics(shape: Self.shape, clusters: clusters, plan: Self.plan)
    for room in Self.rooms { statistics.add(room) }
    let (summary, regret) = (statistics.summary(), statistics.regret(of: 1))
    #expect(summary.estimates.allSatisfy { $0?.interval == nil })
    #expect(summary.contrasts.allSatisfy { $0.interval == nil && $0.probability == 1 })
    #expect(summary[0, 0, 1]?.mean == Self.summary()[0, 0, 1]?.mean)
    #expect(regret.contenders == [0, 1, 2] && regret.intervals == [nil, nil, nil])
  }

  @Test func regretIsThatOfTheMeans() {
    var statistics = StudyStatistics(
      shape: Self.shape, clusters: ClassClusters(classes: Self.rooms.count), plan: Self.plan)
    for room in Self.rooms { statistics.add(room) }
    let (summary, regret) = (statistics.summary(), statistics.regret(of: 1))
    for world in 0..<2 {
      let means = (0..<3).map { summary[$0, world, 1]?.mean ?? .nan }
      for policy in 0..<3 {
        #expect(regret.matrix[policy * 2 + world] == (means.max() ?? .nan) - means[policy])
      }
    }
    #expect(statistics.regret(of: 0).largest[2].isNaN)
  }
}
