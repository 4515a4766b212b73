/// A price looked up by how many items all members share (`intersection`), or how many at least
/// one member has (`union`).
package struct BitsTerm: Sendable {
  package enum Combination: Sendable, Hashable {
    case intersection
    case union
  }

  /// Per learner, its items as bits; all arrays have the same number of words.
  package let sets: [[UInt64]]
  package let combination: Combination
  /// Prices by number of items, `0...items`.
  package let prices: [Int64]

  /// - Parameters:
  ///   - items: number of distinct items.
  ///   - sets: per learner, the items it has, each in `0..<items`.
  package init(
    items: Int, sets: [Set<Int>], combination: Combination, price: (_ count: Int) -> Int64
  ) {
    let words = max(1, (items + 63) / 64)
    self.sets = sets.map { set in
      var bits = [UInt64](repeating: 0, count: words)
      for item in set { bits[item / 64] |= 1 << UInt64(item % 64) }
      return bits
    }
    self.combination = combination
    prices = (0...items).map(price)
  }

  package func price(of members: [Int]) -> Int64 {
    guard var combined = members.first.map({ sets[$0] }) else { return 0 }
    for member in members.dropFirst() {
      for word in combined.indices {
        switch combination {
        case .intersection: combined[word] &= sets[member][word]
        case .union: combined[word] |= sets[member][word]
        }
      }
    }
    return prices[combined.reduce(0) { $0 + $1.nonzeroBitCount }]
  }
}
