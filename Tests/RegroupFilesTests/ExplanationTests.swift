import GroupingModel
import RegroupFiles
import Testing

@testable import Grouping

@Suite struct ExplanationTests {
  /// Ben and Eva change places: Ana, Cid, Eva have 27 / 3 = 9 where the class has 10, and 1 is 7.746
  /// tenths of the deviation of 1.291; so the others with 11. Two pairs would not meet again (5
  /// each). Alone are Cid and Fay for Ana and Dan; two wishes are unmet before and after.
  @Test func whatASwapChanges() throws {
    let fixture = try ReportFixture()
    let explanation = try Explanation(try fixture.plan(), fixture.loaded)
    let (ben, eva) = (try explanation.learner("2"), try explanation.learner("eva"))
    #expect(
      explanation.text(ofSwap: ben, eva) == """
        If Ben (Group 1) and Eva (Group 2) changed places:
          +15.492  Every group has about the same mean of Score
          -10  Learners meet new team-mates after 1 earlier round
        The plan would not be better: 5.492 points more.

        """)
  }

  /// Ana and Dan are listed apart.
  @Test func swapsThatBreakARule() throws {
    let fixture = try ReportFixture()
    let text = try Explanation(try fixture.plan(), fixture.loaded).text(ofSwap: 1, 3)
    #expect(text.contains("  broken  Listed learners are in different groups (1 pair)"))
    #expect(text.contains("That cannot be"))
    #expect(
      try Explanation(try fixture.plan(), fixture.loaded).text(ofSwap: 0, 1)
        == "Ana <i> and Ben are in the same group.\n")
  }

  @Test func whyALearnerIsThere() throws {
    let fixture = try ReportFixture()
    let text = try Explanation(try fixture.plan(), fixture.loaded).text(ofLearner: 1)
    let lines = text.split(separator: "\n")
    #expect(lines.first == "Ben is in Group 1, with Ana <i>, Cid.")
    #expect(lines.contains("  - No wish met for Ben  (4)"))
    #expect(lines.contains("Asked for Eva: Eva is in Group 2."))
    #expect(lines.contains("Ana <i> asked for them: together."))
    // Three learners of the other group; the one that a rule forbids comes last.
    let offers = lines.filter { $0.contains("(Group 2)") && $0.hasPrefix("  ") }
    #expect(offers.count == 3)
    #expect(offers.last == "  Not allowed with Dan (Group 2)")
  }

  /// What a plan claimed was told as if it were so.
  @Test func claimsThatAreNotSoAreRefused() throws {
    let fixture = try ReportFixture()
    let honest = try fixture.plan()
    let lies: [(String, (inout PlanDocument) -> Void)] = [
      ("cost: group 1: 3.0 points claimed, 12.0 found", { $0.groups[0].cost = 3 }),
      (
        "cost: group 2, rule 4 (wishes): 0.0 points claimed, 4.0 found",
        { $0.groups[1].costs[3] = 0 }
      ),
      ("cost: rule 5 (new-teammates): 1.0 points claimed", { $0.rules[4].cost = 1 }),
      ("cost: the plan: 2.0 points claimed, 24.0 found", { $0.cost = 2 }),
      ("format: rule 1 claims another weight", { $0.rules[0].weight = 9 }),
      (
        "alone: Gender: 0 alone claimed, 1 found (and 1 more)",
        { plan in
          for index in plan.alone.indices { plan.alone[index].learners = 0 }
        }
      ),
    ]
    for (words, lie) in lies {
      var plan = honest
      lie(&plan)
      for work: () throws -> Void in [
        { _ = try Explanation(plan, fixture.loaded, file: "my plan.json") },
        { _ = try RuleCosts(plan, fixture.loaded, file: "my plan.json") },
      ] {
        let error = try inputError(work)
        #expect(error.file == "my plan.json")
        #expect(error.problem.hasPrefix("the plan is not what it claims to be: \(words)"))
      }
    }
  }

  @Test func unknownLearnersAreNotRepeated() throws {
    let fixture = try ReportFixture()
    let explanation = try Explanation(try fixture.plan(), fixture.loaded)
    let error = try inputError { _ = try explanation.learner("Canary") }
    #expect(!error.description.contains("Canary"))
  }

  /// Every change that a swap announces is what the groups cost after it less what they cost now.
  @Test(arguments: [Aim.weights, .strictOrder, .worstFirst])
  func effectsAreDifferences(aim: Aim) throws {
    let loaded = try ReportFixture().loaded.scenario
    let objective = try Objective(
      try Scenario(
        roster: loaded.roster, kinds: loaded.kinds, ledger: loaded.ledger, rules: loaded.rules,
        aim: aim))
    let groups = [Group(kind: 0, members: [0, 1, 2]), Group(kind: 0, members: [3, 4, 5])]
    let swaps = Swaps(objective, groups: groups)
    for (a, b) in (0..<3).flatMap({ a in (3..<6).map { (a, $0) } }) {
      let effect = try #require(swaps.effect(a, b))
      let after = [
        Group(kind: 0, members: [0, 1, 2].map { $0 == a ? b : $0 }),
        Group(kind: 0, members: [3, 4, 5].map { $0 == b ? a : $0 }),
      ]
      let change =
        objective.costs(of: Partition(after)).reduce(0, +)
        - objective.costs(of: Partition(groups)).reduce(0, +)
      #expect(effect.cost == change)
      func worst(_ groups: [Group]) -> Int64 {
        groups.map { objective.price(of: $0).costs.reduce(0, +) }.max() ?? 0
      }
      guard aim == .worstFirst, effect.violations == 0 else { continue }
      #expect(
        effect.improves
          == ((worst(after), objective.costs(of: Partition(after)).reduce(0, +))
            < (worst(groups), objective.costs(of: Partition(groups)).reduce(0, +))))
    }
  }
}

