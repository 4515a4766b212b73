import Testing

@testable import Choosing

@Suite struct CommunityReportTests {
  @Test func `alternatives are all the plans as good, each once`() throws {
    var (several, cut) = (0, 0)
    for seed in 0..<60 {
      var random = SmallGenerator(seed: UInt64(seed + 5000))
      let model = try CommunityModel.made(&random)
      let aims = Array(CommunityAim.allCases.shuffled(using: &random).prefix(random.number(0...2)))
      let oracle = CommunityOracle(model)
      let reaches = model.learners.indices.map(oracle.reach)
      let most = random.once(in: 2) ? 1 : 20
      let (solution, others) = try model.solve(
        CommunityOptions(aims: aims), alternatives: most, within: nil)
      let best = Set(oracle.best(aims, reaches))
      let found = others.plans.map(\.isGranted)
      #expect(Set(found).count == found.count && !found.contains(solution.plan.isGranted))
      #expect(best.isSuperset(of: found), "seed \(seed)")
      #expect(found.count == min(most, best.count - 1), "seed \(seed)")
      #expect(others.isComplete == (best.count - 1 < most), "seed \(seed)")
      several += best.count > 1 ? 1 : 0
      cut += others.isComplete ? 0 : 1
    }
    #expect(several > 10 && cut > 2, "\(several) \(cut)")
  }

  @Test func `opt-ins that can be granted are those of brute force`() throws {
    var (some, none) = (0, 0)
    for seed in 0..<120 {
      var random = SmallGenerator(seed: UInt64(seed + 6000))
      let model = try CommunityModel.made(&random)
      let plans = CommunityOracle(model).plans
      let able = model.optIns.indices.filter { index in plans.contains { $0[index] } }
      #expect(try model.grantable() == Set(able), "seed \(seed)")
      some += able.count
      none += model.optIns.count - able.count
    }
    #expect(some > 100 && none > 50, "\(some) \(none)")
  }

  @Test func `envy is that of the definition, and just where a seat could change hands`() throws {
    var (all, just) = (0, 0)
    for seed in 0..<150 {
      var random = SmallGenerator(seed: UInt64(seed + 7000))
      let model = try CommunityModel.made(&random)
      let oracle = CommunityOracle(model)
      for plan in oracle.plans.shuffled(using: &random).prefix(6) {
        let expected = Self.envies(plan, oracle)
        let fairness = CommunityFairness(CommunityPlan(isGranted: plan), of: model)
        #expect(fairness.envies == expected, "seed \(seed)")
        all += expected.count
        just += expected.count(where: \.isJustified)
      }
    }
    #expect(all > 200 && just > 20, "\(all) \(just)")
  }

  /// By trying out what happens if a seat changes hands.
  private static func envies(
    _ plan: [Bool], _ oracle: CommunityOracle
  ) -> [CommunityFairness.Envy] {
    let model = oracle.model
    return model.optIns.indices.filter { !plan[$0] }.compactMap { index in
      let optIn = model.optIns[index]
      let richer = model.optIns.indices.filter {
        plan[$0] && model.optIns[$0].community == optIn.community
          && oracle.count(plan, model.optIns[$0].learner) > oracle.count(plan, optIn.learner)
      }
      if richer.isEmpty { return nil }
      let isJust = richer.contains { rival in
        var other = plan
        (other[index], other[rival]) = (true, false)
        return CommunityOracle.isAllowed(other, model)
          && oracle.count(other, model.optIns[rival].learner)
            >= oracle.count(other, optIn.learner)
      }
      return .init(learner: optIn.learner, community: optIn.community, isJustified: isJust)
    }
  }

  /// Ada ranks chess, which she has not, and art; Ben ranks nothing; Cleo has none; Dan did not ask.
  @Test func `the best wish granted, and how even numbers are`() throws {
    let model = try CommunityModel(
      learners: (0..<4).map { _ in .init(minutes: 9, most: 9) },
      communities: (0..<3).map { _ in .init(members: 0...4) },
      optIns: [
        .init(0, 0, rank: 1), .init(0, 1, rank: 3), .init(0, 2), .init(1, 0), .init(1, 1),
        .init(2, 2, rank: 1),
      ])
    let plan = CommunityPlan(isGranted: [false, true, true, true, true, false])
    let fairness = CommunityFairness(plan, of: model)
    #expect(fairness.bestRanks == [3, nil, nil, nil])
    #expect(fairness.ranks.profile == [0, 0, 1, 0])
    // Of 2, 2 and 0: two pairs that differ by 2, over 3 x 4.
    #expect(abs(fairness.giniOfNumbers - 1.0 / 3) < 1e-12)
    #expect(
      fairness.envies == [
        .init(learner: 2, community: 2, isJustified: true)
      ])
  }

  /// Ada is in one, Ben in three, and would still be in two. Where hers meets when his does, he could not help.
  @Test func `who is elsewhere at the time has no just envy`() throws {
    for clashes in [[], [CommunityModel.Clash(0, 1)]] {
      let model = try CommunityModel(
        learners: (0..<2).map { _ in .init(minutes: 9, most: 9) },
        communities: (0..<4).map { _ in .init(members: 0...1) }, clashes: clashes,
        optIns: [.init(0, 0), .init(0, 1), .init(1, 1), .init(1, 2), .init(1, 3)])
      let plan = CommunityPlan(isGranted: [true, false, true, true, true])
      #expect(
        CommunityFairness(plan, of: model).envies
          == [.init(learner: 0, community: 1, isJustified: clashes.isEmpty)])
    }
  }

  /// One seat in each, and one may have both; who has a turn gets more.
  @Test func `who got little then comes first among plans as good`() throws {
    for lucky in 0..<2 {
      let model = try CommunityModel(
        learners: (0..<2).map { .init(minutes: 9, most: 9, turn: $0 == lucky ? 2 : 0) },
        communities: (0..<3).map { _ in .init(members: 0...1) },
        optIns: (0..<2).flatMap { learner in (0..<3).map { .init(learner, $0) } })
      let solution = try model.solve()
      let granted = zip(model.optIns, solution.plan.isGranted)
      #expect(granted.count { $0.learner == lucky && $1 } == 2)
      #expect(solution.steps.last?.step == .turns && solution.steps.last?.result.value == 2)
    }
  }
}
