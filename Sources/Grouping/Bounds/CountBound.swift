import GroupingModel

/// The least sum of a count term's prices over all ways to deal its set out to groups.
struct CountBound {
  private let term: CountTerm
  private let room: Room
  private let total: Int

  /// Steps of dynamic programming that are worth the wait.
  private static let mostSteps = 10_000_000.0
  /// Prices of a member of the set that are tried.
  private static let mostSlopes = 64

  init(_ term: CountTerm, _ room: Room) {
    self.term = term
    self.room = room
    total = term.belongs.count { $0 }
  }

  /// - Parameter cost: what some plan pays, which is no less.
  func least(below cost: Int64) -> Int64 {
    let never = term.prices.joined().min() ?? 0
    if never >= 0, cost == 0 { return 0 }
    return exact ?? relaxed
  }

  /// By numbers of groups, learners and members of the set; nil where that would take long.
  private var exact: Int64? {
    let largest = term.prices.count - 1
    let sizes = room.kinds.map(\.sizes.count).max() ?? 1
    let steps = room.cells * Double(total + 1) * Double(sizes * term.prices.count)
    guard steps <= Self.mostSteps else { return nil }
    let learners = term.belongs.indices.filter { term.belongs[$0] }
    let tallies = Tallies(
      sets: [learners], learners: room.learners, largestSize: largest
    ) { _, _ in false }
    let filling = Filling(
      kinds: room.kinds, groupCount: room.groupCount, learners: room.learners, tallies: tallies)
    // With one set, a tally is the number of its members.
    return filling.cheapest { term.prices[$0.size][$0.tally] }?.total
  }

  /// Lagrangian relaxation: for any price of a member of the set, members pay it and groups are
  /// taken at their price less that of the members they hold. The best price is a slope of the table.
  private var relaxed: Int64 {
    var best = bound(slope: 0)
    for slope in slopes { best = max(best, bound(slope: slope)) }
    return best
  }

  private var slopes: [Int64] {
    var slopes: Set<Int64> = []
    for kind in room.kinds {
      for size in kind.sizes where size < term.prices.count {
        let row = term.prices[size]
        for count in row.indices.dropFirst() { slopes.insert(row[count] - row[count - 1]) }
        if slopes.count > Self.mostSlopes { return slopes.sorted() }
      }
    }
    return slopes.sorted()
  }

  private func bound(slope: Int64) -> Int64 {
    let rest = room.learners - total
    let least = room.least { kind, position in
      let size = room.kinds[kind].sizes.lowerBound + position
      let counts = max(0, size - rest)...max(0, size - rest, min(size, total))
      guard size < term.prices.count else { return nil }
      return counts.map { Int(term.prices[size][$0] - slope * Int64($0)) }.min()
    }
    guard let least, least != .max else { return .min / 4 }
    return slope * Int64(total) + Int64(least)
  }
}
