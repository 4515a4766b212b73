/// Classes of made-up learners: scores, columns, friendships and choices, from a seed.
///
/// A class depends on the seed, the name and its number alone, not on other classes.
package struct ClassGenerator: Sendable {
  package let seed: UInt64
  /// Source of the classes, in their identifiers.
  package var name = "generated"
  package var learners = 20...30
  package var scores = AddedScores(intraClass: 0.15)
  /// Of learners, of the category "f" of column `gender`.
  package var female = 0.5
  /// Of learners, "yes" in column `disadvantaged`.
  package var disadvantaged = 0.25
  /// Correlation of the score with the normal variable that makes learners disadvantaged above a
  /// threshold; below 0 where they score lower.
  package var disadvantage = -0.3
  /// nil for none.
  package var friendships: AddedFriendships? = AddedFriendships()
  package var choices: AddedChoices?

  package init(seed: UInt64) { self.seed = seed }

  /// - Parameter index: from 0.
  package func classroom(index: Int) -> Classroom {
    let id = "\(name)/\(index)"
    let draws = Draws(seed: seed, of: id)
    let span = Double(learners.upperBound - learners.lowerBound + 1)
    let count = learners.lowerBound + Int(span * draws.of(.size).uniform(.generator))
    let bare = Classroom(
      id: id, origin: .synthetic, scores: [Double](repeating: 0, count: count))
    var room = scores.added(to: bare, seed: seed)
    room = room.with(categories: [
      gender(room, draws.of(.gender)), disadvantaged(room, draws.of(.disadvantage)),
    ])
    room = friendships?.added(to: room, seed: seed) ?? room
    return choices?.added(to: room, seed: seed) ?? room
  }

  private func gender(_ room: Classroom, _ draws: Draws) -> CategoryColumn {
    let cells = (0..<room.count).map { draws.uniform(.generator, $0) < female ? "f" : "m" }
    return CategoryColumn(name: "gender", cells: cells)
  }

  private func disadvantaged(_ room: Classroom, _ draws: Draws) -> CategoryColumn {
    let rest = (1 - disadvantage * disadvantage).squareRoot()
    let cells = room.scores.enumerated().map { learner, score in
      let latent = disadvantage * score + rest * draws.normal(.generator, learner)
      return latent > NormalQuantile.of(1 - disadvantaged) ? "yes" : "no"
    }
    return CategoryColumn(name: "disadvantaged", cells: cells)
  }
}
