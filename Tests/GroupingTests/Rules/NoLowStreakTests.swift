import GroupingModel
import Testing

@testable import Grouping

struct NoLowStreakTests {
  // Mean 5, deviation 5. A random three's mean deviates by 5 x sqrt(3 / (3 x 5)) = 2.236; a low
  // group has a mean below 5 - 0.4307 x 2.236 = 4.037: two or three of 0, 1, 2.
  // Round 1: {0, 1, 3} is low. Round 2: {0, 2, 3} is low.
  let group = SmallClass(
    columns: [("score", ["0", "0", "0", "10", "10", "10"])],
    rounds: [[[0, 1, 3], [2, 4, 5]], [[0, 2, 3], [1, 4, 5]]])
  private func spec(rounds: Double? = nil, _ strength: Strength = .weighted(2)) -> RuleSpec {
    RuleSpec(
      kind: "no-low-streak", subject: "score",
      options: rounds.map { ["rounds": .number($0)] } ?? [:], strength: strength)
  }

  @Test func aThirdRoundRunningCosts() throws {
    // 0 and 3 were in a low group twice running.
    #expect(try group.price(spec(), of: [0, 1, 3]) == 4000)
    #expect(try group.price(spec(), of: [0, 1, 2]) == 2000)
    #expect(try group.price(spec(), of: [0, 4, 5]) == 0)
    #expect(try group.price(spec(), of: [1, 2, 4]) == 0)
    #expect(
      try group.rule(spec()).sentence
        == "Nobody is in a low group of score more than 2 rounds running (2 learners would be now)")
  }

  @Test func requiredCountsLearners() throws {
    #expect(try group.price(spec(rounds: 1, .required), of: [0, 1, 2]) == 2)
  }

  /// A round that somebody misses breaks no run.
  @Test func absentRoundsAreSkipped() throws {
    var absent = group
    absent.rounds.append([[1, 2, 3], [4, 5]])
    // 3's third round running is past already, and 0 was not there; 2 had two running, 1 one.
    #expect(try absent.price(spec(), of: [0, 1, 5]) == 2000)
    #expect(try absent.price(spec(), of: [0, 1, 3]) == 4000)
    #expect(try absent.price(spec(), of: [1, 2, 5]) == 2000)
  }

  /// 2 is in a low group in the round before and in the round after, 1 in the two after.
  @Test func laterRoundsCount() throws {
    var term = group
    term.ledger = Ledger(
      past: Ledger(rounds: group.rounds).past,
      later: Ledger(rounds: [[[1, 2, 4], [0, 3, 5]], [[2, 4, 5], [0, 1, 3]]]).past)
    #expect(try term.price(spec(), of: [1, 2, 5]) == 4000)
    #expect(try term.price(spec(), of: [0, 1, 2]) == 6000)
  }

  @Test func equalOrUnknownScoresAreNeverLow() throws {
    var same = group
    same.columns = [("score", ["7", "7", "7", "7", "", ""])]
    #expect(try same.price(spec(), of: [0, 1, 3]) == 0)
    same.columns = [("score", ["", "", "", "", "", ""])]
    #expect(try same.problem(spec()) == "column 'score' is empty")
    let one = SmallClass(columns: [("score", ["7"])], rounds: [[[0]], [[0]], [[0]]])
    #expect(try one.price(spec(), of: [0]) == 0)
  }

  @Test func refusals() throws {
    #expect(
      try group.problem(spec(rounds: 0))
        == "option 'rounds' of rule 'no-low-streak' is out of range")
    var huge = group
    huge.columns = [("score", ["-1e12", "1e12", "0", "0", "0", "0"])]
    #expect(try huge.problem(spec()) == nil)
  }
}
