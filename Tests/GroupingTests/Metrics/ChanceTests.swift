import GroupingModel
import TestSupport
import Testing

@testable import Grouping

/// What random draws keep, and what verdicts follow from them.
@Suite struct ChanceTests {
  /// 28 learners in sevens of four by the order of their scores, swapped a little.
  private static let sorted = (0..<28).map { $0 / 4 }
  private static let scores = (0..<28).map { "\($0 * $0)" }

  private func random(_ seed: UInt64, rounds: Int, learners: Int = 28, groups: Int = 7) -> [[Int]] {
    var generator = SeededGenerator(seed: seed)
    return (0..<rounds).map { _ in
      (0..<learners).map { $0 % groups }.shuffled(using: &generator)
    }
  }

  private func score(_ cells: [String] = scores) throws -> AuditTrait {
    try AuditTrait(numbers: Attribute(name: "score", cells: cells))
  }

  private func verdict(
    _ rounds: [[Int]], _ trait: AuditTrait, pinned: [Int: Set<Int>] = [:]
  ) throws -> TrackingVerdict {
    try #require(
      Audit.verdicts(
        TermFixture.record(rounds, pinned: pinned), traits: [trait], seed: 1, draws: 999
      ).first)
  }

  @Test func sortedGroupsAreFound() throws {
    let verdict = try verdict([Self.sorted, Self.sorted.reversed()], try score())
    #expect(verdict.finding == .tracking && verdict.p == 0.001)
    #expect((verdict.index ?? 0) > 0.9)
  }

  @Test func randomGroupsAreNot() throws {
    let verdict = try verdict(random(4, rounds: 6), try score())
    #expect(verdict.finding == .nothing, "\(verdict)")
    #expect((0.08...0.25).contains(try #require(verdict.visible)))
  }

  /// The highest with the lowest, and so on: means alike.
  @Test func balancedGroupsAreMixed() throws {
    let balanced = (0..<28).map { $0 < 14 ? $0 % 7 : 6 - $0 % 7 }
    #expect(try verdict([balanced, balanced, balanced], try score()).finding == .mixed)
  }

  /// Rounds of one random grouping are one draw: dealt anew each round, their T would lie far
  /// from chance in most classes, and a teacher who never tracked would be told so.
  @Test func standingGroupsCountOnce() throws {
    var alarms = 0
    for seed in 1...20 as ClosedRange<UInt64> {
      let groups = random(seed, rounds: 1)[0]
      let verdict = try verdict(Array(repeating: groups, count: 3), try score())
      alarms += verdict.finding == .tracking ? 1 : 0
    }
    #expect(alarms <= 4, "\(alarms) of 20; 1 is expected")
  }

  @Test func fewLearnersCannotTell() throws {
    let six = try score(["1", "2", "3", "4", "5", "6"])
    #expect(try verdict([[0, 0, 0, 1, 1, 1]], six).finding == .tooFew)
    #expect(try verdict([[0, 0, 0, 0, 0, 0]], six).finding == .tooFew)
    #expect(try verdict([[0, 1, 2, 3, 4, 5]], six).finding == .tooFew)
    let same = try score([String](repeating: "5", count: 6))
    #expect(try verdict([[0, 0, 0, 1, 1, 1]], same).finding == .noDifference)
    let unknown = try score([String](repeating: "", count: 6))
    #expect(try verdict([[0, 0, 0, 1, 1, 1]], unknown).finding == .noDifference)
  }

  /// Who is pinned stays: sorting by pins is given, and is said to be.
  @Test func pinsStay() throws {
    let all = Set(0..<28)
    let fixed = try verdict([Self.sorted], try score(), pinned: [0: all])
    #expect(fixed.finding == .pins && fixed.p == 1)
    let record = TermFixture.record(
      random(2, rounds: 3), pinned: [0: [0, 5], 1: Set(0..<20), 2: []])
    let trait = try score()
    var chance = Reassignment(
      record.rounds.map { TraitRound($0, trait) }, trait, learners: 28)
    var shuffle = Reshuffle(record)
    var random = RandomSource(seed: 1)
    for _ in 0..<50 {
      chance.draw(&random)
      shuffle.draw(&random)
      for (round, recorded) in record.rounds.enumerated() {
        #expect(chance.sources[round].sorted() == Array(0..<28))
        for learner in 0..<28 where recorded.isPinned[learner] {
          #expect(chance.sources[round][learner] == learner)
          #expect(shuffle.groupOf[round][learner] == recorded.groupOf[learner])
        }
        #expect(shuffle.groupOf[round].sorted() == recorded.groupOf.sorted())
      }
      // Where nobody is pinned, an exchange is the same in all rounds.
      #expect(Set(chance.sources[2]).count == 28)
    }
  }

  /// Absences stay in their round, and values that are not known are nobody's.
  @Test func absencesAndUnknownsStay() throws {
    var rounds = random(3, rounds: 2)
    rounds[0][3] = -1
    rounds[1][9] = -1
    var cells = Self.scores
    cells[7] = ""
    let trait = try score(cells)
    let record = TermFixture.record(rounds)
    let places = record.rounds.map { TraitRound($0, trait) }
    #expect(places[0].places == (0..<28).filter { $0 != 3 && $0 != 7 })
    #expect(places.map(\.leftOut) == [1, 1])
    var chance = Reassignment(places, trait, learners: 28)
    var random = RandomSource(seed: 9)
    var shuffle = Reshuffle(record)
    for _ in 0..<20 {
      chance.draw(&random)
      shuffle.draw(&random)
      #expect(!chance.sources[0].contains(7))
      #expect(Set(chance.sources[0]).count == 26)
      #expect(shuffle.groupOf[0][3] == -1 && shuffle.groupOf[1][9] == -1)
    }
  }

  /// A class list of two classes of which one was grouped: chance knows nothing of the other.
  @Test func whoWasNeverThereTakesNoPart() throws {
    let rounds = random(5, rounds: 3)
    let alone = Audit(
      TermFixture.record(rounds), traits: [try score()], judged: 1, seed: 1, draws: 99)
    let absent = rounds.map { $0 + [Int](repeating: -1, count: 28) }
    let cells = Self.scores + (0..<28).map { "\(100_000 + $0)" }
    let beside = Audit(
      TermFixture.record(absent), traits: [try score(cells)], judged: 1, seed: 1, draws: 99)
    for (one, other) in zip(alone.figures, beside.figures) {
      #expect(isClose(one.observed, try #require(other.observed), within: 1e-9))
      #expect(one.trait == nil || one.chance?.atLeast == other.chance?.atLeast)
    }
    #expect(Array(beside.picture?.own.prefix(28) ?? []).allSatisfy { abs($0 ?? 9) < 3 })
  }

  /// p times the number of traits still to be judged, never falling.
  @Test func severalTraitsShareTheLevel() throws {
    let gender = AuditTrait(
      categories: Attribute(name: "gender", cells: (0..<28).map { $0 % 2 == 0 ? "F" : "M" }))
    let verdicts = Audit.verdicts(
      TermFixture.record([Self.sorted]), traits: [gender, try score()], seed: 1, draws: 999)
    #expect(verdicts[1].adjusted == 0.002 && verdicts[1].p == 0.001)
    #expect(verdicts[0].adjusted == verdicts[0].p)
    #expect(verdicts[0].finding != .tracking && verdicts[1].finding == .tracking)
  }

  @Test func sameSeedSameFigures() throws {
    let rounds = random(8, rounds: 4)
    func values(_ seed: UInt64) throws -> [Double?] {
      let audit = Audit(
        TermFixture.record(rounds), traits: [try score()], judged: 1, seed: seed, draws: 99)
      return audit.figures.flatMap { [$0.observed, $0.chance?.atLeast, $0.chance?.mean] }
    }
    #expect(try values(1) == values(1))
    #expect(try values(1) != values(2))
  }

  /// A draw that equals what was observed but for its last digit counts as equal.
  @Test func tiesCount() throws {
    let chance = try #require(Chance(observed: 0.3, draws: [0.1 + 0.2, 0.3, 0.1, .nan].dropLast()))
    #expect(chance.atLeast == 3.0 / 4 && chance.atMost == 1)
    #expect(Chance(observed: 1, draws: [.nan, .nan, 1]) == nil)
  }

  /// The first entry of who is in two groups counts.
  @Test func nobodyIsInTwoGroups() {
    let round = PastRound(groups: [PastGroup(members: [0, 1, 1]), PastGroup(members: [1, 2])])
    let record = TermRecord(Ledger(past: [round]), learners: 4)
    #expect(record.rounds[0].groupOf == [0, 0, 1, -1] && record.rounds[0].sizes == [2, 1])
    #expect(record.doubled == [1])
  }
}
