import GroupingModel

/// Swaps of random learners, priced by what the search prices them with: for measuring how many that
/// are in a second, and for comparing each of them with another program's.
public final class SwapTrial {
  private let state: SearchState
  private var random: RandomSource
  /// Every so many swaps one is made.
  private static let period = 128

  /// Learner `i` starts in group `i % groups`.
  ///
  /// - Throws: `ModelError` if a rule cannot be used.
  public init(_ scenario: Scenario, seed: UInt64) throws(ModelError) {
    let objective = try Objective(scenario)
    state = SearchState(SearchProblem(objective, weights: objective.levels.map { _ in 1 }))
    random = RandomSource(seed: seed)
    let slots = state.membership.slots
    state.load((0..<state.membership.learners).map { $0 % slots })
  }

  /// Prices `count` swaps and makes every 128th.
  ///
  /// - Returns: a checksum of all changes in cost, from that of the run before.
  public func run(_ count: Int, checksum: Int64) -> Int64 {
    let membership = state.membership
    var checksum = checksum
    var done = 0
    while done < count {
      let first = random.below(membership.learners)
      let second = random.below(membership.learners)
      if membership.slotOf[first] == membership.slotOf[second] { continue }
      let change = state.swap(first, second)
      checksum = checksum &* 31 &+ change.cost
      done += 1
      if done % Self.period == 0 { state.applySwap(first, second, change) }
    }
    return checksum
  }
}
