/// Chance for figures about who is like whom: learners change places over the whole term, and the
/// groups stay as they were.
///
/// Whatever formed the groups without a look at the trait - new ones each week, standing ones,
/// friends kept together, fewest repeats - each such exchange was as likely as what happened
/// (Fisher's randomisation test). Groups that stand all term count as one draw, not as many.
///
/// Who is not there in a round, is pinned, or has no value takes no part in it: the exchange of a
/// round is what the exchange of all learners induces on those who may move (each goes on to the
/// first of them on its cycle), which is uniform among them if the whole is.
struct Reassignment {
  /// Per round and place, the learner whose value is there.
  private(set) var sources: [[Int]]
  private let rounds: [TraitRound]
  private var next: [Int]
  private var isFree: [Bool]

  /// As it was.
  init(_ rounds: [TraitRound], learners: Int) {
    self.rounds = rounds
    sources = rounds.map(\.places)
    next = Array(0..<learners)
    isFree = [Bool](repeating: false, count: learners)
  }

  /// - Complexity: O(rounds x learners).
  mutating func draw(_ random: inout RandomSource) {
    for learner in next.indices { next[learner] = learner }
    random.shuffle(&next)
    for (index, round) in rounds.enumerated() {
      for place in round.free { isFree[round.places[place]] = true }
      for place in round.free {
        var learner = next[round.places[place]]
        while !isFree[learner] { learner = next[learner] }
        sources[index][place] = learner
      }
      for place in round.free { isFree[round.places[place]] = false }
    }
  }
}
