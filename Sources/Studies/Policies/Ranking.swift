import Grouping

extension Occasion {
  /// Learners from the highest to the lowest value, equal ones in random order.
  ///
  /// - Complexity: O(n log n) for n learners.
  func ranked(by values: [Double], _ random: inout RandomSource) -> [Int] {
    let lots = values.map { _ in random.next() }
    return values.indices.sorted {
      values[$0] != values[$1] ? values[$0] > values[$1] : lots[$0] > lots[$1]
    }
  }

  func shuffled(_ random: inout RandomSource) -> [Int] {
    var order = Array(0..<room.count)
    random.shuffle(&order)
    return order
  }

  /// Rows of groups that are dealt one place each: all groups, and again as long as they have room.
  var rows: [[Int]] {
    (0..<(sizes.first ?? 0)).map { row in sizes.indices.filter { sizes[$0] > row } }
  }

  /// - Parameters:
  ///   - order: every learner once.
  ///   - groups: where each of them goes, place by place; each group as often as it has places.
  func seating(of order: [Int], in groups: [Int]) -> Seating {
    var next = [Int](repeating: 0, count: sizes.count)
    for group in sizes.indices.dropFirst() { next[group] = next[group - 1] + sizes[group - 1] }
    var members = order
    for (learner, group) in zip(order, groups) {
      members[next[group]] = learner
      next[group] += 1
    }
    return Seating(members: members, sizes: sizes)
  }
}
