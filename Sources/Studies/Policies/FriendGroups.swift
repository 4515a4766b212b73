import Grouping

/// Friendship alone: as many as can be sit with somebody they wish for.
package struct FriendGroups: PlainPolicy {
  package static let about = PolicyDescription(
    name: "friends",
    summary: "As many learners as possible get somebody they wish for; then as many wishes.")

  package let usesTickets = false

  package init() {}

  package func seating(_ occasion: Occasion, _ random: inout RandomSource) -> Seating {
    let count = occasion.room.count
    let wished = wished(occasion.room)
    let search = SwapSearch(sizes: occasion.sizes, tries: 4) { members, group in
      var price = 0
      for place in group {
        let row = members[place] * count
        var fulfilled = 0
        for other in group { fulfilled += wished[row + members[other]] }
        price -= fulfilled > 0 ? 1000 + fulfilled : 0
      }
      return price
    }
    return search.seating(&random)
  }

  /// Row-major, learners x learners: 1 where the first wishes for the second.
  private func wished(_ room: Classroom) -> [Int] {
    var wished = [Int](repeating: 0, count: room.count * room.count)
    for (learner, wishes) in room.wishes.enumerated() {
      for other in wishes { wished[learner * room.count + other] = 1 }
    }
    return wished
  }
}
