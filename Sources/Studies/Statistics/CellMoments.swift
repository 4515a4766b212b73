/// What is known of one outcome of a policy in a world.
struct CellMoments: Sendable {
  private var classes = Moments()
  private var luck = MonteCarloVariance()

  /// Classes with a value.
  var count: Int { Int(classes.count) }

  /// NaN without classes.
  var mean: Double { classes.count > 0 ? classes.mean : .nan }

  /// - Parameter seeds: of the next class.
  /// - Returns: the class's mean, NaN if it has none.
  mutating func add(_ seeds: Moments) -> Double {
    guard seeds.count > 0 else { return .nan }
    classes.add(seeds.mean)
    luck.add(seeds.varianceOfMean)
    return seeds.mean
  }

  func estimate(interval: ClosedRange<Double>?) -> MeanEstimate {
    MeanEstimate(
      classes: count, mean: classes.mean, deviation: classes.deviation,
      monteCarloError: luck.error, interval: interval)
  }
}

/// What is known of the difference of an outcome between a policy and the reference in a world.
struct ContrastMoments: Sendable {
  let policy: Int
  let world: Int
  let outcome: Int
  private(set) var classes = Moments()
  private var paired = MonteCarloVariance()
  private var unpaired = MonteCarloVariance()

  private init(policy: Int, world: Int, outcome: Int) {
    self.policy = policy
    self.world = world
    self.outcome = outcome
  }

  /// All policies but the reference in all worlds.
  static func all(of outcome: Int, against reference: Int, in shape: StudyShape) -> [Self] {
    (0..<shape.policies).filter { $0 != reference }.flatMap { policy in
      (0..<shape.worlds).map { Self(policy: policy, world: $0, outcome: outcome) }
    }
  }

  /// - Returns: the class's mean difference; NaN if the two have no seed in common.
  mutating func add(_ values: ClassValues, _ reference: Int) -> Double {
    let seeds = values.seeds(policy, against: reference, world, outcome)
    guard seeds.difference.count > 0 else { return .nan }
    classes.add(seeds.difference.mean)
    paired.add(seeds.difference.varianceOfMean)
    unpaired.add(seeds.unpairedVarianceOfMean)
    return seeds.difference.mean
  }

  func contrast(
    interval: ClosedRange<Double>?, probability: Double, adjusted: Double
  ) -> Contrast {
    Contrast(
      policy: policy, world: world, outcome: outcome, classes: Int(classes.count),
      mean: classes.count > 0 ? classes.mean : .nan, deviation: classes.deviation,
      interval: interval,
      pairedError: paired.error, unpairedError: unpaired.error, probability: probability,
      adjusted: adjusted)
  }
}
