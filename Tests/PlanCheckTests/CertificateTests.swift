import TestSupport
import Testing

@testable import GroupingModel
@testable import PlanCheck

/// Up to two sets of learners.
private func randomSets(_ count: Int, from generator: inout SeededGenerator) -> [[Int]] {
  (0..<Int.random(in: 0...2, using: &generator)).map { _ in
    (0..<count).filter { _ in Bool.random(using: &generator) }
  }
}

@Suite("Certificates against all plans of tiny classes")
struct CertificateTests {
  private func randomPrices(
    _ count: Int, from generator: inout SeededGenerator, upTo most: Int64
  ) -> [Int64] {
    (0..<count).map { _ in Int64.random(in: (-most / 4)...most, using: &generator) }
  }

  private func bound(_ certificate: Certificate, _ scenario: Scenario) async throws -> Int128? {
    let prover = try BoundProver(Evaluator(scenario), options: CheckOptions())
    return try #require(await prover.price(certificate)).bound
  }

  @Test(arguments: 1...40)
  func anyPricesGiveABound(seed: UInt64) async throws {
    let scenario = try randomScenario(seed: seed)
    let plans = try BruteForce(scenario).plans
    var generator = SeededGenerator(seed: seed)
    let certificate = Certificate(
      level: 0, scale: Int64.random(in: 1...5, using: &generator),
      prices: randomPrices(scenario.roster.count, from: &generator, upTo: 6000),
      sets: randomSets(scenario.roster.count, from: &generator), bound: 0)
    let found = try await bound(certificate, scenario)
    if let best = plans.map(\.total).min() {
      #expect(try #require(found) <= Int128(best))
    }
  }

  /// The filling is recomputed over all plans: for each, the least reduced cost of its groups'
  /// kinds and sizes.
  @Test(arguments: 1...20)
  func theFillingIsExact(seed: UInt64) async throws {
    let scenario = try randomScenario(seed: seed)
    let evaluator = try Evaluator(scenario)
    var generator = SeededGenerator(seed: seed)
    let prices = randomPrices(scenario.roster.count, from: &generator, upTo: 3000)
    var least: [[Int]: Int64] = [:]
    let groups = BruteForce.groups(scenario)
    for group in groups {
      let costs = scenario.rules.indices.map { evaluator.cost(ofRule: $0, group: group) }
      // Rule 0 is the required one.
      guard costs[0] == 0 else { continue }
      let price = group.members.reduce(0) { $0 + prices[$1] }
      let key = [group.kind, group.members.count]
      least[key] = min(least[key] ?? .max, costs.reduce(0, +) - price)
    }
    let fillings = BruteForce.partitions(scenario, into: groups).compactMap { groups -> Int64? in
      let values = groups.map { least[[$0.kind, $0.members.count]] }
      return values.contains(nil) ? nil : values.reduce(0) { $0 + ($1 ?? 0) }
    }
    let certificate = Certificate(level: 0, scale: 1, prices: prices, bound: 0)
    let expected = fillings.min().map { Int128($0 + prices.reduce(0, +)) }
    #expect(try await bound(certificate, scenario) == expected)
  }

  /// Three girls and three boys in pairs: one pair is mixed and costs a point for each. Prices of 0
  /// do not see that, unless the girls are dealt out in whole numbers.
  @Test func setsAreDealtInWholeNumbers() async throws {
    let scenario = try smallClass(
      6, columns: [("gender", ["F", "F", "F", "M", "M", "M"])],
      kinds: [GroupKind(sizes: 2...2, count: 3...3)],
      rules: [RuleSpec(kind: "not-alone", subject: "gender", strength: .weighted(1))])
    let prices = [Int64](repeating: 0, count: 6)
    for (sets, expected) in [([], 0), ([[0, 1, 2]], 2000), ([[3, 4, 5], [0]], 2000)] {
      let certificate = Certificate(level: 0, scale: 1, prices: prices, sets: sets, bound: 0)
      #expect(try await bound(certificate, scenario) == Int128(expected))
    }
  }

