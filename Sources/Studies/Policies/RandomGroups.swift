import Grouping

/// Anybody with anybody.
package struct RandomGroups: PlainPolicy {
  package static let about = PolicyDescription(
    name: "random", summary: "Groups are drawn by lot, anew each round.")

  package let usesTickets = false

  package init() {}

  package func seating(_ occasion: Occasion, _ random: inout RandomSource) -> Seating {
    return Seating(members: occasion.shuffled(&random), sizes: occasion.sizes)
  }
}
