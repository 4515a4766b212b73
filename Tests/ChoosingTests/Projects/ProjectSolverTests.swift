import Testing

@testable import Choosing

@Suite struct ProjectSolverTests {
  @Test(arguments: ProjectAim.allCases)
  func `each aim's plan is one of brute force's best`(_ aim: ProjectAim) throws {
    var (solved, impossible, outvoted) = (0, 0, 0)
    for seed in 0..<(aim == .popular ? 150 : 200) {
      var random = SmallGenerator(seed: UInt64(seed + 1000))
      var model = try ProjectModel.made(&random)
      if aim == .popular, seed % 2 == 0 { model = try model.alike() }
      let options = ProjectOptions.made(aim, seed)
      let oracle = ProjectOracle(model)
      switch try model.solve(options) {
      case .undecided: Issue.record("undecided, seed \(seed)")
      case .impossible:
        #expect(oracle.plans.isEmpty, "seed \(seed)")
        impossible += 1
      case .plan(let solution):
        let best = oracle.best(options)
        try check(solution, options, oracle, seed)
        #expect(best.plans.map(\.projects).contains(solution.plan.projects), "seed \(seed)")
        if let votes = solution.steps.first(where: { $0.step == .outvoted }) {
          #expect(votes.result.value == best.outvoted, "seed \(seed)")
          if best.outvoted > 0 { outvoted += 1 }
        }
        solved += 1
      }
    }
    #expect(solved > 60 && impossible > 5, "\(solved) \(impossible)")
    if aim == .popular { #expect(outvoted > 3, "\(outvoted)") }
  }

  /// The plan keeps the rules, and what is said of it is so.
  private func check(
    _ solution: ProjectSolution, _ options: ProjectOptions, _ oracle: ProjectOracle, _ seed: Int
  ) throws {
    #expect(solution.isProven, "seed \(seed)")
    #expect(ProjectOracle.isAllowed(solution.plan, oracle.model), "seed \(seed)")
    for step in solution.steps {
      guard let value = oracle.value(step.step, solution.plan) else { continue }
      #expect(step.result.value == value, "\(step.step), seed \(seed)")
    }
  }

  @Test func `alternatives are all the plans as good, each once`() throws {
    var (several, complete) = (0, 0)
    for seed in 0..<240 {
      var random = SmallGenerator(seed: UInt64(seed + 5000))
      var model = try ProjectModel.made(&random)
      if seed % 8 == 3 { model = try model.alike() }
      let options = ProjectOptions(aim: ProjectAim.allCases[seed % 4])
      let (answer, others) = try model.solve(options, alternatives: 40)
      guard case .plan(let solution) = answer else { continue }
      let found = [solution.plan.projects] + others.plans.map(\.projects)
      let best = Set(ProjectOracle(model).best(options).plans.map(\.projects))
      #expect(Set(found).isSubset(of: best), "seed \(seed)")
      #expect(others.isComplete == (others.plans.count < 40), "seed \(seed)")
      if others.isComplete {
        #expect(Set(found) == best, "seed \(seed)")
        complete += 1
      }
      #expect(Set([solution.plan] + others.plans).count == found.count, "seed \(seed)")
      if best.count > 1 { several += 1 }
    }
    #expect(several > 10 && complete > 40, "\(several) \(complete)")
  }

  @Test func `in little time, what is called proven is, and no bound is passed`() throws {
    for seed in 0..<60 {
      var random = SmallGenerator(seed: UInt64(seed + 7000))
      let model = try ProjectModel.made(&random)
      let options = ProjectOptions(
        aim: ProjectAim.allCases[seed % 4], before: seed % 2 == 0 ? [.friends] : [],
        after: seed % 2 == 0 ? [.repeats, .balance] : [.friends, .repeats], timeLimit: seed % 6,
        friendsTimeLimit: seed % 5 == 0 ? 0 : nil)
      let oracle = ProjectOracle(model)
      switch try model.solve(options) {
      case .undecided: continue
      case .impossible: #expect(oracle.plans.isEmpty, "seed \(seed)")
      case .plan(let solution):
        #expect(ProjectOracle.isAllowed(solution.plan, model), "seed \(seed)")
        for step in solution.steps { #expect(step.result.bound <= step.result.value) }
        let best = oracle.best(options).plans.map(\.projects)
        let isWhole = solution.steps.count == (try model.stepCount(options))
        if solution.isProven, isWhole {
          #expect(best.contains(solution.plan.projects), "seed \(seed)")
        }
      }
    }
  }

  @Test func `the same model has the same answer`() throws {
    let model = try ProjectModel(
      learners: (0..<6).map { .init(.ranked($0 < 3 ? [1, 1, 2] : [1, 2, nil])) },
      projects: (0..<3).map { _ in .init(seats: 1...2, copies: 2) })
    let plans = try (0..<3).map { _ -> ProjectPlan? in
      guard case .plan(let solution) = try model.solve() else { return nil }
      return solution.plan
    }
    #expect(plans[0] != nil && Set(plans).count == 1)
  }
}

extension ProjectModel {
  fileprivate func stepCount(_ options: ProjectOptions) throws -> Int {
    var unlimited = options
    unlimited.timeLimit = nil
    unlimited.friendsTimeLimit = nil
    guard case .plan(let solution) = try solve(unlimited) else { return 0 }
    return solution.steps.count
  }

  /// With all learners after the same few seats, so that whoever loses can outvote who wins.
  fileprivate func alike() throws -> ProjectModel {
    let answer = Answer.ranked(projects.indices.map { $0 + 1 })
    return try ProjectModel(
      learners: learners.map { Learner(answer, unranked: $0.unranked, turn: $0.turn) },
      projects: projects.map {
        Project(seats: 0...min(2, $0.seats.upperBound), supervisor: $0.supervisor)
      },
      supervisors: supervisors, rules: rules)
  }
}

extension ProjectPlan {
  /// Who gets which project, whatever the copy.
  var projects: [Int?] { places.map { $0?.project } }
}

extension ProjectOptions {
  /// What counts beside ranks in all orders, before them or after them or not at all.
  fileprivate static func made(_ aim: ProjectAim, _ seed: Int) -> ProjectOptions {
    var random = SmallGenerator(seed: UInt64(seed))
    var (before, after) = ([ProjectSide](), [ProjectSide]())
    for side in ProjectSide.allCases.shuffled(using: &random) {
      switch random.number(0...3) {
      // Few plans are outvoted where much comes before votes.
      case 0 where aim != .popular || seed % 4 == 0: before.append(side)
      case 1, 2: after.append(side)
      default: break
      }
    }
    return ProjectOptions(aim: aim, before: before, after: after)
  }
}
