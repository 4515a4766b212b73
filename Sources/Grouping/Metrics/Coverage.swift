/// How many of all pairs of learners have been together at least once, and how often pairs met
/// again.
package struct Coverage: Sendable {
  /// Bits of learners per word.
  private static let width = UInt64.bitWidth

  private let learners: Int
  private let words: Int
  /// Row-major, a bit per learner met, oneself included.
  private var met: [UInt64]

  init(learners: Int) {
    self.learners = learners
    words = (learners + Self.width - 1) / Self.width
    met = [UInt64](repeating: 0, count: learners * words)
  }

  /// Pairs that have been together.
  ///
  /// - Parameters:
  ///   - groupOf: per round and learner the group, or `RecordedRound.absent`.
  ///   - groups: groups per round.
  /// - Complexity: O(rounds x learners squared / 64).
  mutating func pairsMet(_ groupOf: [[Int]], groups: [Int]) -> Int {
    for index in met.indices { met[index] = 0 }
    for (round, count) in zip(groupOf, groups) { add(round, groups: count) }
    var bits = 0
    for row in 0..<learners {
      let own = met[(row * words)..<((row + 1) * words)]
      let number = own.reduce(0) { $0 + $1.nonzeroBitCount }
      if number > 0 { bits += number - 1 }
    }
    return bits / 2
  }

  private mutating func add(_ groupOf: [Int], groups: Int) {
    var masks = [UInt64](repeating: 0, count: groups * words)
    for (learner, group) in groupOf.enumerated() where group >= 0 {
      masks[group * words + learner / Self.width] |= 1 << UInt64(learner % Self.width)
    }
    for (learner, group) in groupOf.enumerated() where group >= 0 {
      for word in 0..<words { met[learner * words + word] |= masks[group * words + word] }
    }
  }
}

extension Coverage {
  /// What can be said of pairs before any round is looked at.
  package struct Limits: Sendable {
    /// Pairs of learners who were there in some round.
    package let pairs: Int
    /// Meetings of pairs in all rounds.
    package let meetings: Int
    /// Pairs that can have met at most: nobody meets more than they had team-mates, so that with
    /// equal groups the share is min(1, R (s - 1) / (N - 1)).
    package let most: Int
    /// Pairs that meet on average under chance: 1 - (1 - (s - 1) / (N - 1))^R of all with equal
    /// groups; in general a pair misses each round that both attend with 1 - its probability.
    package let expected: Double

    /// - Complexity: O(rounds x learners squared).
    init(_ record: TermRecord) {
      let placed = record.wasPlaced
      let learners = (0..<record.learners).filter { placed[$0] }
      pairs = learners.count * max(0, learners.count - 1) / 2
      meetings = record.rounds.reduce(0) { $0 + $1.pairs }
      var mates = [Int](repeating: 0, count: record.learners)
      for round in record.rounds {
        for learner in round.present { mates[learner] += round.sizes[round.groupOf[learner]] - 1 }
      }
      most = mates.reduce(0) { $0 + min($1, max(0, learners.count - 1)) } / 2
      expected = Self.expected(record, learners)
    }

    private static func expected(_ record: TermRecord, _ learners: [Int]) -> Double {
      let misses = record.rounds.map { 1 - $0.pairProbability }
      var sum = 0.0
      for (index, first) in learners.enumerated() {
        for second in learners[..<index] {
          var miss = 1.0
          for (round, own) in zip(record.rounds, misses)
          where round.groupOf[first] >= 0 && round.groupOf[second] >= 0 { miss *= own }
          sum += 1 - miss
        }
      }
      return sum
    }
  }
}
