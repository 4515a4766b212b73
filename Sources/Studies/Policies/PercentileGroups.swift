import Grouping

/// Groups for learners who rise to the p-percentile of the higher members of their group.
///
/// With p = 50, the median, the one with h higher members rises to rank `h / 2`, rounded down and
/// counted from 0: in a group of n, ranks below `n / 2` lift two each (the best lifts itself too),
/// and where n is odd the next one lifts one. By the rearrangement inequality the sum of gains is
/// greatest where the highest of the class have the places that lift most: half of each group, then
/// the middle places of odd groups. Who takes places that lift nobody changes nothing; they are
/// filled in order.
package struct PercentileGroups: PlainPolicy {
  package static let about = PolicyDescription(
    name: "percentile",
    summary: "The higher half by ticket spreads over all groups in blocks, the lower half follows.",
    source:
      "Agrawal, Nandanwar and Murty 2017, Grouping Students for Maximizing Learning from Peers "
      + "(EDM)")

  package let usesTickets = true

  /// 100 / (100 - p).
  private let lifted = 2

  package init() {}

  package func seating(_ occasion: Occasion, _ random: inout RandomSource) -> Seating {
    let order = occasion.ranked(by: occasion.tickets, &random)
    return occasion.seating(of: order, in: places(occasion.sizes))
  }

  /// Groups place by place, from the places that lift most members to those that lift none.
  func places(_ sizes: [Int]) -> [Int] {
    stride(from: lifted, through: 0, by: -1).flatMap { weight in
      sizes.enumerated().flatMap { group, size in
        (0..<size).filter { min(lifted, max(0, size - $0 * lifted)) == weight }.map { _ in group }
      }
    }
  }
}
