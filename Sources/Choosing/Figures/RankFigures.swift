/// What ranks tell of how learners fare.
package struct RankFigures: Sendable, Equatable {
  /// Learners at each rank, the first one's at position 0.
  package let profile: [Int]
  /// nil where nobody counts a rank.
  package let worst: Worst?
  /// Sum of ranks.
  package let total: Int
  /// Gini coefficient of the ranks; 0 where all have the same.
  package let gini: Double

  /// The worst rank that anybody has, and who.
  package struct Worst: Sendable, Hashable {
    package let rank: Int
    package let learners: [Int]
  }

  /// - Parameters:
  ///   - ranks: one a learner, from 1 on; nil for who counts none.
  ///   - last: the worst rank that there is, which may be anybody's or nobody's.
  package init(_ ranks: [Int?], to last: Int) {
    let given = ranks.compactMap { $0 }
    let most = given.max()
    var profile = [Int](repeating: 0, count: max(last, most ?? 0))
    for rank in given { profile[rank - 1] += 1 }
    self.profile = profile
    worst = most.map { most in
      Worst(rank: most, learners: ranks.indices.filter { ranks[$0] == most })
    }
    total = given.reduce(0, +)
    gini = Gini.coefficient(given.map(Double.init))
  }
}

/// How uneven numbers are: half of the mean difference between two of them, over their mean.
package enum Gini {
  /// - Parameter values: none below 0.
  /// - Complexity: O(values x log).
  package static func coefficient(_ values: [Double]) -> Double {
    let total = values.reduce(0, +)
    guard total > 0 else { return 0 }
    // Sum over all pairs of their difference, each pair once.
    let spread = values.sorted().enumerated().reduce(0.0) {
      $0 + Double(2 * $1.offset + 1 - values.count) * $1.element
    }
    return spread / (Double(values.count) * total)
  }

  /// The coefficient of each learner's mean over the rounds; who has no rank in any does not count.
  package static func overRounds(_ ranks: [[Int]]) -> Double {
    coefficient(
      ranks.filter { !$0.isEmpty }.map { Double($0.reduce(0, +)) / Double($0.count) })
  }
}
