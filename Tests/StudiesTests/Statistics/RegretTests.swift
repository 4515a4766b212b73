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
    let regret = Regret(means: means, replicates: means.map { [$0] }, policies: 3)
    #expect(regret.matrix == [0, 3, 2, 0, 3, 2])
    #expect(regret.largest == [3, 2, 3])
    #expect(regret.minimax == [1])
    #expect(regret.contenders == [1])
    #expect(regret.intervals == [3...3, 2...2, 3...3])
    #expect(regret.shares == [0, 1, 0])
  }

  @Test func tiesAreAllNamed() {
    let means = [5.0, 1, 1, 5, 0, 0]
    let regret = Regret(means: means, replicates: means.map { [$0] }, policies: 3)
    #expect(regret.minimax == [0, 1])
    #expect(regret.shares == [1, 1, 0])
  }

  /// One world; the first policy is better by 1 on average, the second in one of four replicates:
  /// largest regrets 0 0 0 2 and 1 3 2 0, so intervals overlap. The third is 10 behind in all.
  @Test func contendersAreNotToldApart() {
    let replicates: [[Double]] = [[11, 13, 12, 8], [10, 10, 10, 10], [1, 3, 2, 0]]
    let regret = Regret(means: [11, 10, 1], replicates: replicates, policies: 3)
    #expect(regret.minimax == [0])
    #expect(regret.contenders == [0, 1])
    #expect(regret.shares == [0.75, 0.25, 0])
    #expect(regret.intervals[2] == 10...10)
    #expect(regret.intervals[0]?.lowerBound == 0)
  }

  @Test func policiesThatMissAWorldAreNotCompared() {
    let means = [5.0, .nan, 3, 4, 2, 2]
    let regret = Regret(means: means, replicates: means.map { [$0] }, policies: 3)
    #expect(regret.largest[0].isNaN)
    #expect(regret.largest[1...] == [2, 3])
    #expect(regret.minimax == [1])
    #expect(regret.intervals[0] == nil)
  }
}
