/// Whether groups of a round live on in the next: the correlation, over pairs of learners who are
/// there in both, of being together in one and in the other, pooled over all successive rounds.
/// 0 under chance, 1 where groups stay as they are, below 0 where those who were together part.
package struct CarryOver: Sendable {
  private var table: [Int]
  private let groups: [Int]

  /// - Parameter groups: groups per round.
  init(groups: [Int]) {
    self.groups = groups
    let cells = zip(groups, groups.dropFirst()).map { $0 * $1 }
    table = [Int](repeating: 0, count: cells.max() ?? 0)
  }

  /// nil where in no two successive rounds some are together and others not.
  ///
  /// - Complexity: O(rounds x learners).
  mutating func value(_ groupOf: [[Int]]) -> Double? {
    var (excess, scale) = (0.0, 0.0)
    for round in groupOf.indices.dropLast() {
      let (both, first, second, all) = pairs(groupOf[round], groupOf[round + 1], at: round)
      guard all > 0 else { continue }
      excess += both - first * second / all
      scale += (first * (all - first) * second * (all - second)).squareRoot() / all
    }
    return scale > 0 ? excess / scale : nil
  }

  /// Pairs of those who are there in both rounds: together in both, in the first, in the second,
  /// and all.
  private mutating func pairs(
    _ first: [Int], _ second: [Int], at round: Int
  ) -> (both: Double, first: Double, second: Double, all: Double) {
    let width = groups[round + 1]
    var (own, next) = (
      [Int](repeating: 0, count: groups[round]), [Int](repeating: 0, count: width)
    )
    var (both, one, other, all, seen) = (0, 0, 0, 0, 0)
    for learner in first.indices where first[learner] >= 0 && second[learner] >= 0 {
      let cell = first[learner] * width + second[learner]
      both += table[cell]
      one += own[first[learner]]
      other += next[second[learner]]
      all += seen
      table[cell] += 1
      own[first[learner]] += 1
      next[second[learner]] += 1
      seen += 1
    }
    for learner in first.indices where first[learner] >= 0 && second[learner] >= 0 {
      table[first[learner] * width + second[learner]] = 0
    }
    return (Double(both), Double(one), Double(other), Double(all))
  }
}
