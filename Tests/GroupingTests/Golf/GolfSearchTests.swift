import Testing

@testable import Grouping

@Suite struct GolfSearchTests {
  /// The sizes of the issue that constructions and small starters reach in no time.
  @Test(arguments: [
    (5, 3, 7), (6, 3, 8), (7, 3, 10), (8, 3, 11), (5, 4, 5), (6, 4, 7), (7, 4, 9), (8, 4, 10),
    (9, 4, 11), (10, 4, 13), (5, 5, 6), (6, 5, 6), (6, 6, 3),
  ])
  func reachesWhatIsKnown(groups: Int, size: Int, rounds: Int) {
    let asked = GolfSize(groups: groups, size: size)
    let found = golf(asked, rounds: rounds, options: GolfOptions(iterations: 4_000_000))
    #expect(found.count == rounds)
    #expect(GolfCheck.isValid(found, for: asked))
  }

  @Test func sameSeedSameRounds() {
    let size = GolfSize(groups: 10, size: 4)
    func rounds(_ seed: UInt64) -> GolfRounds {
      golf(size, rounds: 9, options: GolfOptions(seed: seed, iterations: 300_000))
    }
    #expect(rounds(1) == rounds(1))
    #expect(rounds(1) != rounds(2))
  }

  @Test func neverMoreThanAskedFor() {
    let size = GolfSize(groups: 7, size: 3)
    for asked in 1...12 {
      let found = golf(size, rounds: asked, options: GolfOptions(iterations: 1000))
      #expect(found.count == min(asked, 10))
    }
  }

  @Test func stopsWhenTold() {
    let found = golf(
      GolfSize(groups: 10, size: 7), rounds: nil, options: GolfOptions(shouldStop: { true }))
    #expect(found.count == 1)
  }

  /// What a starter stands for is right whenever the search believes so, whatever the symmetry.
  @Test func everyStarterThatIsFoundIsRight() {
    var found = 0
    for (size, rounds) in [
      (GolfSize(groups: 6, size: 3), 6), (GolfSize(groups: 6, size: 4), 5),
      (GolfSize(groups: 8, size: 4), 6), (GolfSize(groups: 9, size: 3), 9),
      (GolfSize(groups: 6, size: 5), 4),
    ] {
      for starter in StarterList.starters(size, rounds: rounds) where starter.isPossible {
        #expect(starter.rounds == rounds)
        guard let search = StarterSearch(starter, seed: 1, stream: 1) else { continue }
        guard search.run(moves: 20_000, shouldStop: { false }) else { continue }
        found += 1
        #expect(search.rounds.count == rounds)
        #expect(GolfCheck.isValid(search.rounds, for: size), "\(starter)")
      }
    }
    #expect(found > 50)
  }

  /// The excess that moves add up to is that of the rounds, counted anew.
  @Test func excessIsWhatCountingSays() throws {
    let size = GolfSize(groups: 5, size: 4)
    let starter = try #require(StarterList.starters(size, rounds: 6).last)
    let search = try #require(StarterSearch(starter, seed: 3, stream: 0))
    for _ in 0..<5 {
      _ = search.run(moves: 1000, shouldStop: { false })
      var meetings: [[Int]: Int] = [:]
      for group in search.rounds.joined() {
        for (index, one) in group.enumerated() {
          for other in group[(index + 1)...] { meetings[[one, other].sorted(), default: 0] += 1 }
        }
      }
      #expect(search.excess == meetings.values.reduce(0) { $0 + $1 - 1 })
    }
  }
}
