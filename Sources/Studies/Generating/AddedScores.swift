/// Scores for a class that has none: standard normal over all classes.
package struct AddedScores: Sendable {
  /// Share of the variance of scores that lies between classes; 0 to 1.
  package var intraClass: Double

  package init(intraClass: Double = 0) { self.intraClass = intraClass }

  package func added(to room: Classroom, seed: UInt64) -> Classroom {
    let draws = Draws(seed: seed, of: room.id).of(.scores)
    let mean = intraClass.squareRoot() * draws.normal(.generator, -1)
    let within = (1 - intraClass).squareRoot()
    return room.with(
      scores: (0..<room.count).map { mean + within * draws.normal(.generator, $0) })
  }
}
