/// A theory of how learners learn from one another.
package protocol LearnerModel: Sendable {
  static var about: ModelDescription { get }

  /// - Parameter values: one for each of `about.parameters`, within its range.
  init(_ values: ModelValues)

  /// Learners before the first round.
  func start(_ room: Classroom, draws: Draws) -> Learners

  /// What an entrance ticket shows of each learner in a round: what policies may look at.
  func tickets(_ learners: Learners, round: Int, luck: Luck) -> [Double]

  /// Whether each learner needs help with what the round is about.
  func needs(_ learners: Learners, round: Int) -> [Bool]

  /// What learners know after a round in these groups.
  func teach(
    _ learners: inout Learners, in seating: Seating, of room: Classroom, round: Int, luck: Luck)
}

/// What a study's manual and its checks know of a model.
package struct ModelDescription: Sendable {
  /// As study files call it.
  package let name: String
  /// One sentence for people.
  package let summary: String
  /// Paper or book that it comes from.
  package let source: String
  /// What a round does to a learner, with the parameters' names.
  package let equation: String
  package let parameters: [ModelParameter]

  package init(
    name: String, summary: String, source: String, equation: String = "",
    parameters: [ModelParameter]
  ) {
    self.name = name
    self.summary = summary
    self.source = source
    self.equation = equation
    self.parameters = parameters
  }
}

package struct ModelParameter: Sendable {
  package let name: String
  package let meaning: String
  package let standard: Double
  package let range: ClosedRange<Double>
  /// Whether it counts something.
  package let isWhole: Bool

  package init(
    _ name: String, _ meaning: String, standard: Double, range: ClosedRange<Double>,
    isWhole: Bool = false
  ) {
    self.name = name
    self.meaning = meaning
    self.standard = standard
    self.range = range
    self.isWhole = isWhole
  }
}

/// Values of a model's parameters, and what all models share.
package struct ModelValues: Sendable, Hashable {
  /// Multiplies what peers do to a learner: 1 as the model says, 0 nothing, below 0 the reverse.
  package let effect: Double
  /// Deviation of what a learner gains by luck in a round, in standard deviations of scores.
  package let learningNoise: Double
  /// Deviation of the error of an entrance ticket.
  package let ticketNoise: Double
  /// By name.
  private let values: [String: Double]

  package init(
    _ values: [String: Double] = [:], of about: ModelDescription, effect: Double = 1,
    learningNoise: Double = 0, ticketNoise: Double = 0
  ) {
    let standard = about.parameters.map { ($0.name, $0.standard) }
    self.values = Dictionary(standard) { $1 }.merging(values) { $1 }
    self.effect = effect
    self.learningNoise = learningNoise
    self.ticketNoise = ticketNoise
  }

  /// 0 for a name that the model does not have.
  package subscript(_ name: String) -> Double { values[name] ?? 0 }
}

/// What learners know.
package struct Learners: Sendable {
  /// One number per learner, in standard deviations of scores.
  package var skill: [Double]
  /// Row-major, learners x skills: whether each is mastered; empty for models of one skill.
  package var mastered: [Bool]

  package init(skill: [Double], mastered: [Bool] = []) {
    self.skill = skill
    self.mastered = mastered
  }
}

/// Luck of a class with a seed, drawn once for all that is compared.
package struct Luck: Sendable {
  package let draws: Draws
  /// Row-major, rounds x learners, standard normal.
  package let learning: [Double]
  package let ticket: [Double]

  package init(_ draws: Draws, rounds: Int, learners: Int) {
    self.draws = draws
    func numbers(_ stream: Draws.Stream) -> [Double] {
      (0..<(rounds * learners)).map { draws.normal(stream, $0 / learners, $0 % learners) }
    }
    learning = numbers(.learning)
    ticket = numbers(.ticket)
  }
}
