import Grouping

/// Flexible ability groups: sorted again whenever there is news.
package struct SortedGroups: PlainPolicy {
  package static let about = PolicyDescription(
    name: "sorted", summary: "Neighbours by this round's tickets sit together.")

  package let usesTickets = true

  package init() {}

  package func seating(_ occasion: Occasion, _ random: inout RandomSource) -> Seating {
    let order = occasion.ranked(by: occasion.tickets, &random)
    return Seating(members: order, sizes: occasion.sizes)
  }
}
