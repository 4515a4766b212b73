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
}