  @Test func setsThatMakeNoSenseAreRefused() async throws {
    let scenario = try smallClass(
      6, kinds: [GroupKind(sizes: 2...2, count: 3...3)], rules: [])
    let check = CertificateCheck(
      scenario: scenario, costs: [0],
      prover: try BoundProver(Evaluator(scenario), options: CheckOptions()))
    let many = [[Int]](repeating: [0, 1, 2, 3, 4, 5], count: 6)
    for (sets, isFlawed) in [([[0, 0]], true), ([[6]], true), ([[-1]], true), (many, true)]
      + [([[0, 5], [], [1]], false)]
    {
      let certificate = Certificate(
        level: 0, scale: 1, prices: [0, 0, 0, 0, 0, 0], sets: sets, bound: 0)
      #expect((check.flaw(in: certificate) != nil) == isFlawed)
    }
  }

  @Test(arguments: 1...30)
  func boundsOfAStrictOrder(seed: UInt64) async throws {
    let scenario = try randomScenario(seed: seed, aim: .strictOrder)
    var plans = try BruteForce(scenario).plans
    var generator = SeededGenerator(seed: seed)
    var limits: [Int64] = []
    for level in 0..<3 {
      guard let best = plans.map({ levelCosts($0, scenario)[level] }).min() else { return }
      let certificate = Certificate(
        level: level, scale: Int64.random(in: 1...3, using: &generator),
        prices: randomPrices(scenario.roster.count, from: &generator, upTo: 4000),
        multipliers: limits.map { _ in Int64.random(in: 0...4, using: &generator) },
        limits: limits, bound: 0)
      #expect(try #require(try await bound(certificate, scenario)) <= Int128(best))
      plans = plans.filter { levelCosts($0, scenario)[level] == best }
      limits.append(best)
    }
  }

  @Test(arguments: 1...30)
  func boundsWithTheWorstGroupFirst(seed: UInt64) async throws {
    let scenario = try randomScenario(seed: seed, aim: .worstFirst)
    let plans = try BruteForce(scenario).plans
    guard let worst = plans.map(\.worst).min() else { return }
    let best = plans.filter { $0.worst == worst }.map(\.total).min()
    var generator = SeededGenerator(seed: seed)
    let certificate = Certificate(
      level: 1, scale: 2,
      prices: randomPrices(scenario.roster.count, from: &generator, upTo: 5000),
      threshold: worst, bound: 0)
    #expect(try #require(try await bound(certificate, scenario)) <= Int128(try #require(best)))
  }

  /// The bound of a threshold is what a plan within it would have to cost.
  @Test func theThresholdLeavesGroupsOut() async throws {
    // Only a-b and c-d cost 0, so below 1 point the pairs cost 0, and 2 points with all of them.
    let distances: [Double] = [0, 0, 1, 1, 0, 0, 1, 1, 1, 1, 0, 0, 1, 1, 0, 0]
    let scenario = try smallClass(
      4, kinds: [GroupKind(sizes: 2...2, count: 2...2)],
      rules: [RuleSpec(kind: "distances", data: .distances(distances.map { 1 - $0 }))],
      aim: .worstFirst)
    // Farthest apart is cheapest: a-b and c-d cost -1, all others 0; the worst of any plan is -1.
    let best = try #require(try BruteForce(scenario).plans.min { $0.total < $1.total })
    #expect(levelCosts(best, scenario) == [-1000, -2000])
    let half = Certificate(
      level: 1, scale: 1, prices: [-500, -500, -500, -500], threshold: -1000, bound: -2000)
    let document = plan(
      best, scenario, status: .optimal, bounds: [-1000, -2000], certificate: [half])
    let report = try await PlanChecker.check(plan: document, scenario: scenario)
    #expect(report.findings == [])
    #expect(report.proof == .verified)
  }

