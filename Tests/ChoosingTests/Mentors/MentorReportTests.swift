import Testing

@testable import Choosing

@Suite struct MentorReportTests {
  @Test func `alternatives are all the plans as good, each once`() throws {
    var (several, cut) = (0, 0)
    for seed in 0..<200 {
      var random = SmallGenerator(seed: UInt64(seed + 5000))
      let model = try MentorModel.made(&random)
      let aims = Array(MentorAim.allCases.shuffled(using: &random).prefix(random.number(0...2)))
      let most = random.once(in: 2) ? 1 : 20
      let (answer, others) = try model.solve(
        MentorOptions(aims: aims), alternatives: most, within: nil)
      guard case .plan(let solution) = answer else { continue }
      let best = Set(MentorOracle(model).best(aims))
      let found = others.plans.map(\.mentors)
      #expect(Set(found).count == found.count && !found.contains(solution.plan.mentors))
      #expect(best.isSuperset(of: found), "seed \(seed)")
      #expect(found.count == min(most, best.count - 1), "seed \(seed)")
      #expect(others.isComplete == (best.count - 1 < most), "seed \(seed)")
      several += best.count > 1 ? 1 : 0
      cut += others.isComplete ? 0 : 1
    }
    #expect(several > 10 && cut > 2, "\(several) \(cut)")
  }

  @Test func `what each could have had is that of brute force`() throws {
    var (better, none) = (0, 0)
    for seed in 0..<150 {
      var random = SmallGenerator(seed: UInt64(seed + 6000))
      let model = try MentorModel.made(&random)
      let oracle = MentorOracle(model)
      let best = model.learners.indices.map { learner -> Int? in
        guard model.learners[learner].ranks != nil else { return nil }
        return oracle.plans.filter { $0[learner] != nil }.map { oracle.rank($0, learner) }.min()
      }
      #expect(try model.bestRanks() == best, "seed \(seed)")
      better += best.count { $0 == 1 }
      none += zip(best, model.learners).count { $0 ?? 0 != 1 && $1.ranks != nil }
    }
    #expect(better > 50 && none > 20, "\(better) \(none)")
  }

  @Test func `envy and free seats are those of the definitions`() throws {
    var (envious, just, movable) = (0, 0, 0)
    for seed in 0..<150 {
      var random = SmallGenerator(seed: UInt64(seed + 7000))
      let model = try MentorModel.made(&random)
      let oracle = MentorOracle(model)
      guard let plan = oracle.plans.randomElement(using: &random) else { continue }
      let figures = MentorFigures(MentorPlan(mentors: plan), of: model)
      func those(_ isTold: (Int, Int) -> Bool) -> [Int] {
        model.learners.indices.filter { learner in
          model.mentors.indices.contains { oracle.longs(plan, learner, $0) && isTold(learner, $0) }
        }
      }
      #expect(figures.envious == those { _, mentor in plan.contains(mentor) }, "seed \(seed)")
      #expect(
        figures.justlyEnvious
          == those { learner, mentor in
            let ranks = model.mentors[mentor].ranks ?? []
            guard let own = ranks.isEmpty ? nil : ranks[learner] else { return false }
            return plan.indices.contains { rival in
              plan[rival] == mentor && !oracle.isPinned(rival) && ranks[rival] ?? 99 > own
            }
          }, "seed \(seed)")
      let moves = those { learner, mentor in
        var other = plan
        other[learner] = mentor
        return MentorOracle.isAllowed(other, model)
      }
      #expect(figures.movable == moves, "seed \(seed)")
      envious += figures.envious.count
      just += figures.justlyEnvious.count
      movable += moves.count
    }
    #expect(envious > 20 && just > 5 && movable > 20, "\(envious) \(just) \(movable)")
  }

  /// Both like mentor 0 alike; whose turn it is gets them.
  @Test func `who got little then comes first among plans as good`() throws {
    for lucky in 0..<2 {
      let learners = (0..<2).map { MentorModel.Learner(ranks: [1, 2], turn: $0 == lucky ? 1 : 0) }
      let model = try MentorModel(
        learners: learners, mentors: [.init(learners: 0...1), .init(learners: 0...1)])
      guard case .plan(let solution) = try model.solve() else {
        Issue.record("no plan")
        return
      }
      #expect(solution.plan.mentors[lucky] == 0)
      #expect(solution.steps.last?.step == .turns && solution.steps.last?.result.value == 1)
    }
  }
}

extension MentorOracle {
  fileprivate func isPinned(_ learner: Int) -> Bool {
    model.rules.pins.contains { $0.learner == learner }
  }

  /// Whether a learner would rather have the mentor, and neither bar nor pin is in the way.
  fileprivate func longs(_ plan: [Int?], _ learner: Int, _ mentor: Int) -> Bool {
    guard let wish = model.learners[learner].ranks?[mentor] else { return false }
    return !isPinned(learner) && wish < rank(plan, learner)
      && model.rules.conflicts[.init(learner, mentor)] == nil
      && model.learners[learner].mustMatch.isSubset(of: model.mentors[mentor].features)
  }
}
