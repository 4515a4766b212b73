import GroupingModel
import Testing

@testable import Choosing

@Suite struct TutoringTests {
  @Test func `each plan is one of brute force's best`() throws {
    var (unserved, mutual) = (0, 0)
    for seed in 0..<400 {
      var random = SmallGenerator(seed: UInt64(seed))
      let model = try TutoringModel.made(&random)
      let oracle = TutoringOracle(model)
      let solution = try model.solve(prefersMutual: seed % 2 == 0)
      let best = oracle.best(mutual: seed % 2 == 0)
      #expect(best.contains(solution.plan.tutors), "seed \(seed)")
      #expect(solution.isProven, "seed \(seed)")
      let key = oracle.key(solution.plan.tutors)
      #expect(solution.steps[0].result.value == key[0], "seed \(seed)")
      #expect(solution.steps[1].result.value == key[1], "seed \(seed)")
      let figures = TutoringFigures(solution.plan, of: model)
      #expect(figures.mutual.count == -key[2], "seed \(seed)")
      #expect(figures.unserved.count == key[0], "seed \(seed)")
      #expect(figures.unserved.allSatisfy { $0.reason != .possible }, "seed \(seed)")
      #expect(figures.totals.reduce(0) { $0 + $1 * $1 } == key[1], "seed \(seed)")
      unserved += key[0]
      if seed % 2 == 0 { mutual += figures.mutual.count }
    }
    #expect(unserved > 100 && mutual > 10, "\(unserved) \(mutual)")
  }

  @Test func `who is not served is told why`() throws {
    let model = try TutoringModel(
      learners: [
        .init([.mastered, .neither, .wantsHelp], limit: 1),
        .init([.wantsHelp, .wantsHelp, .neither], limit: 5),
        .init([.wantsHelp, .neither, .mastered], limit: 5, before: 2),
        .init([.neither, .neither, .mastered], limit: 0),
      ], skillCount: 3, apart: [.init(1, 0), .init(0, 2)])
    let solution = try model.solve(prefersMutual: true)
    let figures = TutoringFigures(solution.plan, of: model)
    #expect(figures.unserved.map(\.request.learner) == [0, 1, 1, 2])
    #expect(figures.unserved.map(\.reason) == [.allBusy, .keptApart, .nobodyMastered, .keptApart])
    let idle = TutoringPlan(tutors: [2, 0, nil, nil])
    #expect(TutoringFigures(idle, of: model).loads == [1, 0, 1, 0])
    #expect(TutoringFigures(idle, of: model).totals == [1, 0, 3, 0])
    let free = try TutoringModel(
      learners: [.init([.mastered], limit: 1), .init([.wantsHelp], limit: 1)], skillCount: 1)
    let none = TutoringFigures(TutoringPlan(tutors: [nil]), of: free)
    #expect(none.unserved.map(\.reason) == [.possible])
  }

  @Test func `who has tutored least goes first`() throws {
    // Three lessons; totals of 4, 1 and 1 before become 4, 3 and 2 or 4, 2 and 3.
    let model = try TutoringModel(
      learners: [4, 1, 1].map { .init([.mastered], limit: 3, before: $0) }
        + .init(repeating: .init([.wantsHelp], limit: 0), count: 3), skillCount: 1)
    let solution = try model.solve()
    let figures = TutoringFigures(solution.plan, of: model)
    #expect(figures.totals.prefix(3).sorted() == [2, 3, 4])
    #expect(solution.steps.map(\.result.value) == [0, 29])
  }

  @Test func `with little time nothing false is called proven`() throws {
    for seed in 0..<60 {
      var random = SmallGenerator(seed: UInt64(seed + 3000))
      let model = try TutoringModel.made(&random)
      let oracle = TutoringOracle(model)
      let solution = try model.solve(prefersMutual: true, timeLimit: seed % 4)
      #expect(oracle.plans.contains(solution.plan.tutors), "seed \(seed)")
      for step in solution.steps { #expect(step.result.bound <= step.result.value) }
      if solution.isProven {
        #expect(oracle.best(mutual: true).contains(solution.plan.tutors), "seed \(seed)")
      }
    }
  }

  @Test func `what cannot be meant is an error`() throws {
    func fails(_ learner: TutoringModel.Learner, apart: [TutoringModel.Pair] = []) {
      #expect(throws: ModelError.self) {
        try TutoringModel(learners: [learner], skillCount: 1, apart: apart)
      }
    }
    fails(.init([], limit: 1))
    fails(.init([.neither], limit: -1))
    fails(.init([.neither], limit: 0, before: -1))
    fails(.init([.neither], limit: 0), apart: [.init(0, 0)])
    fails(.init([.neither], limit: 0), apart: [.init(0, 1)])
  }
}

/// Every plan of a tiny model, judged straight from the rules' definitions.
private struct TutoringOracle {
  let model: TutoringModel
  /// One tutor or none a request.
  var plans: [[Int?]] = [[]]

  init(_ model: TutoringModel) {
    self.model = model
    for request in model.requests {
      let able: [Int?] = model.learners.indices.filter { tutor in
        model.learners[tutor].skills[request.skill] == .mastered
          && !model.apart.contains { Set([$0.first, $0.second]) == [tutor, request.learner] }
      }
      plans = plans.flatMap { plan in ([nil] + able).map { plan + [$0] } }
    }
    plans = plans.filter { plan in
      model.learners.indices.allSatisfy { tutor in
        plan.count { $0 == tutor } <= model.learners[tutor].limit
      }
    }
  }

  func key(_ plan: [Int?]) -> [Int] {
    let totals = model.learners.indices.map { tutor in
      plan.count { $0 == tutor } + model.learners[tutor].before
    }
    var mutual = 0
    func helps(_ tutor: Int, _ learner: Int) -> Bool {
      zip(model.requests, plan).contains { $0.0.learner == learner && $0.1 == tutor }
    }
    for one in model.learners.indices {
      for other in 0..<one where helps(one, other) && helps(other, one) { mutual += 1 }
    }
    return [plan.count { $0 == nil }, totals.reduce(0) { $0 + $1 * $1 }, -mutual]
  }

  func best(mutual: Bool) -> [[Int?]] {
    let keys = plans.map { Array(key($0).prefix(mutual ? 3 : 2)) }
    guard let least = keys.min(by: { $0.lexicographicallyPrecedes($1) }) else { return [] }
    return zip(plans, keys).filter { $0.1 == least }.map(\.0)
  }
}

extension TutoringModel {
  /// A tiny model with anything in it.
  fileprivate static func made(_ random: inout SmallGenerator) throws -> TutoringModel {
    let (count, skills) = (random.number(2...4), random.number(1...3))
    var requests = 0
    let learners = (0..<count).map { _ in
      let standings = (0..<skills).map { _ -> Standing in
        if random.once(in: 2) { return .mastered }
        if requests == 6 || random.once(in: 4) { return .neither }
        requests += 1
        return .wantsHelp
      }
      return Learner(standings, limit: random.number(0...3), before: random.number(0...2))
    }
    let apart = random.once(in: 2) ? [Pair(0, 1)] : []
    return try TutoringModel(learners: learners, skillCount: skills, apart: apart)
  }
}
