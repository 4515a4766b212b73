#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Knowledge is a set of skills, each mastered or not, and never forgotten. A round is about one
/// skill, in turn. Who has not mastered it learns it with the probability
///
/// P = learn + effect x (lesson x share of the others who lack it + help x share who have it),
///
/// kept from 0 to 1: a lesson fits where others lack the skill too, and those who have it help.
/// Alone, P = learn. Effects are probabilities; `learningNoise` and `ticketNoise` have no part, as
/// learning and items have luck of their own, the same under every policy.
package struct KnowledgeTracing: LearnerModel {
  package static let about = ModelDescription(
    name: "knowledge-tracing",
    summary: "Each skill is mastered or not; a round's skill is learned with a probability.",
    source: """
      Corbett and Anderson 1995, Knowledge Tracing: Modeling the Acquisition of Procedural Knowledge
      """,
    equation: """
      P(skill is learned) = learn + effect x (lesson x share of the others who lack it + help x \
      share of the others who have it), kept from 0 to 1; an entrance ticket counts right answers
      """,
    parameters: [
      ModelParameter(
        "skills", "number of skills; whole", standard: 6, range: 1...30, isWhole: true),
      ModelParameter(
        "prior", "probability that a skill is mastered at a score of 0", standard: 0.4,
        range: 0...1),
      ModelParameter(
        "slope", "logits of that probability for one deviation of score", standard: 1,
        range: 0...5),
      ModelParameter(
        "learn", "probability to learn the round's skill alone", standard: 0.15, range: 0...1),
      ModelParameter(
        "lesson", "added probability if all others lack the skill", standard: 0.05, range: 0...1),
      ModelParameter(
        "help", "added probability if all others have the skill", standard: 0.15, range: 0...1),
      ModelParameter(
        "guess", "probability that an item is right without the skill", standard: 0.2,
        range: 0...1),
      ModelParameter(
        "slip", "probability that an item is wrong with the skill", standard: 0.1, range: 0...1),
      ModelParameter(
        "items", "items of an entrance ticket; whole", standard: 5, range: 1...50, isWhole: true),
    ])

  private let skills: Int
  private let prior: Double
  private let slope: Double
  private let learn: Double
  private let lesson: Double
  private let help: Double
  private let guess: Double
  private let slip: Double
  private let items: Int

  package init(_ values: ModelValues) {
    skills = Int(values["skills"])
    prior = values["prior"]
    slope = values["slope"]
    learn = values["learn"]
    lesson = values.effect * values["lesson"]
    help = values.effect * values["help"]
    guess = values["guess"]
    slip = values["slip"]
    items = Int(values["items"])
  }

  package func start(_ room: Classroom, draws: Draws) -> Learners {
    var mastered: [Bool] = []
    mastered.reserveCapacity(room.count * skills)
    for learner in 0..<room.count {
      // The logistic curve through `prior`, in a form that holds for 0 and 1 too.
      let share = prior / (prior + (1 - prior) * exp(-slope * room.scores[learner]))
      for skill in 0..<skills {
        mastered.append(draws.uniform(.mastery, learner, skill) < share)
      }
    }
    let skill = (0..<room.count).map { self.skill(of: $0, mastered) }
    return Learners(skill: skill, mastered: mastered)
  }

  /// How many items about the round's skill are right.
  package func tickets(_ learners: Learners, round: Int, luck: Luck) -> [Double] {
    learners.skill.indices.map { learner in
      let right = masters(learner, learners, round) ? 1 - slip : guess
      let count = (0..<items).count {
        luck.draws.uniform(.ticket, round * items + $0, learner) < right
      }
      return Double(count)
    }
  }

  package func needs(_ learners: Learners, round: Int) -> [Bool] {
    learners.skill.indices.map { !masters($0, learners, round) }
  }

  package func teach(
    _ learners: inout Learners, in seating: Seating, of room: Classroom, round: Int, luck: Luck
  ) {
    for group in 0..<seating.groupCount {
      let places = seating.range(of: group)
      let have = places.count { masters(seating.members[$0], learners, round) }
      let probability = probability(have: have, lack: places.count - have)
      for learner in seating.members[places] where !masters(learner, learners, round) {
        guard luck.draws.uniform(.transit, round, learner) < probability else { continue }
        learners.mastered[learner * skills + round % skills] = true
        learners.skill[learner] = skill(of: learner, learners.mastered)
      }
    }
  }

  /// That a member of a group who lacks the round's skill learns it.
  private func probability(have: Int, lack: Int) -> Double {
    let others = Double(max(1, have + lack - 1))
    return learn + (lesson * Double(lack - 1) + help * Double(have)) / others
  }

  private func masters(_ learner: Int, _ learners: Learners, _ round: Int) -> Bool {
    learners.mastered[learner * skills + round % skills]
  }

  /// Skills above half of them, where a quarter of them counts as one deviation: the range from
  /// nothing to everything is from -2 to 2.
  private func skill(of learner: Int, _ mastered: [Bool]) -> Double {
    let count = (0..<skills).count { mastered[learner * skills + $0] }
    return (Double(count) - Double(skills) / 2) / (Double(skills) / 4)
  }
}
