import GroupingModel
import Testing

@testable import Choosing

@Suite struct CommunityTests {
  @Test func `each plan is one of brute force's best, whatever comes first`() throws {
    var (running, short) = (0, 0)
    for seed in 0..<300 {
      var random = SmallGenerator(seed: UInt64(seed))
      let model = try CommunityModel.made(&random)
      var aims = CommunityAim.allCases
      if seed % 2 == 1 { aims.shuffle(using: &random) }
      if seed % 3 == 1 { aims.removeLast(random.number(1...4)) }
      let oracle = CommunityOracle(model)
      let reaches = model.learners.indices.map(oracle.reach)
      #expect(model.reaches == reaches, "seed \(seed)")
      let solution = try model.solve(CommunityOptions(aims: aims))
      let plan = solution.plan.isGranted
      #expect(oracle.best(aims, reaches).contains(plan), "seed \(seed)")
      #expect(solution.isProven, "seed \(seed)")
      for step in solution.steps {
        let value = oracle.value(step.step, plan, reaches)
        #expect(step.result.value == value, "\(step.step), seed \(seed)")
        if case .fewer(than: 2) = step.step { short += value }
      }
      running += plan.contains(true) ? 1 : 0
    }
    #expect(running > 200 && short > 40, "\(running) \(short)")
  }

  @Test func `what is denied is denied for the reason that is told`() throws {
    var seen: [String: Int] = [:]
    for seed in 0..<300 {
      var random = SmallGenerator(seed: UInt64(seed + 1000))
      let model = try CommunityModel.made(&random)
      var plan = try model.solve().plan
      // Now and then a plan that could grant one more.
      let isWorse = seed % 5 == 0
      if isWorse { plan = CommunityPlan(isGranted: withoutLast(plan.isGranted)) }
      guard CommunityOracle.isAllowed(plan.isGranted, model) else { continue }
      let figures = CommunityFigures(plan, of: model)
      for (index, denial) in figures.denials.enumerated() {
        #expect((denial == nil) == plan.isGranted[index])
        guard let denial else { continue }
        seen[String("\(denial)".prefix { $0 != "(" }), default: 0] += 1
        var other = plan.isGranted
        other[index] = true
        let runs = figures.memberships.joined().contains(model.optIns[index].community)
        #expect((denial == .notRunning) == !runs, "seed \(seed)")
        guard runs else { continue }
        #expect(
          (denial == .possible) == CommunityOracle.isAllowed(other, model), "seed \(seed)")
        let learner = model.optIns[index].learner
        let isPersonal = !CommunityOracle.isAlright(learner, other, model)
        let reasons: [CommunityFigures.Denial] = [.full, .noExpert, .possible]
        #expect(isPersonal == !reasons.contains(denial), "seed \(seed)")
        // Granting all that is possible is what the standard aims do.
        if !isWorse { #expect(denial != .possible, "seed \(seed)") }
      }
    }
    #expect(seen.count == 7, "\(seen)")
  }

  @Test func `one expert for each so many novices or part of them`() throws {
    for (ratio, granted) in [(1, 2), (2, 3), (3, 4), (4, 4)] {
      let model = try CommunityModel(
        learners: .init(repeating: .init(minutes: 9, most: 1), count: 4),
        communities: [.init(members: 1...9, experts: .forNovices(ratio))],
        optIns: [.init(0, 0, role: .expert)] + (1...3).map { .init($0, 0, role: .novice) })
      let plan = try model.solve().plan
      #expect(plan.isGranted.count { $0 } == granted)
      let denied = CommunityFigures(plan, of: model).denials.compactMap { $0 }
      #expect(denied == .init(repeating: .noExpert, count: 4 - granted))
    }
  }

  @Test func `a short community that clashes with two others is not what one could have most of`()
    throws
  {
    let model = try CommunityModel(
      learners: [.init(minutes: 20, most: 3)],
      communities: [5, 10, 10].map { .init(members: 1...1, minutes: $0) },
      clashes: [.init(0, 1), .init(2, 0)], optIns: (0..<3).map { .init(0, $0) })
    #expect(model.reaches == [2])
  }

  private func withoutLast(_ granted: [Bool]) -> [Bool] {
    let last = granted.lastIndex(of: true)
    return granted.indices.map { granted[$0] && $0 != last }
  }

