import GroupingModel
import Testing

@testable import PlanCheck

/// Rules about other rounds, by their definition.
@Suite struct RoundRuleTests {
  private func cost(
    _ rule: RuleSpec, _ members: [Int], kind: Int = 0, in scenario: Scenario
  ) throws -> Int64 {
    try Evaluator.cost(of: rule, group: Group(kind: kind, members: members), in: scenario)
  }

  private func scenario(
    _ columns: [(String, [String])], _ ledger: Ledger, kinds: [GroupKind]? = nil,
    groupCount: ClosedRange<Int>? = nil
  ) throws -> Scenario {
    let bare = try smallClass(
      columns[0].1.count, columns: columns, kinds: kinds, groupCount: groupCount)
    return try Scenario(
      roster: bare.roster, kinds: bare.kinds, groupCount: bare.groupCount, ledger: ledger,
      rules: [])
  }

  /// Scores 0, 0, 6, 6 in two groups of two: z is -1, -1, 1, 1. 0 and 1 met, and so did 2 and 3:
  /// (-1 x 1 + 1 x -1) / 1 for 0 and 2, (-1 x -1 + -1 x -1) / 1 for 0 and 1.
  @Test func exposure() throws {
    let scenario = try scenario(
      [("score", ["0", "0", "6", "6"])], Ledger(rounds: [[[0, 1], [2, 3]]]),
      kinds: [GroupKind(sizes: 2...2, count: 2...2)])
    let rule = RuleSpec(kind: "exposure-balance", subject: "score", strength: .weighted(1.5))
    #expect(try cost(rule, [0, 2], in: scenario) == -3000)
    #expect(try cost(rule, [0, 1], in: scenario) == 3000)
  }

  /// As above, 0 and 1 were in the low group of two, twice; 3 was in the high one.
  @Test func lowStreaks() throws {
    let scenario = try scenario(
      [("score", ["0", "0", "6", "6"])], Ledger(rounds: [[[0, 1], [2, 3]], [[0, 1], [3]]]))
    let rule = RuleSpec(kind: "no-low-streak", subject: "score", strength: .required)
    #expect(try cost(rule, [0, 1], in: scenario) == 2)
    #expect(try cost(rule, [0, 3], in: scenario) == 0)
    #expect(try cost(rule, [0, 1, 2, 3], in: scenario) == 0)
  }

  @Test func turnsAndLeaders() throws {
    let ledger = Ledger(past: [
      PastRound(groups: [], turns: [0: Turn(choice: 2, led: true), 1: Turn(choice: 9, led: false)])
    ])
    let kinds = ["a", "b"].map { GroupKind(label: $0, sizes: 1...3, count: 0...1) }
    let scenario = try scenario([("x", ["y", "y", ""])], ledger, kinds: kinds)
    // Longest list of 2: choice 9 costs 36 points, the second 1, a label not ranked 3.
    let turns = RuleSpec(
      kind: "fair-turns", strength: .weighted(1), data: .ranks([[[0], [1]], [[0]], [[1]]]))
    #expect(try cost(turns, [0, 1, 2], kind: 0, in: scenario) == 0)
    #expect(try cost(turns, [0, 1, 2], kind: 1, in: scenario) == 1000 + 108_000)
    let leaders = RuleSpec(kind: "leaders-go-round", subject: "x=y", strength: .weighted(1))
    // Two groups, two who can lead: both are next, however often they led.
    #expect(try cost(leaders, [2], in: scenario) == 1000)
    #expect(try cost(leaders, [0, 2], in: scenario) == 0)
  }

  @Test func labelsAgain() throws {
    let ledger = Ledger(
      past: [PastRound(groups: [PastGroup(members: [0, 1], label: "a")])],
      later: [
        PastRound(groups: [PastGroup(members: [1], label: "b")]),
        PastRound(groups: [PastGroup(members: [0], label: "a")]),
      ])
    let kinds = ["a", "b"].map { GroupKind(label: $0, sizes: 1...3, count: 0...1) }
    let scenario = try scenario([("x", ["y", "y", ""])], ledger, kinds: kinds)
    let rule = RuleSpec(kind: "new-labels", options: ["half-life": .number(1)])
    #expect(try cost(rule, [0, 1, 2], in: scenario) == 1500 + 1000)
    #expect(try cost(rule, [0, 1, 2], kind: 1, in: scenario) == 1000)
  }

  @Test func help() throws {
    let scenario = try scenario(
      [("good", ["a;b", "b", ""]), ("bad", ["a", "a;c", "b"])], Ledger())
    let rule = RuleSpec(kind: "mutual-help", subject: "good, bad", strength: .weighted(1))
    // 0 needs a, which only it is good in; 1 has a by 0 and nobody for c; 2 has b.
    #expect(try cost(rule, [0, 1, 2], in: scenario) == 2000)
    #expect(try cost(rule, [2], in: scenario) == 1000)
  }

  /// A doctored history must not stop the program.
  @Test func unknownLearnersAreErrors() throws {
    let scenario = try scenario([("score", ["1", "2"])], Ledger(rounds: [[[0, 9]]]))
    for kind in ["exposure-balance", "no-low-streak", "leaders-go-round"] {
      let subject = kind == "leaders-go-round" ? "" : "score"
      #expect(throws: ModelError.self) {
        try cost(RuleSpec(kind: kind, subject: subject), [0], in: scenario)
      }
    }
  }
}
