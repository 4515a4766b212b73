import Choosing
import Testing

@testable import RegroupFiles

/// What is told of ranks.
@Suite struct RankWordingTests {
  private let wording = RankWording(
    noun: "mentor", unranked: 3, names: (1...12).map { "N\($0)" })

  @Test func whoIsWorstOffIsNamed() {
    let figures = RankFigures([1, 2, nil, 3, 3], to: 3)
    #expect(
      wording.fairness(figures, overRounds: 0.5) == [
        "Worst off, with a mentor they did not rank: N4 and N5. Gini of ranks 0.19.",
        "With the earlier rounds: Gini of each learner's mean rank 0.5.",
      ])
    #expect(
      wording.fairness(RankFigures([1, 1], to: 3), overRounds: nil)
        == ["Nobody is worse off than with choice 1. Gini of ranks 0."])
    #expect(wording.fairness(RankFigures([nil], to: 3), overRounds: 1).isEmpty)
    #expect(
      wording.profile(figures)
        == ["choice    1  2  not ranked", "learners  1  1           2"])
    #expect(wording.bars(figures).map(\.label) == ["choice 1", "choice 2", "not ranked"])
  }

  @Test func manyAreCounted() {
    #expect(wording.list(Array(0..<9)).hasSuffix("N8 and N9"))
    #expect(wording.list(Array(0..<12)).hasSuffix("N7, N8 and 4 more"))
  }

  @Test func whatSomebodyAskedFor() {
    #expect(RankWording.asked([2, nil, 1, 1], of: ["a", "b", "c", "d"]) == "1 c, 1 d, 2 a")
  }
}
