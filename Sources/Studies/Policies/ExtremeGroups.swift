import Grouping

/// Bimodal groups: the lowest third sits with the highest, the middle by itself.
///
/// About a third of the groups, the smaller ones, take the middle of the order by ticket; highest
/// and lowest are dealt at random over the others, so that each gets as many of both as can be. (An
/// optimum computed from observed peer effects, which harmed those it was to help.)
package struct ExtremeGroups: PlainPolicy {
  package static let about = PolicyDescription(
    name: "extremes",
    summary: "Low tickets sit with high ones, middle ones among themselves.",
    source: "Carrell, Sacerdote and West 2013, From Natural Variation to Optimal Policy? The "
      + "Importance of Endogenous Peer Group Formation (Econometrica)")

  package let usesTickets = true

  package init() {}

  package func seating(_ occasion: Occasion, _ random: inout RandomSource) -> Seating {
    let order = occasion.ranked(by: occasion.tickets, &random)
    let bimodal = occasion.sizes.count - (occasion.sizes.count + 1) / 3
    let outer = occasion.sizes.prefix(bimodal).reduce(0, +)
    var high = Array(order.prefix((outer + 1) / 2))
    var middle = Array(order[high.count..<(high.count + order.count - outer)])
    var low = Array(order.suffix(outer / 2))
    random.shuffle(&high)
    random.shuffle(&middle)
    random.shuffle(&low)
    let rows = occasion.rows.flatMap { $0 }
    let groups = rows.filter { $0 < bimodal } + rows.filter { $0 >= bimodal }
    return occasion.seating(of: high + low + middle, in: groups)
  }
}
