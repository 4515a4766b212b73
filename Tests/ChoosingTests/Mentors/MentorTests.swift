import GroupingModel
import Testing

@testable import Choosing

@Suite struct MentorTests {
  @Test func `each plan is one of brute force's best, whatever comes first`() throws {
    var (solved, impossible) = (0, 0)
    for seed in 0..<400 {
      var random = SmallGenerator(seed: UInt64(seed))
      let model = try MentorModel.made(&random)
      var aims = MentorAim.allCases
      if seed % 2 == 1 { aims.shuffle(using: &random) }
      if seed % 3 == 1 { aims.removeLast(random.number(1...6)) }
      let oracle = MentorOracle(model)
      switch try model.solve(MentorOptions(aims: aims)) {
      case .undecided: Issue.record("undecided, seed \(seed)")
      case .impossible:
        #expect(oracle.plans.isEmpty, "seed \(seed)")
        impossible += 1
      case .plan(let solution):
        #expect(oracle.best(aims).contains(solution.plan.mentors), "seed \(seed)")
        #expect(solution.isProven, "seed \(seed)")
        for step in solution.steps {
          let value = oracle.value(step.step, solution.plan.mentors)
          #expect(step.result.value == value, "\(step.step), seed \(seed)")
        }
        solved += 1
      }
    }
    #expect(solved > 150 && impossible > 50, "\(solved) \(impossible)")
  }

  @Test func `conflicts are impossible, and possible without any one demand`() throws {
    var kinds = Set<String>()
    for seed in 0..<300 {
      var random = SmallGenerator(seed: UInt64(seed + 2000))
      let model = try MentorModel.made(&random)
      let conflict = try model.conflict()
      #expect((conflict == nil) != MentorOracle(model).plans.isEmpty, "seed \(seed)")
      guard let conflict else { continue }
      #expect(conflict.isMinimal)
      #expect(MentorOracle(try model.asking(Set(conflict.demands))).plans.isEmpty, "seed \(seed)")
      for demand in conflict.demands {
        let fewer = Set(conflict.demands).subtracting([demand])
        #expect(!MentorOracle(try model.asking(fewer)).plans.isEmpty, "seed \(seed)")
        kinds.insert(String("\(demand)".prefix { $0 != "(" }))
      }
    }
    #expect(kinds.count == 6, "\(kinds)")
  }

  @Test func `one mentor for a hundred learners is told as exactly that`() throws {
    var rules = MentorModel.Rules()
    rules.mustPlaceAll = true
    rules.conflicts = [.init(7, 0): 0, .init(8, 0): 1]
    let mentor = MentorModel.Mentor(learners: 2...10)
    let hundred = [MentorModel.Learner](repeating: .init(), count: 100)
    let barred = try MentorModel(learners: hundred, mentors: [mentor], rules: rules)
    // A learner in conflict would do as a reason, too, but neither needs the other.
    let demands = try #require(try barred.conflict()).demands
    #expect(demands.first == .everyonePlaced && demands.count == 2)
    rules.conflicts = [:]
    let model = try MentorModel(learners: hundred, mentors: [mentor], rules: rules)
    #expect(try model.conflict()?.demands == [.everyonePlaced, .maximum(0)])
    guard case .impossible = try model.solve() else {
      Issue.record("not impossible")
      return
    }
  }

