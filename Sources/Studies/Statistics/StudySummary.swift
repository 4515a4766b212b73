/// What a study found out.
package struct StudySummary: Sendable {
  package let shape: StudyShape
  /// Row-major, policies x worlds x outcomes; nil where no class has a value.
  package let estimates: [MeanEstimate?]
  /// Outcome after outcome, then by policy and world: the whole family of tests, those that no class has
  /// both values of included.
  package let contrasts: [Contrast]

  package subscript(_ policy: Int, _ world: Int, _ outcome: Int) -> MeanEstimate? {
    estimates[shape.row(policy, world, outcome)]
  }
}

/// Mean of an outcome over the classes that have a value.
package struct MeanEstimate: Sendable, Hashable {
  package let classes: Int
  package let mean: Double
  /// Standard deviation over classes; nil for one class.
  package let deviation: Double?
  /// Standard error that is due to the luck of the seeds; nil if all classes have one seed.
  package let monteCarloError: Double?
  /// Where the mean lies with 95 % confidence, were the classes drawn anew; nil for fewer than two clusters.
  package let interval: ClosedRange<Double>?
}

/// Difference of an outcome between a policy and the reference: class by class, seed by seed.
package struct Contrast: Sendable, Hashable {
  package let policy: Int
  package let world: Int
  package let outcome: Int
  /// Those in which both have a value.
  package let classes: Int
  /// NaN for no class.
  package let mean: Double
  /// Standard deviation of the difference over classes.
  package let deviation: Double?
  /// Of 95 %; nil for fewer than two clusters.
  package let interval: ClosedRange<Double>?
  /// Monte Carlo standard error of the mean difference, both policies having the same luck.
  package let pairedError: Double?
  /// What it would be if each had its own.
  package let unpairedError: Double?
  /// By the sign-flip test, two-sided; 1 for no class.
  package let probability: Double
  /// By Holm's method among the contrasts of this outcome.
  package let adjusted: Double

  /// Share of the variance that is left by pairing; nil without luck.
  package var varianceFactor: Double? {
    guard let pairedError, let unpairedError, unpairedError > 0 else { return nil }
    return pairedError * pairedError / (unpairedError * unpairedError)
  }
}
