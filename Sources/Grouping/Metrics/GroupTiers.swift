import GroupingModel

/// Where a group's mean lies among those of random groups of its size: below two thirds of them,
/// above two thirds, or between.
package enum GroupTier: Int, Sendable, Hashable, CaseIterable {
  case low
  case middle
  case high

  /// The tier of each learner's group; nil for those who were not there. A group of whom nothing
  /// is known is in the middle.
  ///
  /// - Parameters:
  ///   - groupOf: per learner the group, or `RecordedRound.absent`.
  ///   - groups: their number.
  static func ofLearners(_ groupOf: [Int], groups: Int, numbers: [Int64?]) -> [GroupTier?] {
    var sums = [Int64](repeating: 0, count: groups)
    var sizes = [Int](repeating: 0, count: groups)
    var (total, squares) = (Int64(0), 0.0)
    for (learner, group) in groupOf.enumerated() where group >= 0 {
      guard let number = numbers[learner] else { continue }
      sums[group] += number
      sizes[group] += 1
      total += number
      squares += Double(number) * Double(number)
    }
    let learners = sizes.reduce(0, +)
    let mean = Double(total) / Double(max(1, learners))
    let deviation = max(0, squares / Double(max(1, learners)) - mean * mean).squareRoot()
    let tiers = sums.indices.map { group -> GroupTier in
      func isLow(_ sign: Double) -> Bool {
        LowGroups.isLow(
          sum: sign * Double(sums[group]), size: sizes[group], mean: sign * mean,
          deviation: deviation, learners: learners)
      }
      return isLow(1) ? .low : isLow(-1) ? .high : .middle
    }
    return groupOf.map { $0 >= 0 ? tiers[$0] : nil }
  }
}
