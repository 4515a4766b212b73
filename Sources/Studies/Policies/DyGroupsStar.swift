import Grouping

/// DyGroups for interaction "star", in which all learn from the best of their group: the `k`
/// highest lead one of `k` groups each; the others follow in blocks, the next highest with the best
/// leader.
///
/// Any followers give the same sum of gains in this round; these blocks leave the widest spread for
/// the rounds to come.
package struct DyGroupsStar: PlainPolicy {
  package static let about = PolicyDescription(
    name: "dygroups-star",
    summary:
      "The highest tickets lead one group each; the others follow in blocks, high with high.",
    source: "Wei, Koutis and Basu Roy 2021, Peer Learning Through Targeted Dynamic Groups "
      + "Formation (ICDE)")

  package let usesTickets = true

  package init() {}

  package func seating(_ occasion: Occasion, _ random: inout RandomSource) -> Seating {
    let order = occasion.ranked(by: occasion.tickets, &random)
    var groups = Array(occasion.sizes.indices)
    for (leader, size) in occasion.sizes.enumerated() {
      groups.append(contentsOf: repeatElement(leader, count: size - 1))
    }
    return occasion.seating(of: order, in: groups)
  }
}
