/// Two learners who work together, the lower one first.
package struct BuddyPair: Sendable, Hashable, Comparable {
  package let first: Int
  package let second: Int

  package init(_ one: Int, _ other: Int) {
    first = min(one, other)
    second = max(one, other)
  }

  package static func < (left: BuddyPair, right: BuddyPair) -> Bool {
    (left.first, left.second) < (right.first, right.second)
  }
}
