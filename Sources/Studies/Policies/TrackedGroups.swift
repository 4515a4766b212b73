import Grouping

/// Rigid tracking: whoever begins low stays among the low.
package struct TrackedGroups: PlainPolicy {
  package static let about = PolicyDescription(
    name: "tracked",
    summary: "Neighbours by the scores before the term sit together, in all rounds.")

  package let usesTickets = false

  package init() {}

  package func seating(_ occasion: Occasion, _ random: inout RandomSource) -> Seating {
    if let first = occasion.past.first { return first }
    let order = occasion.ranked(by: occasion.room.scores, &random)
    return Seating(members: order, sizes: occasion.sizes)
  }
}
