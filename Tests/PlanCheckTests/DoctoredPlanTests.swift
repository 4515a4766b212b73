import TestSupport
import Testing

@testable import GroupingModel
@testable import PlanCheck

/// Four learners in pairs. Distances: a-b 1, c-d 1, a-c 2, b-c 2, b-d 3, a-d 4. The plans cost
/// 2 (ab, cd), 5 (ac, bd) and 6 (ad, bc).
private struct Pairs {
  let scenario: Scenario
  let best: BruteForce.Plan
  let second: BruteForce.Plan
  /// Half a point each: `2 x 1 - 1 - 1 = 0` is the least reduced cost, so 4 / 2 points are proven.
  let certificate = Certificate(
    level: 0, scale: 2, prices: [1000, 1000, 1000, 1000], bound: 2000)

  init(apart: [Link] = []) throws {
    let distances: [Double] = [0, 1, 2, 4, 1, 0, 2, 3, 2, 2, 0, 1, 4, 3, 1, 0]
    scenario = try smallClass(
      4, columns: [("gender", ["F", "M", "F", "M"])],
      kinds: [GroupKind(sizes: 2...2, count: 2...2)],
      rules: [
        RuleSpec(kind: "apart", strength: .required, data: .links(apart)),
        RuleSpec(
          kind: "distances", options: ["aim": .text("min")], data: .distances(distances)),
        RuleSpec(kind: "not-alone", subject: "gender=F", strength: .weighted(0)),
      ])
    let plans = try BruteForce(scenario).plans.sorted { $0.total < $1.total }
    (best, second) = (plans[0], plans[1])
  }

  var proven: PlanDocument {
    plan(best, scenario, status: .optimal, bounds: [2000], certificate: [certificate])
  }

  func findings(_ document: PlanDocument) async throws -> [Finding.Subject] {
    try await PlanChecker.check(plan: document, scenario: scenario).findings.map(\.subject)
  }

  /// Findings after a change to the proven plan.
  func findings(after change: (inout PlanDocument) -> Void) async throws -> [Finding.Subject] {
    var document = proven
    change(&document)
    return try await findings(document)
  }
}

@Suite("Doctored plans are refused")
struct DoctoredPlanTests {
  @Test func theHonestPlanIsValidAndItsProofVerified() async throws {
    let pairs = try Pairs()
    let report = try await PlanChecker.check(plan: pairs.proven, scenario: pairs.scenario)
    #expect(report.findings == [])
    #expect(report.remarks == [])
    #expect(report.proof == .verified)
    #expect(report.recomputedBounds == [2000])
    #expect(report.groupsLookedAt == 6)
  }

  @Test func swappedLearners() async throws {
    let found = try await Pairs().findings {
      $0.groups[0].members = ["a", "c"]
      $0.groups[1].members = ["b", "d"]
    }
    #expect(found.contains(.cost))
  }

  @Test func missingDoubleAndUnknownLearners() async throws {
    let pairs = try Pairs()
    #expect(try await pairs.findings { $0.groups[1].members = ["c"] }.contains(.roster))
    #expect(try await pairs.findings { $0.groups[1].members = ["c", "a"] }.contains(.roster))
    #expect(try await pairs.findings { $0.groups[1].members = ["c", "zoe"] }.contains(.roster))
  }

  @Test func noMessageNamesALearner() async throws {
    let pairs = try Pairs()
    var document = pairs.proven
    document.groups[1].members = ["b", "zoe"]
    let report = try await PlanChecker.check(plan: document, scenario: pairs.scenario)
    #expect(report.findings.count == 4)
    #expect(!report.findings.contains { $0.text.contains("zoe") || $0.text.contains("'b'") })
  }

  @Test func wrongSizesLabelsAndNumbersOfGroups() async throws {
    let pairs = try Pairs()
    let sizes = try await pairs.findings {
      $0.groups[0].members = ["a", "b", "c"]
      $0.groups[1].members = ["d"]
    }
    #expect(sizes.contains(.size))
    #expect(try await pairs.findings { $0.groups[0].label = "Bridges" }.contains(.label))
    let count = try await pairs.findings {
      $0.groups.append(PlanGroup(name: "x", label: nil, members: [], cost: 0, costs: [0, 0, 0]))
    }
    #expect(count.contains(.count))
  }

