/// How many seeds a study needs, from a pilot with some of its classes.
///
/// With paired variance v over seeds in the average class, C classes and R seeds leave a Monte
/// Carlo variance of v / (C R) in a contrast; R is such that its root is at most the target.
package struct Replications: Sendable {
  /// What is needed, and which contrast needs it.
  package struct Need: Sendable, Hashable {
    /// Within the limits asked for.
    package let seeds: Int
    /// Whole, but without limits.
    package let wanted: Double
    package let policy: Int
    package let world: Int
  }

  private struct Pair: Sendable {
    let policy: Int
    let world: Int
    /// Over classes, of the variance over seeds.
    var variances = Moments()
  }

  private let reference: Int
  private let outcome: Int
  private var pairs: [Pair]

  /// - Parameter outcome: the main one.
  package init(shape: StudyShape, reference: Int, outcome: Int) {
    self.reference = reference
    self.outcome = outcome
    pairs = (0..<shape.policies).filter { $0 != reference }.flatMap { policy in
      (0..<shape.worlds).map { Pair(policy: policy, world: $0) }
    }
  }

  /// A class of the pilot. Only contrasts with two seeds or more tell a variance.
  package mutating func add(_ values: ClassValues) {
    for place in pairs.indices {
      let pair = pairs[place]
      let seeds = values.seeds(pair.policy, against: reference, pair.world, outcome)
      if let variance = seeds.difference.variance { pairs[place].variances.add(variance) }
    }
  }

  /// - Parameters:
  ///   - classes: of the whole study.
  ///   - target: largest Monte Carlo standard error of any contrast; above 0.
  /// - Returns: nil where the pilot tells no variance; the first contrast on a tie.
  package func needed(classes: Int, target: Double, within limits: ClosedRange<Int>) -> Need? {
    let known = pairs.filter { $0.variances.count > 0 }
    guard let most = known.max(by: { $0.variances.mean < $1.variances.mean }) else { return nil }
    let wanted = (most.variances.mean / (Double(classes) * target * target)).rounded(.up)
    let clipped = min(max(wanted, Double(limits.lowerBound)), Double(limits.upperBound))
    return Need(seeds: Int(clipped), wanted: wanted, policy: most.policy, world: most.world)
  }
}
