/// The groups of one round: everybody is in exactly one.
package struct Seating: Sendable, Hashable {
  /// Learners by group: those of group `g` stand at `range(of: g)`.
  package let members: [Int]
  /// Where each group begins in `members`, and where the last one ends.
  package let starts: [Int]
  /// Per learner, the group.
  package let groupOf: [Int]
  /// Per group, the topic that it works on; nil where the policy gives out none.
  package let topics: [Int]?

  /// - Parameters:
  ///   - members: every learner once, group after group.
  ///   - sizes: of the groups; must add up to the learners.
  package init(members: [Int], sizes: [Int], topics: [Int]? = nil) {
    var starts = [0]
    var groupOf = [Int](repeating: 0, count: members.count)
    for (group, size) in sizes.enumerated() {
      let begin = starts[group]
      for place in begin..<(begin + size) { groupOf[members[place]] = group }
      starts.append(begin + size)
    }
    self.members = members
    self.starts = starts
    self.groupOf = groupOf
    self.topics = topics
  }

  package init(groups: [[Int]], topics: [Int]? = nil) {
    self.init(members: groups.flatMap { $0 }, sizes: groups.map(\.count), topics: topics)
  }

  package var groupCount: Int { starts.count - 1 }

  package func range(of group: Int) -> Range<Int> { starts[group]..<starts[group + 1] }

  package func size(of group: Int) -> Int { starts[group + 1] - starts[group] }

  package var groups: [[Int]] { (0..<groupCount).map { Array(members[range(of: $0)]) } }

  /// Sizes of the groups of a class: their number makes them as near to `size` as can be (the
  /// smaller number on a tie), sizes differ by at most one, larger ones first.
  ///
  /// - Parameter size: 1 or more.
  package static func sizes(learners: Int, near size: Int) -> [Int] {
    func distance(_ count: Int) -> Int {
      let (small, larger) = (learners / count, learners % count)
      return (count - larger) * abs(small - size) + larger * abs(small + 1 - size)
    }
    let few = max(1, learners / size)
    let count = distance(few) <= distance(few + 1) || few + 1 > learners ? few : few + 1
    return (0..<count).map { learners / count + ($0 < learners % count ? 1 : 0) }
  }
}