  @Test func changedCosts() async throws {
    let pairs = try Pairs()
    #expect(try await pairs.findings { $0.groups[0].cost = 0.999 } == [.cost])
    #expect(try await pairs.findings { $0.groups[0].costs[1] = 1.0001 } == [.cost])
    #expect(try await pairs.findings { $0.groups[0].costs = [1] } == [.cost])
    #expect(try await pairs.findings { $0.rules[1].cost = 1 } == [.cost])
    #expect(try await pairs.findings { $0.levels[0].cost = 2.5 }.contains(.cost))
    let cheaper = try await pairs.findings {
      $0.cost = 1.5
      $0.bound = 1.5
    }
    #expect(cheaper.contains(.cost))
  }

  @Test func brokenRequiredRule() async throws {
    let pairs = try Pairs(apart: [Link(from: 0, to: 1)])
    let broken = try Pairs().best
    let found = try await pairs.findings(plan(broken, pairs.scenario))
    #expect(found.contains(.required))
  }

  @Test func wrongAloneCounts() async throws {
    let pairs = try Pairs()
    // In ab and cd, both a and c are the only F.
    #expect(pairs.proven.alone.first?.learners == 2)
    #expect(try await pairs.findings { $0.alone[0].learners = 1 } == [.alone])
    #expect(try await pairs.findings { $0.alone = [] } == [.alone])
    #expect(try await pairs.findings { $0.alone[0].column = "score" }.contains(.alone))
  }

  @Test func boundRaisedByOneUnit() async throws {
    let pairs = try Pairs()
    #expect(try await pairs.findings { $0.certificate[0].bound = 2001 } == [.certificate])
    #expect(try await pairs.findings { $0.bound = 2.001 }.contains(.status))
    let raised = plan(
      pairs.second, pairs.scenario, bounds: [2001], certificate: [pairs.certificate])
    #expect(try await pairs.findings(raised) == [.optimality])
    let honest = plan(
      pairs.second, pairs.scenario, bounds: [2000], certificate: [pairs.certificate])
    #expect(try await pairs.findings(honest) == [])
  }

  @Test func pricesThatProveLess() async throws {
    // 8000 in prices, but a-b is then reduced to 2000 - 6000: 8000 - 2 x 4000 proves nothing.
    let found = try await Pairs().findings { $0.certificate[0].prices[0] = 5000 }
    #expect(found == [.certificate])
  }

  @Test func certificatesOfWrongForm() async throws {
    let pairs = try Pairs()
    let changes: [(inout Certificate) -> Void] = [
      { $0.prices.removeLast() }, { $0.scale = 0 }, { $0.scale = -1 }, { $0.level = 1 },
      { $0.prices[0] = .min }, { $0.multipliers = [1] }, { $0.threshold = 0 },
    ]
    for change in changes {
      let found = try await pairs.findings { change(&$0.certificate[0]) }
      #expect(found == [.certificate])
    }
  }

  @Test func aWorsePlanClaimedToBeBest() async throws {
    let pairs = try Pairs()
    let claimed = plan(
      pairs.second, pairs.scenario, status: .optimal, bounds: [5000],
      certificate: [pairs.certificate])
    let report = try await PlanChecker.check(plan: claimed, scenario: pairs.scenario)
    #expect(report.findings.map(\.subject) == [.optimality])
    #expect(report.proof == .refuted)
  }

  @Test func statusGapAndFormat() async throws {
    let pairs = try Pairs()
    #expect(try await pairs.findings { $0.gap = 0.1 } == [.status])
    #expect(try await pairs.findings { $0.gap = nil } == [.status])
    #expect(try await pairs.findings { $0.levels[0].optimal = false } == [.status])
    #expect(try await pairs.findings { $0.status = .infeasible }.contains(.status))
    #expect(try await pairs.findings { $0.format = "x" } == [.format])
    #expect(try await pairs.findings { $0.version = 2 } == [.format])
    #expect(try await pairs.findings { $0.rules[1].weight = 2 } == [.format])
    #expect(try await pairs.findings { $0.rules[0].required = false } == [.format])
    #expect(try await pairs.findings { $0.rules.removeLast() } == [.format])
    #expect(try await pairs.findings { $0.objective = 2 } == [])
    #expect(try await pairs.findings { $0.objective = 2.5 } == [.objective])
  }

