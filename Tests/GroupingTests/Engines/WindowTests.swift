import GroupingModel
import TestSupport
import Testing

@testable import Grouping

/// Some groups of a plan as a problem of their own, against the whole.
@Suite struct WindowTests {
  /// A random class with a plan of it, good or bad, and some of its groups; nil where no sizes fit.
  private struct Case {
    let objective: Objective
    let problem: SearchProblem
    var groups: [Group]
    var chosen: [Int]
    var random: RandomSource

    init?(seed: UInt64, learners: ClosedRange<Int>) throws {
      var scenario = RandomScenario(seed: seed)
      objective = try Objective(try scenario.scenario(learners: learners, ruleCount: 4))
      problem = SearchProblem(objective, weights: [1])
      random = RandomSource(seed: seed, stream: 5)
      guard let sizes = StartSizes(problem: problem).varied(&random) else { return nil }
      let slots = StartSizes.deal(sizes, random: &random)
      groups =
        Search(problem, seed: seed).partition(
          of: Incumbent(slots: slots, violations: 0, cost: 0)
        ).groups
      var order = Array(groups.indices)
      random.shuffle(&order)
      chosen = Array(order.prefix(1 + random.below(groups.count)))
    }

    var window: Window { Window(problem, groups: groups, chosen: chosen) }

    func prices(_ groups: [Group]) -> (violations: Int64, cost: Int64) {
      groups.reduce((0, 0)) { sum, group in
        let price = objective.price(of: group)
        return (sum.0 + price.violations, sum.1 + price.costs[0])
      }
    }

    /// The groups outside the window, and these instead of its own.
    func whole(with new: [Group]) -> [Group] {
      groups.indices.filter { !chosen.contains($0) }.map { groups[$0] } + new
    }
  }

  /// A state of the window's problem, after some random changes.
  private func shaken(_ window: Window, _ random: inout RandomSource) -> SearchState? {
    guard let slots = Search(window.problem, seed: 0).slots(of: window.plan) else { return nil }
    let state = SearchState(window.problem)
    state.load(slots)
    let membership = state.membership
    for _ in 0..<30 {
      let first = random.below(membership.learners)
      let second = random.below(membership.learners)
      guard membership.slotOf[first] != membership.slotOf[second] else { continue }
      state.applySwap(first, second, state.swap(first, second))
    }
    return state
  }

  @Test(arguments: 1...150)
  func whatTheWindowGainsThePlanGains(seed: UInt64) throws {
    guard var made = try Case(seed: seed, learners: 9...14) else { return }
    let window = made.window
    let own = made.chosen.map { made.groups[$0] }
    #expect(Set(window.groups(of: window.plan)) == Set(own))
    let state = try #require(shaken(window, &made.random))
    let groups = window.groups(of: state.membership.partition)
    #expect(groups.flatMap(\.members).sorted() == window.learners)
    #expect(state.cost == made.prices(groups).cost)
    let (before, after) = (made.prices(made.groups), made.prices(made.whole(with: groups)))
    #expect(after.cost - before.cost == state.cost - made.prices(own).cost)
    // Every group of a random plan is of a size that its kind allows.
    let limit = made.problem.ration.map {
      max(0, $0.charge(of: made.whole(with: groups)) - $0.most)
    }
    #expect(state.violations == made.prices(groups).violations + (limit ?? 0))
  }

  /// The exact answer against the cheapest of all plans that have the other groups.
  @Test(arguments: 1...80)
  func theAnswerIsTheBestThatTheRestOfThePlanAllows(seed: UInt64) throws {
    guard var made = try Case(seed: seed, learners: 6...8) else { return }
    let all = try BruteForce(made.objective.scenario).plans
    guard !all.isEmpty else { return }
    made.groups = all[made.random.below(all.count)].groups
    made.chosen = Array(made.groups.indices.prefix(1 + made.random.below(made.groups.count)))
    let others = Set(made.groups.dropFirst(made.chosen.count))
    let least = all.filter { others.isSubset(of: $0.groups) }.map(\.total).min()
    let answer = made.window.solved(shouldStop: { false })
    let groups = answer.groups ?? made.chosen.map { made.groups[$0] }
    let plan = Partition(made.whole(with: groups))
    #expect(made.prices(plan.groups).cost == least)
    #expect(all.contains { Partition($0.groups) == plan })
  }

