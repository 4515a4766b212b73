import Testing

@testable import RegroupFiles

@Suite struct RankWordingTests {
  @Test func whoCountsNoRankIsTold() {
    #expect(
      RankWording.silent([[1, nil], nil, [nil, 1]])
        == ["1 learner with no wish, or none given: no rank counts."])
    #expect(RankWording.silent([nil, nil]).isEmpty && RankWording.silent([[1]]).isEmpty)
  }
}
