import GroupingModel
import Testing

@testable import Grouping

/// Incremental costs against costs from scratch, over random moves.
@Suite struct SearchStateTests {
  @Test(arguments: 1...80)
  func changesAddUpToAFullEvaluation(seed: UInt64) throws {
    var random = RandomScenario(seed: seed)
    let scenario = try random.scenario(learners: 8...12, ruleCount: 5)
    let objective = try Objective(scenario)
    let problem = SearchProblem(objective, weights: [1])
    let state = SearchState(problem)
    let slots = problem.slotKinds.count
    guard slots > 1 else { return }
    state.load((0..<scenario.roster.count).map { $0 % slots })
    var source = RandomSource(seed: seed, stream: 9)
    for _ in 0..<200 {
      step(state, &source)
      let groups = state.membership.partition.groups
      let cost = groups.reduce(0) { $0 + objective.price(of: $1).costs[0] }
      #expect(state.cost == cost)
      let (violations, total) = (state.violations, state.cost)
      state.recount()
      #expect(state.violations == violations)
      #expect(state.cost == total)
    }
  }

  /// Groups so large that pairs are kept in a contribution matrix.
  @Test(arguments: 1...10)
  func largeGroupsAddUpToAFullEvaluation(seed: UInt64) throws {
    var source = RandomSource(seed: seed, stream: 3)
    let learners = 26
    var distances = [Double](repeating: 0, count: learners * learners)
    for one in 0..<learners {
      for other in 0..<one {
        distances[one * learners + other] = Double(source.below(1_000)) / 10
        distances[other * learners + one] = distances[one * learners + other]
      }
    }
    let roster = try Roster(
      learners: (0..<learners).map { Learner(id: "\($0)", name: "\($0)") }, attributes: [])
    let objective = try Objective(
      try Scenario(
        roster: roster, kinds: [GroupKind(label: nil, sizes: 9...16, count: 2...2)],
        rules: [RuleSpec(kind: "distances", strength: .weighted(1), data: .distances(distances))]))
    let state = SearchState(SearchProblem(objective, weights: [1]))
    state.load((0..<learners).map { $0 % 2 })
    for _ in 0..<300 {
      step(state, &source)
      let groups = state.membership.partition.groups
      #expect(state.cost == groups.reduce(0) { $0 + objective.price(of: $1).costs[0] })
    }
  }

  /// A group judged as one of another kind.
  @Test(arguments: 1...40)
  func otherKindsCostWhatAFullEvaluationSays(seed: UInt64) throws {
    var random = RandomScenario(seed: seed)
    let objective = try Objective(try random.scenario(learners: 8...12, ruleCount: 5))
    let problem = SearchProblem(objective, weights: [1])
    let state = SearchState(problem)
    let slots = problem.slotKinds.count
    state.load((0..<problem.learners).map { $0 % slots })
    for slot in 0..<slots where state.membership.size[slot] > 0 {
      let members = state.membership.list(slot)
      for kind in problem.kinds.indices {
        let price = objective.price(of: Group(kind: kind, members: members))
        let fits = problem.kinds[kind].sizes.contains(members.count)
        #expect(state.cost(of: slot, as: kind) == price.costs[0])
        #expect(state.isAllowed(slot, as: kind) == (fits && price.violations == 0))
      }
    }
  }

  private func step(_ state: SearchState, _ source: inout RandomSource) {
    let membership = state.membership
    let learners = (0..<3).map { _ in source.below(membership.learners) }
    let slots = learners.map { membership.slotOf[$0] }
    let target = source.below(membership.slots)
    switch source.below(3) {
    case 0 where slots[0] != slots[1]:
      state.applySwap(learners[0], learners[1], state.swap(learners[0], learners[1]))
    case 1 where Set(slots).count == 3:
      let change = state.rotate(learners[0], learners[1], learners[2])
      state.applyRotation(learners[0], learners[1], learners[2], change)
    case 2 where Int(slots[0]) != target && Int(membership.size[target]) < membership.capacity:
      state.applyMove(learners[0], to: target, state.move(learners[0], to: target))
    default: break
    }
  }

  /// Temperatures above which nearly all changes are made, and below which hardly any.
  @Test func coolingGoesThroughWhatMatters() {
    let widest = Annealing.Schedule(start: 0.5, end: 0.001)
    var thermometer = Thermometer(widest, learners: nil)
    #expect(thermometer.narrowed(widest).start == 0.5)
    #expect(thermometer.narrowed(widest).end == 0.001)
    for (temperature, worse) in [(0.4, 5_000), (0.2, 400), (0.1, 30), (0.05, 2), (0.01, 0)] {
      thermometer.count(50_000, worse: worse, at: temperature)
    }
    let schedule = thermometer.narrowed(widest)
    #expect((0.15...0.25).contains(schedule.start))
    #expect((0.04...0.07).contains(schedule.end))
  }

  /// Large groups cost most where distances are maximised, so the sizes that promise most are as
  /// uneven as can be.
  @Test func promisingSizesCostLeast() throws {
    let roster = try Roster(
      learners: (0..<12).map { Learner(id: "\($0)", name: "\($0)") }, attributes: [])
    let all = (0..<144).map { $0 % 13 == 0 ? 0.0 : 1.0 }
    let scenario = try Scenario(
      roster: roster, kinds: [GroupKind(label: nil, sizes: 2...6, count: 3...3)],
      rules: [RuleSpec(kind: "distances", strength: .weighted(1), data: .distances(all))])
    let problem = SearchProblem(try Objective(scenario), weights: [1])
    var random = RandomSource(seed: 1)
    #expect(StartSizes(problem: problem).promising(&random)?.sorted() == [2, 4, 6])
  }
}
