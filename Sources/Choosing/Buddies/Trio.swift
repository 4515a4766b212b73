/// Three learners, ascending.
package struct Trio: Sendable, Hashable, Comparable {
  package let a: Int
  package let b: Int
  package let c: Int

  package init(_ one: Int, _ two: Int, _ three: Int) {
    let (low, high) = (min(one, two), max(one, two))
    a = min(low, three)
    b = max(low, min(high, three))
    c = max(high, three)
  }

  package var members: [Int] { [a, b, c] }

  package func contains(_ learner: Int) -> Bool {
    learner == a || learner == b || learner == c
  }

  package static func < (left: Trio, right: Trio) -> Bool {
    (left.a, left.b, left.c) < (right.a, right.b, right.c)
  }
}