  @Test func `what does not run could not, or is outweighed`() throws {
    var seen: [String: Int] = [:]
    for seed in 0..<300 {
      var random = SmallGenerator(seed: UInt64(seed + 2000))
      let model = try CommunityModel.made(&random)
      let plan = try model.solve().plan
      let oracle = CommunityOracle(model)
      for (index, outcome) in CommunityFigures(plan, of: model).communities.enumerated() {
        seen[String("\(outcome)".prefix { $0 != "(" }), default: 0] += 1
        let members = CommunityOracle.members(plan.isGranted, model, index).count
        let could = oracle.plans.contains {
          !CommunityOracle.members($0, model, index).isEmpty
        }
        switch outcome {
        case .runs(let count): #expect(count == members && members > 0)
        case .outweighed: #expect(members == 0 && could, "seed \(seed)")
        case .tooFewAsked, .tooFewExperts: #expect(members == 0 && !could, "seed \(seed)")
        }
      }
    }
    #expect(seen.count == 4, "\(seen)")
  }

  @Test func `who has none comes before who has one of two`() throws {
    // One seat in 0, two in 1: learner 0 asks for both, learner 1 only for 0.
    let model = try CommunityModel(
      learners: [.init(minutes: 60, most: 2, group: 0), .init(minutes: 60, most: 2, group: 1)],
      communities: [.init(members: 1...1, minutes: 30), .init(members: 1...2, minutes: 30)],
      optIns: [.init(0, 0, rank: 1), .init(0, 1, rank: 2), .init(1, 0)])
    let solution = try model.solve()
    #expect(solution.plan.isGranted == [false, true, true])
    #expect(
      solution.steps.map(\.step) == [
        .fewer(than: 1), .fewer(than: 2), .denied, .rankTotal, .notMixed,
      ])
    #expect(solution.steps.map(\.result.value) == [0, 1, 1, 3, 2])
    let figures = CommunityFigures(solution.plan, of: model)
    #expect(figures.denials == [.full, nil, nil])
    #expect(figures.memberships == [[1], [0]] && figures.mixed.isEmpty)
  }

  @Test func `with little time nothing false is called proven`() throws {
    for seed in 0..<60 {
      var random = SmallGenerator(seed: UInt64(seed + 3000))
      let model = try CommunityModel.made(&random)
      let oracle = CommunityOracle(model)
      let solution = try model.solve(CommunityOptions(timeLimit: seed % 4))
      let reaches = model.reaches
      #expect(CommunityOracle.isAllowed(solution.plan.isGranted, model), "seed \(seed)")
      for step in solution.steps { #expect(step.result.bound <= step.result.value) }
      if solution.isProven {
        let best = oracle.best(CommunityAim.allCases, reaches)
        #expect(best.contains(solution.plan.isGranted), "seed \(seed)")
      }
    }
  }

  @Test func `what cannot be meant is an error`() throws {
    func fails(
      learner: CommunityModel.Learner = .init(minutes: 1, most: 1),
      community: CommunityModel.Community = .init(members: 1...1),
      clashes: [CommunityModel.Clash] = [], _ optIns: [CommunityModel.OptIn] = []
    ) {
      #expect(throws: ModelError.self) {
        try CommunityModel(
          learners: [learner], communities: [community], clashes: clashes, optIns: optIns)
      }
    }
    fails(learner: .init(minutes: -1, most: 1))
    fails(learner: .init(minutes: 1, most: -1))
    fails(community: .init(members: -1...1))
    fails(community: .init(members: 0...0))
    fails(community: .init(members: 0...1, minutes: -1))
    fails(community: .init(members: 0...1, experts: .forNovices(0)))
    fails(clashes: [.init(0, 0)])
    fails(clashes: [.init(0, 1)])
    fails([.init(1, 0)])
    fails([.init(0, 1)])
    fails([.init(0, 0), .init(0, 0)])
    fails([.init(0, 0, rank: 0)])
    #expect(throws: ModelError.self) {
      try CommunityModel(
        learners: [.init(minutes: 1, most: 1)],
        communities: .init(repeating: .init(members: 1...1), count: 25),
        optIns: (0..<25).map { .init(0, $0) })
    }
  }
}