  /// Pairs within the threshold all hold `a`: `-1` for `a` and `1` for the others sum to 2, and
  /// no such pair is worth less than 0, so no plan stays within the threshold.
  @Test func theWorstGroupIsProvenByPricesThatNoPlanCanPay() async throws {
    let distances: [Double] = [0, 0, 0, 0, 0, 0, 1, 1, 0, 1, 0, 1, 0, 1, 1, 0]
    let scenario = try smallClass(
      4, kinds: [GroupKind(sizes: 2...2, count: 2...2)],
      rules: [
        RuleSpec(
          kind: "distances", options: ["aim": .text("min")], data: .distances(distances))
      ], aim: .worstFirst)
    let best = try #require(try BruteForce(scenario).plans.first)
    let star = Certificate(
      level: 0, scale: 0, prices: [-1, 1, 1, 1], threshold: 999, bound: 1000)
    var document = plan(best, scenario, bounds: [1000, nil], certificate: [star])
    document.bound = nil
    document.gap = nil
    let options = CheckOptions(searchLimit: 0)
    let report = try await PlanChecker.check(plan: document, scenario: scenario, options: options)
    #expect(report.findings == [])
    #expect(report.proof == .verified)
    document.certificate[0].threshold = 1000
    document.certificate[0].bound = 1001
    let raised = try await PlanChecker.check(plan: document, scenario: scenario, options: options)
    #expect(raised.findings.map(\.subject).contains(.certificate))
  }
}

@Suite("Certificates of a strict order")
struct StrictOrderCertificateTests {
  /// Pairs ab, cd cost 1 and 0 point at the two levels, ac, bd 0 and 2, ad, bc 3 and 0. In strict
  /// order ac, bd is best: 0, then 2 among the plans that cost 0 first.
  private func scenario() throws -> Scenario {
    func rule(_ level: Int, _ pairs: [(Int, Int, Double)]) -> RuleSpec {
      var distances = [Double](repeating: 0, count: 16)
      for (first, second, distance) in pairs {
        distances[first * 4 + second] = distance
        distances[second * 4 + first] = distance
      }
      return RuleSpec(
        kind: "distances", options: ["aim": .text("min")], level: level,
        data: .distances(distances))
    }
    return try smallClass(
      4, kinds: [GroupKind(sizes: 2...2, count: 2...2)],
      rules: [rule(1, [(0, 1, 1), (0, 3, 3)]), rule(2, [(0, 2, 2)])], aim: .strictOrder)
  }

  /// Level 2 with multiplier 2 on level 1: ab 2000, ac 2000, ad 6000, others 0. Price 2000 for a
  /// leaves no group below 0, so 2000 less 2 x 0 is proven.
  private let second = Certificate(
    level: 1, scale: 1, prices: [2000, 0, 0, 0], multipliers: [2], limits: [0], bound: 2000)

  private func report(_ certificate: Certificate) async throws -> Report {
    let scenario = try scenario()
    let best = try #require(
      try BruteForce(scenario).plans.first { levelCosts($0, scenario) == [0, 2000] })
    let first = Certificate(level: 0, scale: 1, prices: [0, 0, 0, 0], bound: 0)
    let document = plan(
      best, scenario, status: .optimal, bounds: [0, 2000], certificate: [first, certificate])
    return try await PlanChecker.check(
      plan: document, scenario: scenario, options: CheckOptions(searchLimit: 0))
  }

  @Test func multipliersProveTheSecondLevel() async throws {
    let report = try await report(second)
    #expect(report.findings == [])
    #expect(report.proof == .verified)
    #expect(report.recomputedBounds == [0, 2000])
  }

  @Test func doctoredMultipliersAndLimitsAreRefused() async throws {
    let changes: [(inout Certificate) -> Void] = [
      { $0.multipliers = [1] }, { $0.multipliers = [-1] }, { $0.multipliers = [] },
      { $0.limits = [-1] }, { $0.limits = [1000] }, { $0.bound = 2001 },
    ]
    for change in changes {
      var certificate = second
      change(&certificate)
      #expect(try await report(certificate).findings.map(\.subject) == [.certificate])
    }
  }
}