  /// A plan of a strict order once passed with limits that meant nothing under its own aim.
  @Test func limitsWithoutLevels() async throws {
    #expect(try await Pairs().findings { $0.certificate[0].limits = [1] } == [.certificate])
  }

  /// No rule pays learners to be together, so a plan that costs nothing needs no prices: a class of
  /// a hundred, whose groups are too many to look at, was left unverified at cost 0.
  @Test func costZeroIsBestWithoutACertificate() async throws {
    let scenario = try smallClass(
      4, columns: [("gender", ["F", "F", "M", "M"])],
      kinds: [GroupKind(sizes: 2...2, count: 2...2)],
      rules: [RuleSpec(kind: "gather", subject: "gender")])
    let best = try #require(try BruteForce(scenario).plans.min { $0.total < $1.total })
    #expect(best.total == 0)
    let report = try await PlanChecker.check(
      plan: plan(best, scenario, status: .optimal, bounds: [0]), scenario: scenario,
      options: CheckOptions(groupLimit: 1))
    #expect(report.findings == [])
    #expect(report.proof == .verified)
  }

  /// Distances can be negative, so nothing is known of cost 0.
  @Test func costZeroOfDistancesIsNotBestByItself() async throws {
    let pairs = try Pairs()
    let document = plan(pairs.second, pairs.scenario, bounds: [0])
    let report = try await PlanChecker.check(
      plan: document, scenario: pairs.scenario, options: CheckOptions(groupLimit: 1))
    #expect(report.proof == .open)
  }

  /// An infeasible plan once passed whatever it named as the clash.
  @Test func conflictThatNamesNoRequiredRule() async throws {
    let apart = [Link(from: 0, to: 1), Link(from: 0, to: 2), Link(from: 0, to: 3)]
    let scenario = try smallClass(
      4, kinds: [GroupKind(sizes: 2...2, count: 2...2)],
      rules: [RuleSpec(kind: "apart", strength: .required, data: .links(apart))])
    var document = infeasiblePlan(scenario)
    let id = scenario.roster.learners[0].id
    let cases: [(Int, String, [Finding.Subject])] = [
      (0, id, []), (1, id, [.infeasibility]), (-1, id, [.infeasibility]),
      (0, "nobody", [.infeasibility]),
    ]
    for (rule, learner, findings) in cases {
      document.conflicts = [
        PlanConflict(
          demands: [PlanDemand(rule: rule, parts: [[learner]])], irreducible: true, reason: nil,
          remedies: [])
      ]
      let report = try await PlanChecker.check(plan: document, scenario: scenario)
      #expect(report.findings.map(\.subject) == findings)
    }
  }

  @Test func tooManyGroupsIsARemark() async throws {
    let pairs = try Pairs()
    let report = try await PlanChecker.check(
      plan: pairs.proven, scenario: pairs.scenario, options: CheckOptions(groupLimit: 5))
    #expect(report.isValid)
    #expect(report.proof == .open)
    #expect(report.remarks.count == 1)
  }

  /// Pairs within a-b-c and within d-e-f cost nothing, others a point: three pairs must cost one,
  /// though half of each cheap pair would cost nothing.
  @Test func whatIsTooLongToSearchIsARemark() async throws {
    let distances = (0..<36).map { ($0 / 6 < 3) == ($0 % 6 < 3) ? 0.0 : 1.0 }
    let scenario = try smallClass(
      6, kinds: [GroupKind(sizes: 2...2, count: 3...3)],
      rules: [
        RuleSpec(
          kind: "distances", options: ["aim": .text("min")], data: .distances(distances))
      ])
    let best = try #require(try BruteForce(scenario).plans.min { $0.total < $1.total })
    let document = plan(best, scenario, status: .optimal, bounds: [1000])
    func proof(_ options: CheckOptions) async throws -> Report.Proof {
      let report = try await PlanChecker.check(
        plan: document, scenario: scenario, options: options)
      #expect(report.isValid)
      #expect(report.remarks.isEmpty == (report.proof == .verified))
      return report.proof
    }
    #expect(try await proof(CheckOptions()) == .verified)
    #expect(try await proof(CheckOptions(candidateLimit: 6)) == .verified)
    #expect(try await proof(CheckOptions(candidateLimit: 5)) == .open)
    #expect(try await proof(CheckOptions(searchLimit: 0)) == .open)
  }
}
