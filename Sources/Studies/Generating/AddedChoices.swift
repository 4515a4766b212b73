/// Topics in order of preference, for a class where nobody was asked: complete rankings of the
/// Plackett-Luce model with topics that are more or less popular in the class.
package struct AddedChoices: Sendable {
  package var topics: Int
  /// Standard deviation of the logarithm of a topic's popularity; 0 for topics liked alike.
  package var spread: Double

  package init(topics: Int, spread: Double = 1) {
    self.topics = topics
    self.spread = spread
  }

  package func added(to room: Classroom, seed: UInt64) -> Classroom {
    let draws = Draws(seed: seed, of: room.id)
    let popularity = (0..<topics).map { spread * draws.of(.topics).normal(.generator, $0) }
    return room.with(
      choices: (0..<room.count).map { draws.of(.choices).ranked(popularity, for: $0) })
  }
}
