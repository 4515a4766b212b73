/// How far the means of groups lie apart: the root of the mean squared distance from the mean of
/// all, each group counted once, in standard deviations of the column.
package enum MeanBalance {
  /// nil where there is one group, or all learners are alike.
  static func value(_ sums: GroupSums) -> Double? {
    guard sums.sizes.count > 1, sums.deviation > 0 else { return nil }
    let squares = zip(sums.sums, sums.sizes).reduce(0.0) { sum, group in
      let away = Double(group.0) / Double(group.1) - sums.mean
      return sum + away * away
    }
    return (squares / Double(sums.sizes.count)).squareRoot() / sums.deviation
  }

  /// The root of what chance gives for its square: means of s out of N drawn without being put back
  /// have the variance (N - s) / (s (N - 1)) in the column's variances.
  static func expected(_ sizes: [Int]) -> Double {
    let learners = Double(sizes.reduce(0, +))
    guard learners > 1, !sizes.isEmpty else { return 0 }
    let squares = sizes.reduce(0.0) {
      $0 + (learners - Double($1)) / (Double($1) * (learners - 1))
    }
    return (squares / Double(sizes.count)).squareRoot()
  }
}
