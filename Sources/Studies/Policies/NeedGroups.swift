import Grouping

/// Groups for need: whoever needs help most sits together, all others are mixed.
///
/// In need is who lies more than half a standard deviation below the mean of this round's tickets,
/// or the lowest quarter where nobody does. As many groups as they fill, to the nearest, at least
/// one and the smaller ones first, are groups for need: the lowest tickets take their places by
/// lot.
package struct NeedGroups: PlainPolicy {
  package static let about = PolicyDescription(
    name: "needs",
    summary: "Those whose tickets lie clearly below the class's mean sit together, others by lot.")

  package let usesTickets = true

  package init() {}

  package func seating(_ occasion: Occasion, _ random: inout RandomSource) -> Seating {
    let order = occasion.ranked(by: occasion.tickets, &random)
    let places = places(for: inNeed(occasion.tickets), in: occasion.sizes)
    var needy = Array(order.suffix(places))
    var others = Array(order.dropLast(places))
    random.shuffle(&needy)
    random.shuffle(&others)
    return Seating(members: others + needy, sizes: occasion.sizes)
  }

  /// How many are in need.
  private func inNeed(_ tickets: [Double]) -> Int {
    let count = Double(tickets.count)
    let mean = tickets.reduce(0, +) / count
    let variance = tickets.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / count
    let line = mean - variance.squareRoot() / 2
    let below = tickets.count { $0 < line }
    return below > 0 ? below : (tickets.count + 2) / 4
  }

  /// Places of the last group, and of those before it, but the first, that are half filled or more.
  private func places(for needy: Int, in sizes: [Int]) -> Int {
    var places = sizes.last ?? 0
    for size in sizes.dropFirst().dropLast().reversed()
    where 2 * (needy - places) >= size { places += size }
    return places
  }
}
