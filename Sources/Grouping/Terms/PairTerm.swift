/// Sum over member pairs of a price.
package struct PairTerm: Sendable {
  /// Two learners, `first < second`, and what it is worth to have them together.
  package struct Entry: Sendable, Hashable {
    package let first: Int
    package let second: Int
    package let price: Int64

    fileprivate func isBefore(_ other: Entry) -> Bool {
      first == other.first ? second < other.second : first < other.first
    }
  }

  /// Pairs with a price other than 0, each once, sorted by first, then second learner.
  package let entries: [Entry]

  /// Adds up the prices given for each unordered pair; pairs of a learner with itself are ignored.
  ///
  /// - Complexity: O(prices x log prices).
  package init(_ prices: [(Int, Int, Int64)]) {
    var sorted: [Entry] = []
    sorted.reserveCapacity(prices.count)
    for (one, other, price) in prices where one != other {
      sorted.append(Entry(first: min(one, other), second: max(one, other), price: price))
    }
    sorted.sort { $0.isBefore($1) }
    entries = Self.merged(sorted)
  }

  /// A price for every pair, asked in the order of `entries`.
  ///
  /// - Complexity: O(learners squared).
  package init(learners: Int, price: (_ first: Int, _ second: Int) -> Int64) {
    var entries: [Entry] = []
    for first in 0..<learners {
      for second in (first + 1)..<learners {
        let price = price(first, second)
        if price != 0 { entries.append(Entry(first: first, second: second, price: price)) }
      }
    }
    self.entries = entries
  }

  /// - Complexity: O(size squared x log entries).
  package func price(of members: [Int]) -> Int64 {
    var sum: Int64 = 0
    for (index, one) in members.enumerated() {
      for other in members[(index + 1)...] { sum += price(of: one, and: other) }
    }
    return sum
  }

  /// The price of having two learners together, in any order.
  ///
  /// - Complexity: O(log entries).
  package func price(of one: Int, and other: Int) -> Int64 {
    let wanted = Entry(first: min(one, other), second: max(one, other), price: 0)
    var low = 0
    var high = entries.count
    while low < high {
      let middle = (low + high) / 2
      if entries[middle].isBefore(wanted) { low = middle + 1 } else { high = middle }
    }
    guard low < entries.count, !wanted.isBefore(entries[low]) else { return 0 }
    return entries[low].price
  }

  /// One entry per run of equal pairs, with the run's sum.
  private static func merged(_ sorted: [Entry]) -> [Entry] {
    var merged: [Entry] = []
    for entry in sorted {
      guard let last = merged.last, !last.isBefore(entry) else {
        merged.append(entry)
        continue
      }
      merged[merged.count - 1] = Entry(
        first: last.first, second: last.second, price: last.price + entry.price)
    }
    return merged.filter { $0.price != 0 }
  }
}
