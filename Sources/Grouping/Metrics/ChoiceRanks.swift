/// Which of their choices learners got, and how evenly that is spread over them.
package struct ChoiceRanks: Sendable {
  /// Per round and learner, which choice was got; nil where none is known.
  private(set) var ranks: [[Int?]]
  private let free: [[Int]]
  private let learners: Int
  private var buffer: [Int?] = []

  init(_ record: TermRecord) {
    learners = record.learners
    ranks = record.rounds.map(\.choices)
    free = record.rounds.map { round in
      round.present.filter { round.choices[$0] != nil && !round.isPinned[$0] }
    }
  }

  /// How many placements got the first choice, the second, and so on.
  var profile: [Int] {
    let known = ranks.joined().compactMap { $0 }
    guard let last = known.max() else { return [] }
    var counts = [Int](repeating: 0, count: last)
    for rank in known { counts[rank - 1] += 1 }
    return counts
  }

  /// Gini's coefficient of the learners' mean choice: 0 where all fared alike; nil where fewer than
  /// two had one.
  ///
  /// - Complexity: O(rounds x learners + learners log learners).
  var gini: Double? {
    let means = (0..<learners).compactMap { learner -> Double? in
      let own = ranks.compactMap { $0[learner] }
      return own.isEmpty ? nil : Double(own.reduce(0, +)) / Double(own.count)
    }.sorted()
    guard means.count > 1 else { return nil }
    let number = Double(means.count)
    // Sum of (2 i - n - 1) x_i over n sum x, for x ascending and i from 1.
    let weighted = means.enumerated().reduce(0.0) {
      $0 + (2 * Double($1.offset + 1) - number - 1) * $1.element
    }
    return weighted / (number * means.reduce(0, +))
  }

  /// Chance: in each round those who got one of their choices, and were not pinned, change what
  /// they got.
  mutating func draw(_ random: inout RandomSource) {
    for (round, learners) in free.enumerated() {
      var order = Array(learners.indices)
      random.shuffle(&order)
      buffer = learners.map { ranks[round][$0] }
      for (position, from) in order.enumerated() {
        ranks[round][learners[position]] = buffer[from]
      }
    }
  }
}