@Suite("Claims to be best against all plans of tiny classes")
struct ProofTests {
  @Test(arguments: 1...24, Aim.allCases)
  func bestPlansAreVerifiedAndOthersRefuted(seed: UInt64, aim: Aim) async throws {
    let scenario = try randomScenario(seed: seed, aim: aim)
    let plans = try BruteForce(scenario).plans.map { (plan: $0, costs: levelCosts($0, scenario)) }
    guard
      let best = plans.min(by: { $0.costs.lexicographicallyPrecedes($1.costs) })
    else { return }
    for (candidate, costs) in [best, plans[plans.count / 2], plans[plans.count - 1]] {
      let document = plan(candidate, scenario, status: .optimal, bounds: costs)
      let report = try await PlanChecker.check(plan: document, scenario: scenario)
      let isBest = costs == best.costs
      #expect(report.proof == (isBest ? .verified : .refuted))
      #expect(report.findings.map(\.subject).allSatisfy { !isBest && $0 == .optimality })
      #expect(report.remarks == [])
    }
  }

  /// Prices, however odd, may only narrow the search, never change its answer.
  @Test(arguments: 1...30)
  func pricesDoNotChangeTheAnswer(seed: UInt64) async throws {
    let scenario = try randomScenario(seed: seed)
    let plans = try BruteForce(scenario).plans
    guard let best = plans.min(by: { $0.total < $1.total }),
      let other = plans.first(where: { $0.total > best.total })
    else { return }
    var generator = SeededGenerator(seed: seed)
    let prices = (0..<scenario.roster.count).map { _ in
      Int64.random(in: -500...3000, using: &generator)
    }
    let prover = try BoundProver(Evaluator(scenario), options: CheckOptions())
    var certificate = Certificate(
      level: 0, scale: 1, prices: prices,
      sets: randomSets(scenario.roster.count, from: &generator), bound: 0)
    certificate.bound = Int64(
      clamping: try #require(await prover.price(certificate)).bound ?? 0)
    for candidate in [best, other] {
      let document = plan(
        candidate, scenario, status: .optimal, bounds: [candidate.total],
        certificate: [certificate])
      let report = try await PlanChecker.check(plan: document, scenario: scenario)
      #expect(report.proof == (candidate.total == best.total ? .verified : .refuted))
    }
  }

  @Test(arguments: 1...40)
  func infeasibleClaims(seed: UInt64) async throws {
    var generator = SeededGenerator(seed: seed)
    // Six learners in pairs, each pair kept apart with odds of 3 in 4.
    var links: [Link] = []
    for first in 0..<6 {
      for second in (first + 1)..<6 where Int.random(in: 0..<4, using: &generator) > 0 {
        links.append(Link(from: first, to: second))
      }
    }
    let scenario = try smallClass(
      6, kinds: [GroupKind(sizes: 2...2, count: 3...3)],
      rules: [RuleSpec(kind: "apart", strength: .required, data: .links(links))])
    let isFeasible = try !BruteForce(scenario).plans.isEmpty
    let document = infeasiblePlan(scenario)
    let report = try await PlanChecker.check(plan: document, scenario: scenario)
    #expect(report.proof == (isFeasible ? .refuted : .verified))
    #expect(report.findings.map(\.subject) == (isFeasible ? [.infeasibility] : []))
  }

  @Test func threadsDoNotChangeTheReport() async throws {
    let scenario = try randomScenario(seed: 3)
    let best = try #require(try BruteForce(scenario).plans.min { $0.total < $1.total })
    let document = plan(best, scenario, status: .optimal, bounds: [best.total])
    let one = try await PlanChecker.check(
      plan: document, scenario: scenario, options: CheckOptions(threads: 1))
    let three = try await PlanChecker.check(
      plan: document, scenario: scenario, options: CheckOptions(threads: 3))
    #expect(one.proof == three.proof)
    #expect(one.groupsLookedAt == three.groupsLookedAt)
    #expect(one.findings == three.findings)
  }
}
