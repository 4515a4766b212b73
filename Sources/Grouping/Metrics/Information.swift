/// What the group tells about a learner's class: mutual information in nats, and Theil's
/// information index H, which is its share of the classes' entropy (Theil 1972; Mora and
/// Ruiz-Castillo 2011): 0 where all groups are alike, 1 where each group is of one class.
package struct Information: Sendable, Hashable {
  /// Mutual information of group and class, in nats.
  package let mutual: Double
  /// Entropy of the classes, in nats.
  package let entropy: Double

  package var theil: Double { mutual / entropy }

  /// nil where there is one group, or all learners are of one class.
  ///
  /// - Complexity: O(groups x classes).
  init?(_ counts: GroupCounts, _ logs: CountLogs) {
    let learners = counts.learners
    guard counts.sizes.count > 1, counts.all.count(where: { $0 > 0 }) > 1 else { return nil }
    let number = Double(learners)
    let ofClasses = counts.all.reduce(0) { $0 + logs[$1] }
    let ofGroups = counts.sizes.reduce(0) { $0 + logs[$1] }
    let together = counts.counts.reduce(0) { $0 + logs[$1] }
    mutual = max(0, (together - ofGroups - ofClasses + logs[learners]) / number)
    entropy = (logs[learners] - ofClasses) / number
  }
}

/// `n ln n` of whole numbers, by a series, so that it is the same on every machine.
struct CountLogs {
  private var values: [Double]

  init(upTo most: Int) {
    values = [0, 0]
    var log = 0.0
    for number in stride(from: 2, through: most, by: 1) {
      log += Self.logOfStep(to: number)
      values.append(Double(number) * log)
    }
  }

  subscript(count: Int) -> Double { values[count] }

  /// ln(n / (n - 1)) = 2 artanh(1 / (2n - 1)).
  private static func logOfStep(to number: Int) -> Double {
    let x = 1 / Double(2 * number - 1)
    var (power, sum, exponent) = (x, 0.0, 1.0)
    while power / exponent > 1e-18 {
      sum += power / exponent
      power *= x * x
      exponent += 2
    }
    return 2 * sum
  }
}
