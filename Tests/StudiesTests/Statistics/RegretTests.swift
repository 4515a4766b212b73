import Testing

@testable import Studies

@Suite struct RegretTests {
  /// Three policies in two worlds:
  ///
  ///     means  5 1   regret  0 3   largest 3
  ///            3 4           2 0           2
  ///            2 2           3 2           3
  @Test func agreesWithHandArithmetic() {
    let means = [5.0, 1, 3, 4, 2, 2]
    let regret = Regret(means: means, replicates: means.map { [$0] }, policies: 3, units: 10_000)
    #expect(regret.matrix == [0, 3, 2, 0, 3, 2])
    #expect(regret.largest == [3, 2, 3])
    #expect(regret.minimax == [1])
    #expect(regret.contenders == [1])
    #expect(regret.intervals == [3...3, 2...2, 3...3])
    #expect(regret.shares == [0, 1, 0])
  }

  @Test func tiesAreAllNamed() {
    let means = [5.0, 1, 1, 5, 0, 0]
    let regret = Regret(means: means, replicates: means.map { [$0] }, policies: 3, units: 10_000)
    #expect(regret.minimax == [0, 1])
    #expect(regret.shares == [1, 1, 0])
  }

  /// One world; the first policy is better by 1 on average, the second in one of four replicates:
  /// differences of largest regrets 1 3 2 -2, so that 0 lies in their interval. The third is 10 behind in all.
  @Test func contendersAreNotToldApart() {
    let replicates: [[Double]] = [[11, 13, 12, 8], [10, 10, 10, 10], [1, 3, 2, 0]]
    let regret = Regret(means: [11, 10, 1], replicates: replicates, policies: 3, units: 10_000)
    #expect(regret.minimax == [0])
    #expect(regret.contenders == [0, 1])
    #expect(regret.shares == [0.75, 0.25, 0])
    #expect(regret.intervals[2] == 10...10)
    #expect(regret.intervals[0]?.lowerBound == 0)
  }

  /// Two policies that always differ by 0.1 are told apart, however far both vary together.
  @Test func policiesThatVaryTogetherAreToldApart() {
    // In two worlds: largest regrets 9 6 8 7 and 9.1 6.1 8.1 7.1, for the third policy is at 10 in one.
    let replicates: [[Double]] = [
      [1, 4, 2, 3], [5, 5, 5, 5], [0.9, 3.9, 1.9, 2.9], [5, 5, 5, 5], [10, 10, 10, 10],
      [-9, -9, -9, -9],
    ]
    let regret = Regret(
      means: [2.5, 5, 2.4, 5, 10, -9], replicates: replicates, policies: 3, units: 10_000)
    #expect(regret.minimax == [0])
    #expect(regret.contenders == [0])
  }

  @Test func policiesThatMissAWorldAreNotCompared() {
    let means = [5.0, .nan, 3, 4, 2, 2]
    let regret = Regret(means: means, replicates: means.map { [$0] }, policies: 3, units: 10_000)
    #expect(regret.largest[0].isNaN)
    #expect(regret.largest[1...] == [2, 3])
    #expect(regret.minimax == [1])
    #expect(regret.intervals[0] == nil)
  }

  /// The first policy is far behind in world 2, which does not count: its largest regret is that of worlds 0
  /// and 1.
  @Test func onlyTheWorldsThatCountMakeTheLargest() {
    let means = [5.0, 4, 0, 3, 5, 9]
    let regret = Regret(
      means: means, replicates: means.map { [$0, $0] }, policies: 2, units: 99, counted: [0, 1])
    #expect(regret.matrix == [0, 1, 9, 2, 0, 0])
    #expect(regret.largest == [1, 2])
    #expect(regret.minimax == [0])
    #expect(
      Regret(means: means, replicates: means.map { [$0, $0] }, policies: 2, units: 99).minimax == [
        1
      ])
  }

  /// In world 0 the second is ahead in one of four replicates, the third never; in world 1 all are level.
  @Test func leadersAreNotToldFromTheBest() {
    let replicates: [[Double]] = [
      [11, 13, 12, 8], [7, 7, 7, 7], [10, 10, 10, 10], [7, 7, 7, 7], [1, 3, 2, 0], [7, 7, 7, 7],
    ]
    let regret = Regret(
      means: [11, 7, 10, 7, 1, 7], replicates: replicates, policies: 3, units: 10_000)
    #expect(regret.leaders == [[0, 1], [0, 1, 2]])
  }

  /// Whoever has no results in a world has no share either.
  @Test func sharesAreOfThoseWithARegret() {
    let means = [5.0, .nan, 3, 4]
    let regret = Regret(means: means, replicates: means.map { [$0] }, policies: 2, units: 99)
    #expect(regret.shares[0].isNaN && regret.shares[1] == 1)
    #expect(regret.leaders == [[0], [1]])
  }
}
