import Testing

@testable import Studies

@Suite struct KnowledgeTracingTests {
  private func model(_ values: [String: Double], effect: Double = 1) -> KnowledgeTracing {
    KnowledgeTracing(ModelFixture.values(of: KnowledgeTracing.self, values, effect: effect))
  }

  /// One of four has the skill. Each other has two of three who lack it and one who has it:
  /// 0.1 + 0.3 x 2/3 + 0.6 x 1/3 = 0.5. With effect 0.5: 0.3. Alone: 0.1.
  @Test(arguments: 1...50 as ClosedRange<UInt64>)
  func learnsWithTheStatedProbability(seed: UInt64) {
    let values = ["skills": 1, "learn": 0.1, "lesson": 0.3, "help": 0.6]
    let room = Classroom(id: "", origin: .synthetic, scores: [0, 0, 0, 0, 0])
    let seating = Seating(groups: [[0, 1, 2, 3], [4]])
    let luck = ModelFixture.luck(5, seed: seed)
    for (effect, probability) in [(1.0, 0.5), (0.5, 0.3)] {
      var learners = Learners(
        skill: [2, -2, -2, -2, -2], mastered: [true, false, false, false, false])
      model(values, effect: effect).teach(&learners, in: seating, of: room, round: 2, luck: luck)
      for learner in 1...4 {
        let learns =
          luck.draws.uniform(.transit, 2, learner) < (learner == 4 ? 0.1 : probability)
        #expect(learners.mastered[learner] == learns)
        #expect(learners.skill[learner] == (learns ? 2 : -2))
      }
      #expect(learners.mastered[0])
    }
  }

  @Test func needsAreThoseOfTheRoundsSkill() {
    let learners = Learners(skill: [0, 0], mastered: [true, false, false, true])
    let model = model(["skills": 2])
    #expect(model.needs(learners, round: 0) == [false, true])
    #expect(model.needs(learners, round: 1) == [true, false])
    #expect(model.needs(learners, round: 4) == [false, true])
  }

  /// With neither guess nor slip a ticket is all or nothing; with both certain, the reverse.
  @Test func ticketsCountRightItems() {
    let learners = Learners(skill: [0, 0], mastered: [true, false, false, true])
    let luck = ModelFixture.luck(2)
    let sure = model(["skills": 2, "guess": 0, "slip": 0, "items": 7])
    #expect(sure.tickets(learners, round: 0, luck: luck) == [7, 0])
    #expect(sure.tickets(learners, round: 1, luck: luck) == [0, 7])
    let reverse = model(["skills": 2, "guess": 1, "slip": 1, "items": 7])
    #expect(reverse.tickets(learners, round: 0, luck: luck) == [0, 7])
  }

  /// 1,000 learners x 10 items at 0.2 and 0.9: deviations of the mean 0.04 and 0.03 items.
  @Test func ticketsFollowGuessAndSlip() {
    let learners = Learners(
      skill: [Double](repeating: 0, count: 2000), mastered: (0..<2000).map { $0 < 1000 })
    let luck = ModelFixture.luck(2000, rounds: 1)
    let model = model(["skills": 1, "items": 10])
    let tickets = model.tickets(learners, round: 0, luck: luck)
    #expect(abs(tickets[..<1000].reduce(0, +) / 1000 - 9) < 0.12)
    #expect(abs(tickets[1000...].reduce(0, +) / 1000 - 2) < 0.16)
    #expect(model.tickets(learners, round: 1, luck: luck) != tickets)
  }

  /// 0 of 8 is -2, 8 of 8 is 2.
  @Test func startsWithAllOrNothingAtTheEnds() {
    let room = ModelFixture.room(20, seed: 3)
    let draws = ModelFixture.luck(20).draws
    let none = model(["skills": 8, "prior": 0]).start(room, draws: draws)
    let all = model(["skills": 8, "prior": 1]).start(room, draws: draws)
    #expect(none.skill.allSatisfy { $0 == -2 } && all.skill.allSatisfy { $0 == 2 })
    #expect(all.mastered == [Bool](repeating: true, count: 160))
  }

  /// Prior 0.4 has odds 2/3; at slope 1 a score of 1 makes them 2e/3 = 1.812, a share of 0.6444.
  /// Over 9,000 skills the deviation of a share is 0.005.
  @Test func priorFollowsTheScore() {
    for (score, share) in [(0.0, 0.4), (1.0, 0.6444)] {
      let room = Classroom(
        id: "", origin: .synthetic, scores: [Double](repeating: score, count: 300))
      let learners = model(["skills": 30, "prior": 0.4, "slope": 1]).start(
        room, draws: ModelFixture.luck(300, rounds: 1).draws)
      #expect(abs(Double(learners.mastered.count { $0 }) / 9000 - share) < 0.02)
    }
  }

  /// Over two turns of all skills: what is mastered stays so, skill says how much, and a lesson
  /// touches no other skill.
  @Test(arguments: 1...10 as ClosedRange<UInt64>)
  func masteryIsNeverLost(seed: UInt64) {
    let room = ModelFixture.room(19, seed: seed)
    let model = model([:])
    let luck = ModelFixture.luck(19, seed: seed, rounds: 12)
    var learners = model.start(room, draws: luck.draws)
    for round in 0..<12 {
      let before = learners.mastered
      model.teach(
        &learners, in: ModelFixture.seating(19, size: 4, seed: UInt64(round)), of: room,
        round: round, luck: luck)
      for cell in before.indices where before[cell] != learners.mastered[cell] {
        #expect(!before[cell] && cell % 6 == round % 6)
      }
      for learner in 0..<19 {
        let count = learners.mastered[(6 * learner)..<(6 * learner + 6)].count { $0 }
        #expect(near([learners.skill[learner]], [(Double(count) - 3) / 1.5]))
      }
    }
  }

  /// The same draws everywhere: who learns in worse company learns in better company too. All
  /// without the skill sit together or not; with `lesson` at 0 the helped ones learn whenever the
  /// others do.
  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func drawsAreTheSameUnderEveryGrouping(seed: UInt64) {
    let room = ModelFixture.room(8, seed: seed)
    let luck = ModelFixture.luck(8, seed: seed)
    let model = model(["skills": 1, "learn": 0.2, "lesson": 0, "help": 0.5])
    func after(_ seating: Seating) -> [Bool] {
      let mastered = [true, true, true, true, false, false, false, false]
      var learners = Learners(skill: mastered.map { $0 ? 2 : -2 }, mastered: mastered)
      model.teach(&learners, in: seating, of: room, round: 0, luck: luck)
      return learners.mastered
    }
    let apart = after(Seating(groups: [[0, 1, 2, 3], [4, 5, 6, 7]]))
    let mixed = after(Seating(groups: [[0, 1, 4, 5], [2, 3, 6, 7]]))
    #expect(zip(apart, mixed).allSatisfy { !$0 || $1 })
    #expect(mixed == after(Seating(groups: [[0, 2, 6, 5], [1, 3, 4, 7]])))
  }
}
