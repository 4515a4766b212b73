import GroupingModel

/// The best assignment a chain has seen.
package struct Incumbent: Sendable {
  /// Slot of each learner, slots as in `SearchProblem.slotKinds`.
  package var slots: [Int]
  package var violations: Int64
  package var cost: Int64

  /// Fewer violations first, then less cost.
  package func isBetter(than other: Incumbent) -> Bool {
    (violations, cost) < (other.violations, other.cost)
  }

  /// Whether no plan can be better.
  ///
  /// - Parameter least: what no plan costs less than; nil if nothing is known.
  func isUnbeatable(in problem: SearchProblem, least: Int64? = nil) -> Bool {
    let isLeast = cost == 0 && problem.isNeverNegative || least.map { cost <= $0 } ?? false
    return violations == 0 && isLeast
  }
}

/// One chain of simulated annealing over swaps, moves and three-cycles (Kirkpatrick, Gelatt and
/// Vecchi 1983), cooled geometrically. Remembers the groups it passes that are worth their price.
///
/// Used by one thread at a time.
final class Annealing: @unchecked Sendable {
  private let state: SearchState
  private var random: RandomSource
  private let canMove: Bool
  private let thresholds = Metropolis.table
  private var thermometer: Thermometer
  /// Changes for the worse that were made since they were last counted.
  private var worse = 0
  /// Mean uphill change of cost, the unit of temperature.
  private let step: Double
  /// The best assignment seen.
  private(set) var best: Incumbent
  /// Groups passed since the pool was last emptied; none while there are no prices.
  var pool: GroupPool
  var prices: GroupPrices?

  /// Temperatures of one cooling, as parts of the mean uphill change.
  struct Schedule: Sendable {
    let start: Double
    let end: Double

    /// Ends in a good plan.
    static let cooling = Schedule(start: 0.3, end: 0.02 * 0.3)
    /// Stays where groups are good and change: for those who look for groups.
    static let roaming = Schedule(start: 0.25, end: 0.05)
  }

  /// Learners up to whom an assignment is copied in no time.
  private static let mostCopied = 1_000
  /// Groups that one chain remembers at most.
  private static let poolLimit = 30_000

  /// - Parameter start: slot of each learner.
  init(_ problem: SearchProblem, from start: [Int], random: RandomSource) {
    state = SearchState(problem)
    self.random = random
    thermometer = Thermometer(.cooling, learners: problem.soft.isOnlyPairs ? problem.learners : nil)
    canMove = problem.hasOpenSizes
    pool = GroupPool(problem, limit: Self.poolLimit)
    state.load(start)
    best = Incumbent(slots: start, violations: state.violations, cost: state.cost)
    step = Self.meanStep(state, &self.random)
    state.penalty = max(1, Int64(step * 8))
  }

  /// Deals all learners anew, to groups of other sizes and kinds where they are open.
  func startAfresh() {
    let start = StartSizes(problem: state.problem)
    if let sizes = start.varied(&random) { state.load(start.deal(sizes, random: &random)) }
  }

  /// Goes on from an assignment, its own best or another chain's.
  func load(_ incumbent: Incumbent) {
    if incumbent.isBetter(than: best) { best = incumbent }
    state.load(incumbent.slots)
  }

  /// A cooling through the temperatures that have mattered so far.
  var narrowed: Schedule { thermometer.narrowed(.cooling) }

  /// One cooling from where the chain is.
  ///
  /// - Parameters:
  ///   - iterations: changes evaluated.
  ///   - shouldStop: asked every 1,024 iterations.
  /// - Returns: the iterations done.
  func cool(_ schedule: Schedule, iterations: Int, shouldStop: () -> Bool) -> Int {
    guard state.membership.slots > 1, state.membership.learners > 1 else { return 0 }
    var temperature = step * schedule.start
    let cooling = Metropolis.power(
      schedule.end / schedule.start, 1 / Double(max(1, iterations / 128)))
    var done = 0
    var looked = 0
    // Copying a large plan at each of many small gains would take longer than to find them.
    let isCopied = state.membership.learners <= Self.mostCopied
    while done < iterations, !best.isUnbeatable(in: state.problem) {
      if done & 1023 == 0, shouldStop() { break }
      let block = min(128, iterations - done)
      for _ in 0..<block {
        if propose(temperature), isCopied { keepBest() }
      }
      done += block
      if done - looked >= state.membership.learners {
        looked = done
        keepBest()
      }
      thermometer.count(block, worse: worse, at: temperature / step)
      worse = 0
      temperature *= cooling
    }
    keepBest()
    return done
  }

  /// Where the chain is.
  var end: Incumbent {
    Incumbent(slots: state.assignment, violations: state.violations, cost: state.cost)
  }

  @inline(__always)
  private func keepBest() {
    guard (state.violations, state.cost) < (best.violations, best.cost) else { return }
    best = end
  }