  @Test func `with little time nothing false is called proven`() throws {
    for seed in 0..<60 {
      var random = SmallGenerator(seed: UInt64(seed + 3000))
      let model = try MentorModel.made(&random)
      let oracle = MentorOracle(model)
      switch try model.solve(MentorOptions(timeLimit: seed % 4)) {
      case .undecided: continue
      case .impossible: #expect(oracle.plans.isEmpty, "seed \(seed)")
      case .plan(let solution):
        #expect(MentorOracle.isAllowed(solution.plan.mentors, model), "seed \(seed)")
        for step in solution.steps { #expect(step.result.bound <= step.result.value) }
        if solution.isProven {
          let best = oracle.best(MentorAim.allCases)
          #expect(best.contains(solution.plan.mentors), "seed \(seed)")
        }
      }
    }
  }

  @Test func `figures tell needs, changes, loads, ranks and blocking pairs`() throws {
    // Ranks by hand: learner 0 got the mentor they put second, and mentor 1 would rather have them
    // than learner 1. Learner 2 has no mentor, and mentor 0 a seat for them, but barred.
    let learners = [
      MentorModel.Learner(needs: [1, 2], ranks: [2, 1], last: 1),
      MentorModel.Learner(needs: [3], ranks: [nil, 1], last: 1),
      MentorModel.Learner(needs: [4], ranks: [1, 2]),
    ]
    let mentors = [
      MentorModel.Mentor(learners: 0...2, expertise: [1], ranks: [1, 2, 3]),
      MentorModel.Mentor(learners: 0...1, expertise: [3], ranks: [1, 2, nil]),
    ]
    var rules = MentorModel.Rules()
    rules.conflicts[.init(2, 0)] = 5
    let plan = MentorPlan(mentors: [0, 1, nil])
    var model = try MentorModel(learners: learners, mentors: mentors, rules: rules)
    let figures = MentorFigures(plan, of: model)
    #expect(figures.covered == [[1], [3], []])
    #expect(figures.uncovered == [[2], [], [4]])
    #expect(figures.changed == [0])
    #expect(figures.loads == [1, 1])
    #expect(figures.ranks.profile == [1, 1, 0])
    #expect(figures.profileOfMentors == [1, 1, 0, 0])
    #expect(figures.blockingPairs == [.init(0, 1)])
    rules.pins = [.init(1, 1)]
    model = try MentorModel(learners: learners, mentors: mentors, rules: rules)
    #expect(MentorFigures(plan, of: model).blockingPairs.isEmpty)
    rules = MentorModel.Rules()
    model = try MentorModel(learners: learners, mentors: mentors, rules: rules)
    #expect(MentorFigures(plan, of: model).blockingPairs == [.init(0, 1), .init(2, 0)])
  }

  @Test func `blocking pairs are those of the definition`() throws {
    var found = 0
    for seed in 0..<150 {
      var random = SmallGenerator(seed: UInt64(seed + 4000))
      let model = try MentorModel.made(&random)
      guard case .plan(let solution) = try model.solve() else { continue }
      let plan = solution.plan.mentors
      let oracle = MentorOracle(model)
      let pinned = Set(model.rules.pins.map(\.learner))
      var expected = Set<MentorModel.Pair>()
      for learner in plan.indices where !pinned.contains(learner) {
        for mentor in model.mentors.indices where plan[learner] != mentor {
          var other = plan
          other[learner] = mentor
          guard model.learners[learner].ranks?[mentor] != nil,
            let rank = model.mentors[mentor].ranks?[learner],
            model.rules.conflicts[.init(learner, mentor)] == nil,
            model.learners[learner].mustMatch.isSubset(of: model.mentors[mentor].features),
            oracle.rank(other, learner) < oracle.rank(plan, learner)
          else { continue }
          let own = plan.indices.filter { plan[$0] == mentor }
          let hasSeat = own.count < model.mentors[mentor].learners.upperBound
          let isWorse = own.contains { rival in
            !pinned.contains(rival) && (model.mentors[mentor].ranks?[rival] ?? 99) > rank
          }
          if hasSeat || isWorse { expected.insert(.init(learner, mentor)) }
        }
      }
      #expect(Set(MentorFigures(solution.plan, of: model).blockingPairs) == expected)
      found += expected.count
    }
    #expect(found > 10, "\(found)")
  }

  @Test func `who has no mentor is told why`() throws {
    var rules = MentorModel.Rules()
    rules.conflicts = [.init(1, 0): 4, .init(1, 1): 2]
    let model = try MentorModel(
      learners: [
        .init(mustMatch: [9]), .init(), .init(mustMatch: [1]), .init(mustMatch: [1]), .init(),
      ],
      mentors: [.init(learners: 0...1, features: [1]), .init(learners: 0...3)], rules: rules)
    let reasons = model.leftOut(of: MentorPlan(mentors: [nil, nil, 0, nil, nil]))
    #expect(reasons.map(\.learner) == [0, 1, 3, 4])
    #expect(reasons.map(\.reason) == [.noMatch, .conflicts(reasons: [2, 4]), .allFull, .seatFree])
  }

  @Test func `what cannot be meant is an error`() throws {
    func fails(
      _ learner: MentorModel.Learner = .init(), _ mentor: MentorModel.Mentor? = nil,
      _ change: (inout MentorModel.Rules) -> Void = { _ in }
    ) {
      var rules = MentorModel.Rules()
      change(&rules)
      #expect(throws: ModelError.self) {
        try MentorModel(
          learners: [learner], mentors: [mentor ?? .init(learners: 0...1)], rules: rules)
      }
    }
    fails(.init(ranks: [1, 2]))
    fails(.init(ranks: [2]))
    fails(.init(ranks: [nil]))
    fails(.init(last: 1))
    fails(.init(), .init(learners: -1...1))
    fails(.init(), .init(learners: 0...1, ranks: [0]))
    fails { $0.conflicts[.init(0, 1)] = 0 }
    fails { $0.pins = [.init(1, 0)] }
    fails { $0.pins = [.init(0, 0), .init(0, 0)] }
  }
}
