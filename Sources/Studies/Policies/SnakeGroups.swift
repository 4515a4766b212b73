import Grouping

/// The draft of sports teams: there and back again.
package struct SnakeGroups: PlainPolicy {
  package static let about = PolicyDescription(
    name: "snake",
    summary:
      "From the highest ticket down, dealt to the groups in turn, every second row backwards.")

  package let usesTickets = true

  package init() {}

  package func seating(_ occasion: Occasion, _ random: inout RandomSource) -> Seating {
    let order = occasion.ranked(by: occasion.tickets, &random)
    let groups = occasion.rows.enumerated().flatMap { $0 % 2 == 0 ? $1 : $1.reversed() }
    return occasion.seating(of: order, in: groups)
  }
}
