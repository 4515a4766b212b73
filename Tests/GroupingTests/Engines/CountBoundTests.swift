import GroupingModel
import TestSupport
import Testing

@testable import Grouping

/// The bound from whole numbers.
@Suite struct CountBoundTests {
  /// Three girls and three boys in pairs: one pair is mixed, so one girl and one boy are alone.
  @Test func oddNumbersLeaveSomebodyAlone() throws {
    let genders = ["F", "F", "F", "M", "M", "M"]
    let roster = try Roster(
      learners: (0..<6).map { Learner(id: "\($0)", name: "\($0)") },
      attributes: [Attribute(name: "gender", cells: genders)])
    let scenario = try Scenario(
      roster: roster, kinds: Sizes.near(2).kinds(learners: 6),
      rules: [RuleSpec(kind: "not-alone", subject: "gender", strength: .weighted(1))])
    let problem = SearchProblem(try Objective(scenario), weights: [1])
    #expect(CountBound(problem)?.lowerBound() == 2000)
    #expect(try solve(scenario).status == .optimal)
  }

  @Test(arguments: 1...120)
  func neverAboveTheOptimum(seed: UInt64) throws {
    let scenario = try ConformanceTests.scenario(seed: seed, aim: .weights)
    let problem = SearchProblem(try Objective(scenario), weights: [1])
    guard let bound = CountBound(problem)?.lowerBound(),
      let best = try BruteForce(scenario).plans.map(\.total).min()
    else { return }
    #expect(bound <= best)
  }
}