@Suite struct RuleCostsTests {
  private func solution(_ status: PlanStatus, _ groups: [[Int]]) -> Solution {
    var solution = Solution.empty
    solution.status = status
    solution.partition = Partition(groups.map { Group(kind: 0, members: $0) })
    return solution
  }

  /// Without balance, Ben and Eva change places: nobody meets again, 5 + 5.
  @Test func droppingARuleSavesWhatTheOthersGain() throws {
    let fixture = try ReportFixture()
    let costs = try RuleCosts(try fixture.plan(), fixture.loaded)
    let better = [[0, 2, 4], [1, 3, 5]]
    let text = try costs.text(ofRule: 0) { scenario in
      #expect(!scenario.rules.contains { $0.kind == "balance" } && scenario.rules.count == 5)
      return solution(.optimal, better)
    }
    #expect(
      text == """
          Dropping "Every group has about the same mean of Score" saves 10 points:
            -10  Learners meet new team-mates after 1 earlier round

        """)
    let unproven = try costs.text(ofRule: 0) { _ in solution(.feasible, better) }
    // As long as this, it does not fit into 80 columns.
    #expect(unproven.contains(" same mean of Score\" saves at least 10\n    points:\n"))
    let same = try costs.text(ofRule: 5) { _ in solution(.optimal, [[0, 1, 2], [3, 4, 5]]) }
    #expect(same.hasSuffix("saves nothing.\n"))
    let none = try costs.text(ofRule: 5) { _ in Solution.empty }
    #expect(none.contains("(1 pair)\" saved nothing that\n    was found"))
  }

  @Test func realSolving() throws {
    let fixture = try ReportFixture()
    let costs = try RuleCosts(try fixture.plan(), fixture.loaded)
    for rule in 0..<costs.ruleCount {
      let text = try costs.text(ofRule: rule) {
        try solve($0, options: SolverOptions(iterations: 2000))
      }
      #expect(text.hasPrefix("  Dropping "))
    }
  }
}
