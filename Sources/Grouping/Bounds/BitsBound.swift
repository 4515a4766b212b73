import GroupingModel

/// The least that groups can lack of what members must share, or must have between them.
struct BitsBound {
  private let term: BitsTerm
  private let room: Room

  init(_ term: BitsTerm, _ room: Room) {
    self.term = term
    self.room = room
  }

  var least: Int64 {
    term.combination == .union ? leastOfUnions : leastOfIntersections
  }

  /// An item is in at most as many groups as learners have it. Lagrangian relaxation of that: for any
  /// price of an item in a group, groups pay it and the class gets it back for all there can be.
  private var leastOfUnions: Int64 {
    let items = term.prices.count - 1
    let most = (0..<items).reduce(0) { sum, item in
      let holders = term.sets.count { $0[item / 64] >> UInt64(item % 64) & 1 == 1 }
      return sum + min(holders, room.groupCount.upperBound)
    }
    let slopes = Set(zip(term.prices, term.prices.dropFirst()).map { $0 - $1 }).union([0])
    return slopes.filter { $0 >= 0 }.sorted().reduce(Int64.min / 4) { best, slope in
      let cheapest = term.prices.enumerated().map { Int($1 + slope * Int64($0)) }.min() ?? 0
      let groups = room.least { _, _ in cheapest }
      return max(best, groups.map { Int64(clamping: $0) - slope * Int64(most) } ?? best)
    }
  }

  /// A group has at most the items of any member, so the members with the fewest items set its price.
  /// At best they are together, and the next ones in groups by themselves.
  private var leastOfIntersections: Int64 {
    let largest = room.kinds.map(\.sizes.upperBound).max() ?? 1
    var cheapest = term.prices
    for count in cheapest.indices.dropFirst() {
      cheapest[count] = min(cheapest[count], cheapest[count - 1])
    }
    guard cheapest.last ?? 0 >= 0 else { return .min / 4 }
    let own = term.sets.map { set in cheapest[set.reduce(0) { $0 + $1.nonzeroBitCount }] }
      .sorted(by: >)
    return stride(from: 0, to: own.count, by: max(1, largest)).reduce(0) { $0 + own[$1] }
  }
}
