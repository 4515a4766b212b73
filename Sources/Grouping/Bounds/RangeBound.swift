import GroupingModel

/// The least that the groups' distances between highest and lowest value add up to: those of groups
/// that follow each other in the order of values, because the price of a distance is convex.
struct RangeBound {
  private let term: RangeTerm
  private let room: Room

  /// Learners times sizes times groups that are worth the wait.
  private static let mostSteps = 20_000_000

  init(_ term: RangeTerm, _ room: Room) {
    self.term = term
    self.room = room
  }

  var least: Int64 {
    let values = term.values.compactMap { $0 }.sorted()
    let unknown = term.values.count - values.count
    let smallest = room.kinds.map(\.sizes.lowerBound).min() ?? 1
    let largest = room.kinds.map(\.sizes.upperBound).max() ?? 1
    let sizes = max(1, smallest - unknown)...max(1, largest)
    let most = min(room.groupCount.upperBound, values.count)
    let isShort = values.count * sizes.count * most <= Self.mostSteps
    let price = isShort ? least(values, sizes, groups: most) : least(values, sizes)
    // Prices are rounded, group by group.
    let rounded = price - 0.5 * Double(room.groupCount.upperBound) - 1
    return term.scale.base > 0 ? 0 : Int64(max(0, min(rounded * (1 - 1e-9), 1e15)))
  }

  /// Before rounding.
  private func price(_ range: Int64) -> Double {
    max(0, term.scale.rate * Double(range - term.scale.allowance))
  }

  /// Any number of groups.
  private func least(_ values: [Int64], _ sizes: ClosedRange<Int>) -> Double {
    var best = [Double](repeating: .infinity, count: values.count + 1)
    best[0] = 0
    for end in values.indices {
      for size in sizes where size <= end + 1 {
        let total = best[end + 1 - size] + price(values[end] - values[end + 1 - size])
        best[end + 1] = min(best[end + 1], total)
      }
    }
    // Learners without a value may fill the last group up.
    return best[values.count].isFinite ? best[values.count] : 0
  }

  /// No more than so many groups.
  private func least(
    _ values: [Int64], _ sizes: ClosedRange<Int>, groups: Int
  ) -> Double {
    var last = [Double](repeating: .infinity, count: values.count + 1)
    last[0] = 0
    var best = Double.infinity
    for _ in 0..<groups {
      var next = [Double](repeating: .infinity, count: values.count + 1)
      for end in values.indices {
        for size in sizes where size <= end + 1 {
          let total = last[end + 1 - size] + price(values[end] - values[end + 1 - size])
          next[end + 1] = min(next[end + 1], total)
        }
      }
      best = min(best, next[values.count])
      last = next
    }
    return best.isFinite ? best : 0
  }
}