  @Test(arguments: [1, 2, 3, 4])
  func plansDoNotDependOnTheNumberOfThreads(seed: UInt64) throws {
    let (objective, problem) = try Self.large(seed: seed)
    let plans = [1, 2, 5].map { threads in
      let search = Search(problem, seed: seed)
      let found = search.run(
        chains: 4, iterations: 300_000, threads: threads, shouldStop: { false })
      return found.best.map(search.partition)
    }
    let plan = try #require(plans[0])
    #expect(plans.allSatisfy { $0 == plan })
    try expectKept(plan, objective, problem)
  }

  @Test(arguments: [1, 2, 3, 4])
  func windowsMakeAPlanCheaperAndKeepTheRules(seed: UInt64) throws {
    let (objective, problem) = try Self.large(seed: seed)
    var random = RandomSource(seed: seed)
    let sizes = StartSizes(problem: problem)
    let start = sizes.deal(try #require(sizes.even()), random: &random)
    let chain = Annealing(problem, from: start, random: random)
    _ = chain.cool(.cooling, iterations: 100_000, shouldStop: { false })
    #expect(chain.best.violations == 0)
    let plan = Search(problem, seed: seed).partition(of: chain.best)
    var windows = WindowSearch(
      problem, plan: plan, random: random, threads: 2, shouldStop: { false })
    #expect(windows.run(iterations: 2_000_000) > 0)
    let better = windows.plan
    #expect(objective.costs(of: better)[0] < objective.costs(of: plan)[0])
    try expectKept(better, objective, problem)
  }

  /// A plan of everybody that keeps the rules, with as many groups of each kind as there may be.
  private func expectKept(
    _ plan: Partition, _ objective: Objective, _ problem: SearchProblem
  ) throws {
    #expect(plan.groups.allSatisfy { objective.price(of: $0).violations == 0 })
    #expect(plan.groups.flatMap(\.members).sorted() == Array(0..<problem.learners))
    #expect(problem.groupCount.contains(plan.groups.count))
    for (kind, group) in problem.kinds.enumerated() {
      let own = plan.groups.filter { $0.kind == kind }
      #expect(group.count.contains(own.count))
      #expect(own.allSatisfy { group.sizes.contains($0.members.count) })
    }
    #expect(problem.ration.map { $0.charge(of: plan.groups) <= $0.most } ?? true)
  }

  /// A class beyond recombination: fours; sizes open; many topics of one group each; class lists.
  private static func large(seed: UInt64) throws -> (Objective, SearchProblem) {
    var random = RandomSource(seed: seed, stream: 1)
    let learners = seed == 4 ? 90 : 260
    let scores = (0..<learners).map { _ in String(random.below(100)) }
    let genders = (0..<learners).map { _ in ["F", "M"][random.below(2)] }
    func links(_ count: Int) -> RuleData {
      .links(
        (0..<count).map { _ in
          let from = random.below(learners)
          return Link(from: from, to: (from + 1 + random.below(learners - 1)) % learners)
        })
    }
    let rules = [
      RuleSpec(kind: "balance", subject: "score"), RuleSpec(kind: "not-alone", subject: "gender"),
      RuleSpec(kind: "wishes", subject: "w", strength: .weighted(4), data: links(400)),
      RuleSpec(kind: "apart", subject: "a", strength: .required, data: links(30)),
    ]
    let kinds =
      switch seed {
      case 1: try Sizes.near(4).kinds(learners: learners)
      case 2: try Sizes.between(3...5).kinds(learners: learners)
      case 4: try Sizes.near(18).kinds(learners: learners)
      default:
        (0..<80).map { GroupKind(label: "topic \($0)", sizes: 3...5, count: 0...1) }
      }
    let roster = try Roster(
      learners: (0..<learners).map { Learner(id: "\($0)", name: "\($0)") },
      attributes: [
        Attribute(name: "score", cells: scores), Attribute(name: "gender", cells: genders),
      ])
    let objective = try Objective(try Scenario(roster: roster, kinds: kinds, rules: rules))
    return (objective, SearchProblem(objective, weights: [1]))
  }
}
