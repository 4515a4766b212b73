/// Chance for figures about who is like whom: learners change places over the whole term - one takes
/// over another's groups and absences - and the groups stay as they were.
///
/// Whatever formed the groups without a look at the trait - new ones each week, standing ones,
/// friends kept together, fewest repeats - each such exchange was as likely as what happened
/// (Fisher's randomisation test). Groups that stand all term count as one draw, not as many.
///
/// Who has no value takes no part. Who is pinned in a round keeps the place in that round: its
/// exchange is the one that the exchange of all induces on the others (each goes on to the first of
/// them on its cycle), which is uniform among them if the whole is.
struct Reassignment {
  /// Per round and place, the learner whose value is there.
  private(set) var sources: [[Int]]
  private let rounds: [TraitRound]
  private let known: [Int]
  private var next: [Int]
  private var order: [Int]

  /// As it was.
  init(_ rounds: [TraitRound], _ trait: AuditTrait, learners: Int) {
    self.rounds = rounds
    sources = rounds.map(\.places)
    known = (0..<learners).filter(trait.isKnown)
    next = Array(0..<learners)
    order = known
  }

  /// - Complexity: O(rounds x learners).
  mutating func draw(_ random: inout RandomSource) {
    order = known
    random.shuffle(&order)
    for (learner, other) in zip(known, order) { next[learner] = other }
    for (index, round) in rounds.enumerated() {
      for (position, place) in round.places.enumerated() {
        var learner = place
        if !round.isPinned[place] {
          repeat { learner = next[learner] } while round.isPinned[learner]
        }
        sources[index][position] = learner
      }
    }
  }
}
