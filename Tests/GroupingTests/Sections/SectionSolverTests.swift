import GroupingModel
import TestSupport
import Testing

@testable import Grouping

/// Groups inside of sections, held against trying every plan.
@Suite struct SectionSolverTests {
  private static func scenario(_ seed: UInt64) throws -> Scenario {
    var random = RandomScenario(seed: seed)
    return try random.sectioned()
  }

  @Test(arguments: 1...80)
  func costIsThatOfBruteForceAndBoundsHold(seed: UInt64) throws {
    let scenario = try Self.scenario(seed)
    let sections = try #require(scenario.sections)
    let all = try NestedBruteForce(scenario, inside: sections)
    let solution = try solve(scenario, options: SolverOptions(iterations: 60_000))
    guard let best = all.least else {
      #expect(solution.partition == nil)
      let isAlone = all.leastOfSections == nil || all.leastOfGroups == nil
      #expect(solution.status == (isAlone ? .infeasible : .unknown))
      return
    }
    #expect(solution.levels.map(\.name) == ["sections", "groups"])
    let cost = solution.levels.reduce(0) { $0 + $1.cost }
    #expect(cost >= best)
    // To change the sizes of tiny sections takes several changes of which each by itself breaks sizes.
    let isFixed = sections.kinds.allSatisfy { $0.sizes.count == 1 }
    if isFixed || solution.status == .optimal { #expect(cost == best) }
    for (level, least) in zip(solution.levels, [all.leastOfSections, all.leastOfGroups]) {
      #expect(level.bound ?? .min <= least ?? .max)
      if level.optimal { #expect(level.cost == level.bound) }
    }
    #expect((solution.status == .optimal) == solution.levels.allSatisfy(\.optimal))
  }

  @Test(arguments: 1...20)
  func groupsLieInOneSectionAndCostWhatIsSaid(seed: UInt64) throws {
    let scenario = try Self.scenario(seed)
    let solution = try solve(scenario, options: SolverOptions(iterations: 8000, exact: .off))
    guard let groups = solution.partition else { return }
    let sections = try #require(solution.sections?.partition)
    for group in groups.groups {
      #expect(sections.groups.count { Set($0.members).isSuperset(of: group.members) } == 1)
    }
    let costs = [
      try Objective(try #require(scenario.sections)).costs(of: sections)[0],
      try Objective(scenario).costs(of: groups)[0],
    ]
    #expect(solution.levels.map(\.cost) == costs)
  }

  @Test func threadsDoNotChangeThePlan() throws {
    for seed in 1...10 {
      let scenario = try Self.scenario(UInt64(seed))
      let one = try solve(scenario, options: SolverOptions(iterations: 8000, threads: 1))
      let two = try solve(scenario, options: SolverOptions(iterations: 8000, threads: 2))
      #expect(one.partition == two.partition)
      #expect(one.sections?.partition == two.sections?.partition)
      #expect(one.status == two.status)
      #expect(one.certificates == two.certificates)
    }
  }

  /// A pair that must be in one group and may not be in one section.
  @Test func levelsThatClashAreNotCalledImpossible() throws {
    let roster = try Roster(
      learners: (0..<8).map { Learner(id: "L\($0)", name: "L\($0)") }, attributes: [])
    func rule(_ kind: String) -> RuleSpec {
      RuleSpec(kind: kind, strength: .required, data: .links([Link(from: 0, to: 1)]))
    }
    let sections = try Scenario(
      roster: roster, kinds: try Sizes.near(4).kinds(learners: 8), rules: [rule("apart")])
    let scenario = try Scenario(
      roster: roster, kinds: try Sizes.near(2).kinds(learners: 8), rules: [rule("together")],
      sections: sections)
    let solution = try solve(scenario)
    #expect(solution.status == .unknown)
    #expect(solution.partition == nil && solution.conflicts.isEmpty)
    #expect(solution.note?.contains("clash with each other") == true)
  }

  @Test func aLevelThatIsImpossibleByItselfIsNamed() throws {
    let roster = try Roster(
      learners: (0..<8).map { Learner(id: "L\($0)", name: "L\($0)") }, attributes: [])
    let apart = RuleSpec(kind: "apart", strength: .required, data: .blocks([[0, 1, 2]]))
    let plain = try Scenario(
      roster: roster, kinds: try Sizes.near(4).kinds(learners: 8), rules: [])
    let full = try Scenario(
      roster: roster, kinds: try Sizes.near(4).kinds(learners: 8), rules: [apart])
    let pairs = try Sizes.near(2).kinds(learners: 8)
    let around = try solve(
      try Scenario(roster: roster, kinds: pairs, rules: [], sections: full))
    #expect(around.status == .infeasible && around.conflicts.isEmpty)
    #expect(around.sections?.status == .infeasible)
    #expect(around.sections?.conflicts.first?.demands.first?.rule == 0)
    let missing = RuleSpec(
      kind: "apart", strength: .required, data: .blocks([[0, 1, 2, 3, 4]]))
    let inside = try solve(
      try Scenario(roster: roster, kinds: pairs, rules: [missing], sections: plain))
    #expect(inside.status == .infeasible && !inside.conflicts.isEmpty)
    #expect(inside.sections?.status == .unknown)
  }
}
