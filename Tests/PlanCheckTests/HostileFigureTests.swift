import GroupingModel
import Testing

@testable import PlanCheck

/// Figures of a doctored plan that once stopped the program.
@Suite struct HostileFigureTests {
  private static let scores = ("score", ["1", "2", "3.000001", "1000000"])

  private func check(_ rule: RuleSpec) async throws {
    let scenario = try smallClass(
      4, columns: [Self.scores, ("hours", ["a", "b", "a", "b"])],
      kinds: [GroupKind(label: "x", sizes: 1...4, count: 1...4)], groupCount: 2...2,
      rules: [rule])
    let evaluator = try Evaluator(scenario)
    _ = evaluator.cost(ofRule: 0, group: Group(kind: 0, members: [0, 1, 3]))
  }

  @Test(arguments: [1e300, -1e300, .infinity, -.infinity, .nan, 1e18, -1])
  func figuresOutOfRangeAreErrors(figure: Double) async throws {
    let rules = [
      RuleSpec(kind: "balance", subject: "score", strength: .weighted(figure)),
      RuleSpec(
        kind: "balance", subject: "score", options: ["within": .number(figure)],
        strength: .required),
      RuleSpec(kind: "similar", subject: "score", options: ["within": .number(figure)]),
      RuleSpec(kind: "at-least", subject: "score=1", options: ["count": .number(figure)]),
      RuleSpec(kind: "common-hours", subject: "hours", options: ["hours": .number(figure)]),
      RuleSpec(
        kind: "preference", options: ["costs": .list(["\(figure)"])],
        data: .ranks([[[0]], [], [], []])),
      RuleSpec(
        kind: "distances", data: .distances([Double](repeating: figure, count: 16))),
      RuleSpec(kind: "exposure-balance", subject: "score", strength: .weighted(figure)),
      RuleSpec(kind: "no-low-streak", subject: "score", options: ["rounds": .number(figure)]),
      RuleSpec(kind: "new-labels", options: ["cap": .number(figure)], strength: .required),
      RuleSpec(
        kind: "fair-turns", options: ["unranked": .number(figure)],
        data: .ranks([[[0]], [], [], []])),
    ]
    for rule in rules where figure != -1 || rule.kind != "distances" {
      await #expect(throws: ModelError.self, "\(rule.kind)") { try await check(rule) }
    }
  }

  /// A limit of a thousand million on a column with six decimals, times count and size.
  @Test func wideLimitsAreFine() async throws {
    for aim in ["mean", "total"] {
      try await check(
        RuleSpec(
          kind: "balance", subject: "score",
          options: ["aim": .text(aim), "within": .number(1e9)], strength: .required))
    }
  }

  @Test(
    arguments: [
      (1e300, 1 << 62), (-.infinity, -1 << 62), (.nan, 0), (1.5, 1500), (-0.0005, -1),
    ] as [(Double, Int64)])
  func unitsAreCutOff(points: Double, units: Int64) {
    #expect(Cost.units(points) == units)
  }

  /// A thousand million sizes once were looked at one by one, a class of 20 was put into one group
  /// of at least 30, and a thousand groups of each of a hundred labels took 2 GB.
  @Test func sizesAreThoseOfTheClass() throws {
    let scenario = try smallClass(
      4,
      kinds: [
        GroupKind(label: "a", sizes: 1...1_000_000_000, count: 1...1),
        GroupKind(label: "b", sizes: 5...9, count: 0...3),
        GroupKind(label: "c", sizes: 2...3, count: 0...1000),
      ])
    #expect(scenario.kinds.map(\.sizes) == [1...4, 5...5, 2...3])
    #expect(scenario.kinds.map(\.count) == [1...1, 0...0, 0...2])
    #expect(scenario.groupCount == 1...3)
  }
}
