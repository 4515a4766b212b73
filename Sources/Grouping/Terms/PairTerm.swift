/// Sum over member pairs of a price.
package struct PairTerm: Sendable {
  /// Two learners, `first < second`, and what it is worth to have them together.
  package struct Entry: Sendable, Hashable {
    package let first: Int
    package let second: Int
    package let price: Int64
  }

  /// Pairs with a price other than 0, each once, sorted by first, then second learner.
  package let entries: [Entry]

  /// Adds up the prices given for each unordered pair; pairs of a learner with itself are ignored.
  package init(_ prices: [(Int, Int, Int64)]) {
    var sums: [[Int]: Int64] = [:]
    for (one, other, price) in prices where one != other {
      sums[[min(one, other), max(one, other)], default: 0] += price
    }
    entries =
      sums.filter { $0.value != 0 }
      .map { Entry(first: $0.key[0], second: $0.key[1], price: $0.value) }
      .sorted { ($0.first, $0.second) < ($1.first, $1.second) }
  }

  package func price(of members: [Int]) -> Int64 {
    let inside = Set(members)
    return entries.reduce(0) {
      inside.contains($1.first) && inside.contains($1.second) ? $0 + $1.price : $0
    }
  }
}
