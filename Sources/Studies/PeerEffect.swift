/// A model in which each learner has one skill, and peers of a group change what is learned in a round:
///
/// gain = growth + effect x peer effect + noise.
package protocol PeerEffect: LearnerModel {
  var values: ModelValues { get }

  /// What the company of one group does to each member.
  ///
  /// - Parameters:
  ///   - group: places of its members in `seating.members`; at least one.
  ///   - effects: per learner of the class; those of the group are to be set.
  func setEffects(
    of group: Range<Int>, in seating: Seating, skill: [Double], of room: Classroom,
    into effects: inout [Double])
}

extension PeerEffect {
  /// Parameters that all these models have.
  static var shared: [ModelParameter] {
    [
      ModelParameter(
        "growth", "gain of a round without any company", standard: 0.05, range: 0...1),
      ModelParameter(
        "cut", "skill below which a learner needs help", standard: -0.5, range: -3...3),
    ]
  }

  package func start(_ room: Classroom, draws: Draws) -> Learners { Learners(skill: room.scores) }

  package func tickets(_ learners: Learners, round: Int, luck: Luck) -> [Double] {
    let count = learners.skill.count
    return (0..<count).map {
      learners.skill[$0] + values.ticketNoise * luck.ticket[round * count + $0]
    }
  }

  package func needs(_ learners: Learners, round: Int) -> [Bool] {
    let cut = values["cut"]
    return learners.skill.map { $0 < cut }
  }

  package func teach(
    _ learners: inout Learners, in seating: Seating, of room: Classroom, round: Int, luck: Luck
  ) {
    let count = learners.skill.count
    var effects = [Double](repeating: 0, count: count)
    for group in 0..<seating.groupCount where seating.size(of: group) > 0 {
      setEffects(
        of: seating.range(of: group), in: seating, skill: learners.skill, of: room, into: &effects)
    }
    let (growth, effect, noise) = (values["growth"], values.effect, values.learningNoise)
    for learner in 0..<count {
      learners.skill[learner] +=
        growth + effect * effects[learner] + noise * luck.learning[round * count + learner]
    }
  }
}
