import GroupingModel

/// Sections with groups inside of them, planned together: the least sum of what both cost.
///
/// Search looks at both at once. Then the groups of each section are an ordinary question, small
/// enough to be settled. What sections cost by themselves, wherever groups lie, and groups wherever
/// sections run, no plan can undercut; the two bounds add up to one of the whole.
struct SectionSolver {
  let groups: Objective
  let sections: Objective
  let options: SolverOptions

  private enum Level: String, CaseIterable {
    case sections
    case groups
  }

  private func objective(of level: Level) -> Objective { level == .sections ? sections : groups }

  func run() throws -> Solution {
    for level in Level.allCases where CountingProof(objective(of: level)).finding() != nil {
      if let answer = try impossible(level) { return answer }
    }
    let (found, iterations) = SectionSearch(
      groups: groups, sections: sections, options: options
    ).run()
    guard let (plan, isPolished) = try best(of: found) else { return try withoutPlan(iterations) }
    let (around, aroundCertificates) = try standing(of: .sections, plan.sections)
    let (inside, certificates) = try standing(of: .groups, plan.groups)
    var solution = Solution.empty
    solution.partition = plan.groups
    solution.levels = [around, inside]
    solution.certificates = certificates
    solution.iterations = iterations
    solution.status = around.optimal && inside.optimal ? .optimal : .feasible
    solution.sections = Solution.Sections(
      status: around.optimal ? .optimal : .feasible, partition: plan.sections,
      certificates: aroundCertificates)
    if solution.status == .feasible { solution.note = note(isPolished) }
    return solution
  }

  private func note(_ isPolished: Bool) -> String {
    if options.exact == .off { return "search alone was asked for" }
    let bound = "the bound adds up what sections and groups cost each by themselves"
    return isPolished
      ? bound + "; with these sections, no other groups inside of them cost less" : bound
  }

  /// One level's cost in the plan, and what is proven of it by itself.
  private func standing(
    of level: Level, _ plan: Partition
  ) throws -> (Solution.Level, [Certificate]) {
    let objective = objective(of: level)
    let cost = objective.costs(of: plan)[0]
    var standing = Solution.Level(
      name: level.rawValue, cost: cost, bound: nil, optimal: false)
    var certificates: [Certificate] = []
    if options.exact != .off {
      var options = options
      options.onProgress = { _ in }
      options.iterations =
        options.iterations ?? Self.effortPerLearner * objective.scenario.roster.count
      let (alone, _) = try LevelSolver(objective: objective, options: options)
        .plan(startingWith: [plan])
      standing.bound = alone.levels.first?.bound
      certificates = alone.certificates
    }
    let isNeverNegative = SearchProblem(objective, weights: [1]).isNeverNegative
    // Nothing costs less than nothing.
    if isNeverNegative, cost == 0 || options.exact != .off {
      standing.bound = max(0, standing.bound ?? 0)
    }
    standing.optimal = standing.bound == cost
    return (standing, certificates)
  }

  /// Iterations of search for a level by itself, which has a plan to start from, per learner.
  private static let effortPerLearner = 4_000
}

// Groups of one section at a time.
extension SectionSolver {
  /// The best of the plans after the groups of their sections are as good as can be, and whether that
  /// is proven of them; nil where there is none.
  private func best(of plans: [SectionedPlan]) throws -> (plan: SectionedPlan, isPolished: Bool)? {
    var best: (plan: SectionedPlan, isPolished: Bool)?
    for var plan in plans {
      let isPolished = try polish(&plan)
      if cost(of: plan) < best.map({ cost(of: $0.plan) }) ?? .max { best = (plan, isPolished) }
    }
    return best
  }

  private func cost(of plan: SectionedPlan) -> Int64 {
    groups.costs(of: plan.groups)[0] + sections.costs(of: plan.sections)[0]
  }

  /// Makes the groups of each section as good as can be, the others staying as they are.
  ///
  /// - Returns: whether it is proven that they are.
  private func polish(_ plan: inout SectionedPlan) throws -> Bool {
    guard options.exact != .off else { return false }
    let whole = SearchProblem(groups, weights: [1])
    var options = options
    options.exact = .auto
    var isProven = true
    for section in plan.sections.groups {
      let members = Set(section.members)
      let all = plan.groups.groups
      let inside = all.indices.filter { all[$0].members.allSatisfy(members.contains) }
      let window = Window(whole, groups: all, chosen: inside)
      let outcome = try Stage(
        problem: window.problem, seed: groups.scenario.seed, options: options,
        onProgress: { _, _, _ in }, isFinal: false
      ).run(startingWith: [window.plan])
      isProven = isProven && outcome.isProven
      guard let better = outcome.plans.first else { continue }
      let others = all.indices.filter { !inside.contains($0) }.map { all[$0] }
      plan.groups = Partition(others + window.groups(of: better))
    }
    return isProven
  }
}

// Where there is no plan.
extension SectionSolver {
  /// Why there is none: that one level has none by itself, or that nobody knows.
  private func withoutPlan(_ iterations: Int) throws -> Solution {
    for level in Level.allCases {
      if let answer = try impossible(level) { return answer }
    }
    var solution = Solution.empty
    solution.iterations = iterations
    solution.sections = Solution.Sections(status: .unknown)
    solution.note =
      "no plan was found in which every group lies in one section and all required rules are kept; "
      + "by itself neither level was shown to be impossible, so rules or sizes of the two may clash "
      + "with each other"
    return solution
  }

  /// The answer where a level has no plan by itself; nil where it may have one.
  private func impossible(_ level: Level) throws -> Solution? {
    let alone = try solve(objective(of: level).scenario, options: options)
    guard alone.status == .infeasible else { return nil }
    var solution = alone
    solution.sections = Solution.Sections(status: .unknown)
    guard level == .sections else { return solution }
    solution = .empty
    solution.status = .infeasible
    solution.sections = Solution.Sections(
      status: .infeasible, certificates: alone.certificates, conflicts: alone.conflicts)
    return solution
  }
}
