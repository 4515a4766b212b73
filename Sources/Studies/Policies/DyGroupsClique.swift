import Grouping

/// DyGroups for interaction "clique", in which each learns from the mean of those above: the i-th
/// of `k` groups gets those with ranks i, i + k, i + 2k ...
///
/// The sum of a round's gains weighs a member by its rank in the group, higher ranks more; so by
/// the rearrangement inequality each row of `k` neighbours goes one to a group. The best go to the
/// larger groups, where the same rank weighs more.
package struct DyGroupsClique: PlainPolicy {
  package static let about = PolicyDescription(
    name: "dygroups-clique",
    summary: "From the highest ticket down, dealt to the groups in turn, always forwards.",
    source: "Wei, Koutis and Basu Roy 2021, Peer Learning Through Targeted Dynamic Groups "
      + "Formation (ICDE)")

  package let usesTickets = true

  package init() {}

  package func seating(_ occasion: Occasion, _ random: inout RandomSource) -> Seating {
    let order = occasion.ranked(by: occasion.tickets, &random)
    return occasion.seating(of: order, in: occasion.rows.flatMap { $0 })
  }
}