  /// Tries one random change; true if it was made.
  @inline(__always)
  private func propose(_ temperature: Double) -> Bool {
    let membership = state.membership
    let first = random.below(membership.learners)
    let kind = random.below(16)
    if canMove, kind < 4 {
      let slot = random.below(membership.slots)
      guard slot != Int(membership.slotOf[first]), state.hasRoom(slot, for: first)
      else { return false }
      let change = state.move(first, to: slot)
      guard accepts(change, temperature) else { return false }
      let from = Int(membership.slotOf[first])
      state.applyMove(first, to: slot, change)
      remember(from)
      remember(slot)
      return true
    }
    let second = partner(first, kind)
    guard membership.slotOf[first] != membership.slotOf[second] else { return false }
    if kind == 15, membership.slots > 2 {
      return state.problem.frame == nil
        ? proposeCycle(first, second, temperature) : proposeTrade(first, second, temperature)
    }
    let change = state.swap(first, second)
    guard accepts(change, temperature) else { return false }
    state.applySwap(first, second, change)
    remember(Int(membership.slotOf[first]))
    remember(Int(membership.slotOf[second]))
    return true
  }

  /// Whom to change places with: somebody in a friend's group, somebody alike, or anybody.
  @inline(__always)
  private func partner(_ learner: Int, _ kind: Int) -> Int {
    let like = state.problem.like
    if like.count == 0 {
      return kind < 10 ? neighbour(learner) : random.below(state.membership.learners)
    }
    if kind < 8 { return neighbour(learner) }
    return kind < 15
      ? like.item(random.below(like.count), of: learner) : random.below(state.membership.learners)
  }

  /// A random member of the group of a random friend, to change places with; any learner where
  /// `learner` has no friends.
  @inline(__always)
  private func neighbour(_ learner: Int) -> Int {
    let friends = state.problem.soft.friends
    let count = friends.count(of: learner)
    if count == 0 { return random.below(state.membership.learners) }
    let friend = friends.item(random.below(count), of: learner)
    let membership = state.membership
    let slot = Int(membership.slotOf[friend])
    let size = Int(membership.size[slot])
    let place = random.below(size)
    let other = Int(membership.members[slot * membership.capacity + place])
    if other != friend { return other }
    return Int(membership.members[slot * membership.capacity + (place + 1) % size])
  }

  private func proposeCycle(_ first: Int, _ second: Int, _ temperature: Double) -> Bool {
    let slotOf = state.membership.slotOf
    let third = random.below(state.membership.learners)
    guard slotOf[third] != slotOf[first], slotOf[third] != slotOf[second] else { return false }
    let change = state.rotate(first, second, third)
    guard accepts(change, temperature) else { return false }
    state.applyRotation(first, second, third, change)
    for learner in [first, second, third] { remember(Int(slotOf[learner])) }
    return true
  }

  /// The groups of two learners change sections with each other.
  private func proposeTrade(_ first: Int, _ second: Int, _ temperature: Double) -> Bool {
    let slotOf = state.membership.slotOf
    let (one, other) = (Int(slotOf[first]), Int(slotOf[second]))
    guard state.canTrade(one, other) else { return false }
    if accepts(state.applyTrade(one, other), temperature) { return true }
    _ = state.applyTrade(one, other)
    return false
  }

  @inline(__always)
  private func accepts(_ change: SearchState.Change, _ temperature: Double) -> Bool {
    let energy = state.energy(change)
    if energy <= 0 { return true }
    guard Double(energy) < temperature * thresholds[Int(random.next() >> 52)] else { return false }
    worse += 1
    return true
  }

  /// Remembers the group of a slot, for every kind that it is worth its price for.
  private func remember(_ slot: Int) {
    let membership = state.membership
    let size = Int(membership.size[slot])
    guard let prices, size > 0 else { return }
    let start = membership.members.base + slot * membership.capacity
    let members = UnsafeBufferPointer(start: start, count: size)
    for kind in state.problem.kinds.indices {
      let cost = state.cost(of: slot, as: kind)
      let worth = prices.total(prices.worth(of: members, in: kind), kind)
      guard cost &- prices.allowance <= worth,
        state.isAllowed(slot, as: kind)
      else { continue }
      pool.add(members, kind: kind, cost: cost)
    }
  }

  /// Mean uphill change of cost over sampled swaps; at least 1.
  private static func meanStep(_ state: SearchState, _ random: inout RandomSource) -> Double {
    let membership = state.membership
    guard membership.slots > 1, membership.learners > 1 else { return 1 }
    var total = 0.0
    var count = 0.0
    for _ in 0..<400 {
      let first = random.below(membership.learners)
      let second = random.below(membership.learners)
      if membership.slotOf[first] == membership.slotOf[second] { continue }
      let cost = state.swap(first, second).cost
      if cost > 0 {
        total += Double(cost)
        count += 1
      }
    }
    return count == 0 ? 1 : max(1, total / count)
  }
}
