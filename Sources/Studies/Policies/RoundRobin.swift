import Grouping

/// Everybody with everybody: the meetings so far within groups add up to as little as can be found.
/// That keeps the sum of squared meetings of the term lowest: one more of m adds 2m + 1.
package struct RoundRobin: PlainPolicy {
  package static let about = PolicyDescription(
    name: "round-robin", summary: "Everybody meets as many new people as possible.")

  package let usesTickets = false

  package init() {}

  package func seating(_ occasion: Occasion, _ random: inout RandomSource) -> Seating {
    let (met, count) = (occasion.met, occasion.room.count)
    let search = SwapSearch(sizes: occasion.sizes, tries: 8) { members, group in
      var sum = 0
      for one in group {
        for other in group.lowerBound..<one {
          sum += Int(met[members[one] * count + members[other]])
        }
      }
      return sum
    }
    return search.seating(&random)
  }
}
