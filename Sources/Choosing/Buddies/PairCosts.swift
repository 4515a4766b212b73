import GroupingModel

/// What each two of some learners cost as buddies: a whole number, or forbidden.
package struct PairCosts: Sendable, Hashable {
  /// Learners, counted from 0.
  package let count: Int
  /// Row by row, both halves; `forbidden` where two may not meet, and on the diagonal.
  let table: [Int]

  static let forbidden = Int.max
  /// Largest cost, up or down, and largest number of learners: sums of prices then fit in `Int`.
  package static let mostCost = 1_000_000_000
  package static let mostLearners = 2_000

  /// - Parameter cost: of two learners, asked once each two, the lower one first; nil forbids.
  /// - Throws: `ModelError` for too many learners or a cost out of range.
  /// - Complexity: O(count squared).
  package init(
    count: Int, cost: (_ learner: Int, _ other: Int) throws -> Int?
  ) throws {
    guard (0...Self.mostLearners).contains(count) else {
      throw ModelError(
        "buddies are found for up to \(Self.mostLearners) learners, not for \(count)",
        remedy: "form them class by class")
    }
    var table = [Int](repeating: Self.forbidden, count: count * count)
    for learner in 0..<count {
      for other in (learner + 1)..<max(count, learner + 1) {
        guard let cost = try cost(learner, other) else { continue }
        guard cost.magnitude <= UInt(Self.mostCost) else {
          throw ModelError(
            "a pair costs \(cost), beyond \(Self.mostCost)", remedy: "use smaller weights")
        }
        table[learner * count + other] = cost
        table[other * count + learner] = cost
      }
    }
    self.count = count
    self.table = table
  }

  /// Of two learners; nil where forbidden, or both the same.
  package subscript(learner: Int, other: Int) -> Int? {
    let cost = table[learner * count + other]
    return cost == Self.forbidden ? nil : cost
  }

  /// Of three learners: the sum of their pairs; nil where one of these is forbidden.
  package func cost(of trio: Trio) -> Int? {
    guard let ab = self[trio.a, trio.b], let ac = self[trio.a, trio.c],
      let bc = self[trio.b, trio.c]
    else { return nil }
    return ab + ac + bc
  }

  /// Those of some learners among themselves, in their order.
  func among(_ learners: [Int]) -> [Int] {
    var part = [Int](repeating: Self.forbidden, count: learners.count * learners.count)
    for (row, learner) in learners.enumerated() {
      for (column, other) in learners.enumerated() {
        part[row * learners.count + column] = table[learner * count + other]
      }
    }
    return part
  }
}
