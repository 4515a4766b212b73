import Testing

@testable import Choosing

@Suite struct InterviewReportTests {
  @Test func `what each could have had is that of brute force`() throws {
    var (better, none) = (0, 0)
    for seed in UInt64(0)..<120 {
      let traits = InterviewTraits(
        ties: seed % 2 == 0, minima: seed % 3 == 0, pairs: seed % 5 < 2, everyone: seed % 7 == 0)
      let model = try Interviews.random(seed: seed + 20_000, traits)
      let oracle = InterviewOracle(model)
      let all = oracle.assignments()
      let best = (0..<model.learners).map { learner in
        all.compactMap { place in place[learner].flatMap { oracle.wishes[learner][$0] } }.min()
      }
      #expect(try model.bestRanks() == best, "seed \(seed)")
      better += best.count { $0 == 1 }
      none += best.count { $0 != 1 }
    }
    #expect(better > 50 && none > 50, "\(better) \(none)")
  }

  @Test func `the best team of all stable assignments is known without ties and pairs`() throws {
    var known = 0
    for seed in UInt64(0)..<80 {
      let traits = InterviewTraits(minima: seed % 3 == 0)
      let model = try Interviews.random(seed: seed + 30_000, traits)
      let oracle = InterviewOracle(model)
      let stable = oracle.assignments().filter { oracle.blockingPairs($0).isEmpty }
      let answer = try solveInterviews(model)
      guard let found = answer.bestStable else {
        #expect(stable.isEmpty, "seed \(seed)")
        continue
      }
      known += 1
      for learner in found.indices {
        let own = stable.compactMap { place in
          place[learner].flatMap { oracle.wishes[learner][$0] }
        }
        #expect(
          found[learner].flatMap { oracle.wishes[learner][$0] } == own.min(), "seed \(seed)")
      }
    }
    #expect(known > 40, "\(known)")
    // Gale and Shapley's smallest case with two stable assignments.
    let crossed = try Interviews(
      learnerRanks: [[1, 2], [2, 1]], teamRanks: [[2, 1], [1, 2]], most: [1, 1])
    #expect(try solveInterviews(crossed).bestStable == [0, 1])
    // Equals on either side: which of two stable assignments is best depends on whom one asks.
    let tied = try Interviews(
      learnerRanks: [[1], [1]], teamRanks: [[1, 1]], most: [1])
    #expect(try solveInterviews(tied).bestStable == nil)
  }

  @Test func `envy is that of the definition`() throws {
    var envious = 0
    for seed in UInt64(0)..<60 {
      let traits = InterviewTraits(
        ties: seed % 2 == 0, minima: true, pairs: seed % 5 < 2, everyone: seed % 7 == 0)
      let model = try Interviews.random(seed: seed + 40_000, traits)
      let oracle = InterviewOracle(model)
      for solution in try solveInterviews(model).solutions {
        let expected = solution.team.indices.filter { learner in
          let own = solution.team[learner].flatMap { oracle.wishes[learner][$0] } ?? 99
          return solution.team.contains { other in
            other.flatMap { oracle.wishes[learner][$0] } ?? 99 < own
          }
        }
        #expect(solution.figures.envious == expected, "seed \(seed)")
        envious += expected.count
      }
    }
    #expect(envious > 20, "\(envious)")
  }
}
