import GroupingModel
import Testing

@testable import Grouping

/// What changes do to groups and sections, held against counting anew.
@Suite struct SectionStateTests {
  @Test(arguments: 1...30)
  func changesAreWhatCountingAnewFinds(seed: UInt64) throws {
    var random = RandomScenario(seed: seed)
    let scenario = try random.sectioned()
    let alone = SearchProblem(try Objective(scenario.withoutSections), weights: [1])
    let frame = SectionFrame(try Objective(try #require(scenario.sections)), around: alone)
    let start = try #require(
      SectionStart(frame, alone).slots(&random.source, isVaried: seed % 2 == 0))
    let state = SearchState(alone.inside(frame))
    // Neither knows of sections.
    #expect(!Recombination.isOfUse(for: state.problem))
    #expect(!LargeSearch.isOfUse(for: state.problem))
    state.load(start)
    expectCountsOf(state)
    for _ in 0..<200 {
      change(state, &random)
      expectCountsOf(state)
    }
  }

  /// One random change; what it says is added to what was.
  private func change(_ state: SearchState, _ random: inout RandomScenario) {
    let first = random.source.below(state.membership.learners)
    let second = random.source.below(state.membership.learners)
    let slot = random.source.below(state.membership.slots)
    let (one, other) = (
      Int(state.membership.slotOf[first]), Int(state.membership.slotOf[second])
    )
    switch random.source.below(3) {
    case 0 where one != other:
      state.applySwap(first, second, state.swap(first, second))
    case 1 where slot != one && state.hasRoom(slot, for: first):
      state.applyMove(first, to: slot, state.move(first, to: slot))
    case 2 where state.canTrade(one, other):
      let before = state.assignment
      _ = state.applyTrade(one, other)
      #expect(state.assignment[first] == other && state.assignment[second] == one)
      if random.chance(1, in: 2) {
        _ = state.applyTrade(one, other)
        #expect(state.assignment == before)
      }
    default: break
    }
  }

  private func expectCountsOf(_ state: SearchState) {
    let fresh = SearchState(state.problem)
    fresh.load(state.assignment)
    #expect(state.violations == fresh.violations)
    #expect(state.cost == fresh.cost)
  }
}
