import GroupingModel
import TestSupport
import Testing

@testable import PlanCheck

/// Claims about plans that keep something of an earlier one.
@Suite struct EarlierPlanCheckTests {
  /// Four in pairs, ab and cd before. Distances: ab and cd 4 each, ac and bd 1, ad and bc 3.
  private static func scenario(moves: Int, locked: Bool = false) throws -> Scenario {
    let distances: [Double] = [0, 4, 1, 3, 4, 0, 3, 1, 1, 3, 0, 4, 3, 1, 4, 0]
    let homes = [0, 0, 1, 1].enumerated().map { Pin(learner: $0, kind: $1) }
    let lock = RuleSpec(kind: "lock", strength: .required, data: .pins(Array(homes[..<2])))
    return try smallClass(
      4, kinds: ["Group 1", "Group 2"].map { GroupKind(name: $0, sizes: 2...2, count: 1...1) },
      rules: [
        RuleSpec(kind: "distances", options: ["aim": .text("min")], data: .distances(distances)),
        RuleSpec(
          kind: "stay", options: ["moves": .number(Double(moves))], strength: .required,
          data: .pins(homes)),
      ] + (locked ? [lock] : []))
  }

  /// The plan of these pairs, claimed to be best.
  private static func claim(
    _ first: [Int], _ second: [Int], _ scenario: Scenario, certificate: [Certificate] = []
  ) throws -> PlanDocument {
    let groups = [Group(kind: 0, members: first), Group(kind: 1, members: second)]
    let evaluator = try Evaluator(scenario)
    let costs = groups.map { group in
      scenario.rules.indices.map { rule in
        scenario.rules[rule].strength == .required
          ? 0 : evaluator.cost(ofRule: rule, group: group)
      }
    }
    let found = BruteForce.Plan(groups: groups, costs: costs)
    return plan(
      found, scenario, status: .optimal, bounds: [found.total], certificate: certificate)
  }

  private static func check(_ plan: PlanDocument, _ scenario: Scenario) async throws -> Report {
    try await PlanChecker.check(plan: plan, scenario: scenario)
  }

  @Test func theBestPlanWithinTheLimitIsVerified() async throws {
    let scenario = try Self.scenario(moves: 2)
    let report = try await Self.check(try Self.claim([0, 2], [1, 3], scenario), scenario)
    #expect(report.findings == [])
    #expect(report.proof == .verified)
  }

  /// With one move allowed the cheaper plans are out of reach, so the old one is best.
  @Test func plansBeyondTheLimitDoNotCount() async throws {
    let scenario = try Self.scenario(moves: 1)
    let report = try await Self.check(try Self.claim([0, 1], [2, 3], scenario), scenario)
    #expect(report.findings == [])
    #expect(report.proof == .verified)
  }

  @Test func tooManyMoves() async throws {
    for moves in 0...1 {
      let scenario = try Self.scenario(moves: moves)
      let report = try await Self.check(try Self.claim([0, 2], [1, 3], scenario), scenario)
      #expect(report.findings.map(\.subject).contains(.required))
    }
  }

  /// Two moves allowed and not used: a cheaper plan exists.
  @Test func aPlanThatCouldMoveIsNotBest() async throws {
    let scenario = try Self.scenario(moves: 2)
    let report = try await Self.check(try Self.claim([0, 1], [2, 3], scenario), scenario)
    #expect(report.findings.map(\.subject).contains(.optimality))
  }

  @Test func namesOfGroupsCount() async throws {
    let scenario = try Self.scenario(moves: 1)
    var document = try Self.claim([0, 1], [2, 3], scenario)
    document.groups[0].name = "Group 2"
    document.groups[1].name = "Group 1"
    let report = try await Self.check(document, scenario)
    #expect(report.findings.map(\.subject).contains(.required))
  }

  @Test func aBrokenLock() async throws {
    let scenario = try Self.scenario(moves: 4, locked: true)
    let honest = try await Self.check(try Self.claim([0, 1], [2, 3], scenario), scenario)
    #expect(honest.findings == [])
    #expect(honest.proof == .verified)
    let broken = try await Self.check(try Self.claim([0, 2], [1, 3], scenario), scenario)
    #expect(broken.findings.map(\.subject).contains(.required))
  }

  /// At a toll of 3 a move, each price 4: ab 8 - 8 = 0... with prices of 2 points a learner the old
  /// groups have a reduced cost of 4 - 4 = 0, ac and bd 1 + 3 - 4 = 0, ad and bc 3 + 3 - 4 = 2. So any
  /// plan costs 8 less 3 for each move allowed: 5 with one.
  @Test func theTollProvesABound() async throws {
    let scenario = try Self.scenario(moves: 1)
    let prices = [Int64](repeating: 2000, count: 4)
    var certificate = Certificate(level: 0, scale: 1, prices: prices, toll: 3000, bound: 5000)
    let report = try await Self.check(
      try Self.claim([0, 1], [2, 3], scenario, certificate: [certificate]), scenario)
    #expect(report.findings == [])
    #expect(report.recomputedBounds == [5000])
    certificate.bound = 5001
    let doctored = try await Self.check(
      try Self.claim([0, 1], [2, 3], scenario, certificate: [certificate]), scenario)
    #expect(doctored.findings.map(\.subject).contains(.certificate))
    certificate.toll = -3000
    let negative = try await Self.check(
      try Self.claim([0, 1], [2, 3], scenario, certificate: [certificate]), scenario)
    #expect(negative.findings.map(\.subject).contains(.certificate))
  }

  @Test func aTollWithoutALimitIsRefused() async throws {
    let scenario = try Self.scenario(moves: 0)
    let certificate = Certificate(
      level: 0, scale: 1, prices: [0, 0, 0, 0], toll: 1, bound: 0)
    let report = try await Self.check(
      try Self.claim([0, 1], [2, 3], scenario, certificate: [certificate]), scenario)
    #expect(report.findings.map(\.subject) == [.certificate])
  }
}
