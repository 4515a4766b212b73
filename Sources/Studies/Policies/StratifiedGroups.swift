import Grouping

/// Mixed groups by lot within strata; a last stratum that is short goes to the larger groups.
package struct StratifiedGroups: PlainPolicy {
  package static let about = PolicyDescription(
    name: "stratified",
    summary: "Each group gets one of each stratum of this round's tickets, by lot.")

  package let usesTickets = true

  package init() {}

  package func seating(_ occasion: Occasion, _ random: inout RandomSource) -> Seating {
    let order = occasion.ranked(by: occasion.tickets, &random)
    var rows = occasion.rows
    for row in rows.indices { random.shuffle(&rows[row]) }
    return occasion.seating(of: order, in: rows.flatMap { $0 })
  }
}
