@testable import Studies

/// Classes, groupings and small calls that the tests of the models share.
enum ModelFixture {
  /// A class with standard normal scores; each learner wishes for the next two.
  static func room(_ count: Int, seed: UInt64) -> Classroom {
    let draws = Draws(seed: seed, of: "room")
    return Classroom(
      id: "room \(seed)", origin: .synthetic,
      scores: (0..<count).map { draws.normal(.generator, $0) },
      wishes: (0..<count).map { [($0 + 1) % count, ($0 + 2) % count] })
  }

  /// A random partition into groups of `size`, the last one smaller if need be.
  static func seating(_ count: Int, size: Int, seed: UInt64) -> Seating {
    let draws = Draws(seed: seed, of: "seating")
    let order = (0..<count).sorted { draws.bits(.policy, $0) < draws.bits(.policy, $1) }
    return Seating(groups: groups(order, size: size))
  }

  static func groups(_ order: [Int], size: Int) -> [[Int]] {
    stride(from: 0, to: order.count, by: size).map {
      Array(order[$0..<min($0 + size, order.count)])
    }
  }

  static func luck(_ count: Int, seed: UInt64 = 1, rounds: Int = 3) -> Luck {
    Luck(Draws(seed: seed, of: "luck"), rounds: rounds, learners: count)
  }

  /// The luck that `after` and `gains` use.
  static func luck(of room: Classroom) -> Luck {
    Luck(Draws(seed: 1, of: room.id), rounds: 1, learners: room.count)
  }

  static func values(
    of model: any LearnerModel.Type, _ values: [String: Double] = [:], effect: Double = 1,
    learningNoise: Double = 0, ticketNoise: Double = 0
  ) -> ModelValues {
    ModelValues(
      values, of: model.about, effect: effect, learningNoise: learningNoise,
      ticketNoise: ticketNoise)
  }

  /// Learners after the first round.
  static func after(_ model: any LearnerModel, _ room: Classroom, _ seating: Seating) -> Learners {
    let luck = luck(of: room)
    var learners = model.start(room, draws: luck.draws)
    model.teach(&learners, in: seating, of: room, round: 0, luck: luck)
    return learners
  }

  /// What the first round brings each learner.
  static func gains(_ model: any LearnerModel, _ room: Classroom, _ seating: Seating) -> [Double] {
    let before = model.start(room, draws: luck(of: room).draws).skill
    return zip(after(model, room, seating).skill, before).map { $0 - $1 }
  }

  /// What a group's company does to each of its members.
  static func effects<Model: SkillEffect>(
    _ model: Model.Type, _ group: [Double], _ values: [String: Double]
  ) -> [Double] {
    Model(self.values(of: model, values)).effects(group)
  }
}

/// Whether two lists are the same up to rounding.
func near(_ one: [Double], _ other: [Double]) -> Bool {
  one.count == other.count && zip(one, other).allSatisfy { abs($0 - $1) < 1e-12 }
}
