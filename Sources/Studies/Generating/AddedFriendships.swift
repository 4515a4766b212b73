/// Whom learners would like to work with, for a class where nobody was asked.
///
/// In random order, each draws wishes without replacement: somebody with weight exp(alike x same
/// category - near x distance of scores + reciprocity x wished by that one already), the
/// conditional logit of actor-oriented network models (Snijders 2001) without their rounds.
package struct AddedFriendships: Sendable {
  /// How many each wishes for, drawn evenly; fewer in a class too small.
  package var wishes = 1...3
  /// Column of `alike`; a class without it has none of that.
  package var column = "gender"
  package var alike = 1.0
  /// For each standard deviation between scores.
  package var near = 0.5
  package var reciprocity = 1.5

  package init() {}

  package func added(to room: Classroom, seed: UInt64) -> Classroom {
    let draws = Draws(seed: seed, of: room.id)
    let order = draws.of(.friendOrder).ranked(
      [Double](repeating: 0, count: room.count), for: 0)
    var wishes = [[Int]](repeating: [], count: room.count)
    for learner in order {
      let span = Double(self.wishes.upperBound - self.wishes.lowerBound + 1)
      let drawn = draws.of(.friendCount).uniform(.generator, learner)
      let count = self.wishes.lowerBound + Int(span * drawn)
      let ranked = draws.of(.friends).ranked(
        utilities(of: learner, in: room, wishes), for: learner)
      wishes[learner] = Array(ranked.filter { $0 != learner }.prefix(count))
    }
    return room.with(wishes: wishes)
  }

  /// Logarithms of weights, of everybody for one learner.
  private func utilities(of learner: Int, in room: Classroom, _ wishes: [[Int]]) -> [Double] {
    let categories = room.categories.first { $0.name == column }?.values
    return (0..<room.count).map { other in
      let same = categories.map { $0[learner] != nil && $0[learner] == $0[other] } ?? false
      return (same ? alike : 0) - near * abs(room.scores[learner] - room.scores[other])
        + (wishes[other].contains(learner) ? reciprocity : 0)
    }
  }
}
