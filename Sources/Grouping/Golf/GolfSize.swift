/// Rounds of groups: members of each group of each round, as positions `0..<learners`.
package typealias GolfRounds = [[[Int]]]

/// The size of a social golfer problem: in each round everybody is in one of `groups` groups of
/// `size`, and nobody meets anybody twice.
package struct GolfSize: Sendable, Hashable {
  package let groups: Int
  package let size: Int

  /// - Parameters:
  ///   - groups: at least 1.
  ///   - size: at least 2.
  package init(groups: Int, size: Int) {
    self.groups = groups
    self.size = size
  }

  package var learners: Int { groups * size }

  /// Rounds that counting allows: in each one meets `size - 1` of the `learners - 1` others, and the
  /// members of a group have to part into different groups afterwards.
  package var countingBound: Int {
    groups < size ? 1 : (learners - 1) / (size - 1)
  }

  /// Rounds that are proven to be the most, where this is less than the counting bound; else that.
  package var bound: Int { min(countingBound, GolfRecords.proven(self) ?? countingBound) }
}
