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
}

/// Simulated annealing over swaps, moves and three-cycles (Kirkpatrick, Gelatt and Vecchi 1983),
/// cooled geometrically from the mean uphill step to a small part of it.
struct Annealing {
  private let state: SearchState
  private var random: RandomSource
  private let canMove: Bool
  private let thresholds = Metropolis.table
  /// Part of the start temperature at which a run ends.
  private static let coldest = 0.02

  init(_ problem: SearchProblem, random: RandomSource) {
    state = SearchState(problem)
    self.random = random
    let kinds = problem.kinds
    canMove = kinds.contains { $0.sizes.count > 1 || $0.count.count > 1 }
  }

  /// Runs from `start`, which is loaded first.
  ///
  /// - Parameters:
  ///   - iterations: changes evaluated.
  ///   - shouldStop: asked every 1,024 iterations.
  /// - Returns: the best assignment seen and the iterations done.
  mutating func run(
    from start: [Int], iterations: Int, shouldStop: () -> Bool
  ) -> (best: Incumbent, iterations: Int) {
    state.load(start)
    var best = Incumbent(slots: start, violations: state.violations, cost: state.cost)
    guard state.membership.slots > 1, state.membership.learners > 1, iterations > 0 else {
      return (best, 0)
    }
    let step = meanStep()
    state.penalty = max(1, Int64(step * 8))
    // Each cycle is twice as long as the one before, so that a run that is cut short has cooled.
    var length = 1_000 * state.membership.learners
    var done = 0
    while done < iterations, !shouldStop() {
      if done > 0 { state.load(best.slots) }
      done += cool(from: step * 0.3, min(length, iterations - done), &best, shouldStop)
      length *= 2
    }
    return (best, done)
  }

  /// One cooling over a number of iterations.
  ///
  /// - Returns: the iterations done.
  private mutating func cool(
    from start: Double, _ iterations: Int, _ best: inout Incumbent, _ shouldStop: () -> Bool
  ) -> Int {
    var temperature = start
    let cooling = Self.power(Self.coldest, 1 / Double(max(1, iterations / 128)))
    var done = 0
    while done < iterations {
      if done & 1023 == 0, shouldStop() { break }
      let block = min(128, iterations - done)
      for _ in 0..<block {
        if propose(temperature), isBetter(than: best) {
          best.violations = state.violations
          best.cost = state.cost
          best.slots = state.assignment
        }
      }
      done += block
      temperature *= cooling
    }
    return done
  }

  @inline(__always)
  private func isBetter(than best: Incumbent) -> Bool {
    state.violations < best.violations
      || (state.violations == best.violations && state.cost < best.cost)
  }

  /// Tries one random change; true if it was made.
  @inline(__always)
  private mutating func propose(_ temperature: Double) -> Bool {
    let membership = state.membership
    let first = random.below(membership.learners)
    let kind = random.below(16)
    if canMove, kind < 4 {
      let slot = random.below(membership.slots)
      guard slot != Int(membership.slotOf[first]),
        Int(membership.size[slot]) < membership.capacity
      else { return false }
      let change = state.move(first, to: slot)
      guard accepts(change, temperature) else { return false }
      state.applyMove(first, to: slot, change)
      return true
    }
    let second = kind < 10 ? neighbour(first) : random.below(membership.learners)
    guard membership.slotOf[first] != membership.slotOf[second] else { return false }
    if kind == 15, membership.slots > 2 { return proposeCycle(first, second, temperature) }
    let change = state.swap(first, second)
    guard accepts(change, temperature) else { return false }
    state.applySwap(first, second, change)
    return true
  }

  /// A random member of the group of a random friend, to change places with; any learner where
  /// `learner` has no friends.
  @inline(__always)
  private mutating func neighbour(_ learner: Int) -> Int {
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

  private mutating func proposeCycle(_ first: Int, _ second: Int, _ temperature: Double) -> Bool {
    let slotOf = state.membership.slotOf
    let third = random.below(state.membership.learners)
    guard slotOf[third] != slotOf[first], slotOf[third] != slotOf[second] else { return false }
    let change = state.rotate(first, second, third)
    guard accepts(change, temperature) else { return false }
    state.applyRotation(first, second, third, change)
    return true
  }

  @inline(__always)
  private mutating func accepts(_ change: SearchState.Change, _ temperature: Double) -> Bool {
    let energy = state.energy(change)
    if energy <= 0 { return true }
    return Double(energy) < temperature * thresholds[Int(random.next() >> 52)]
  }

  /// Mean uphill change of cost over sampled swaps; at least 1.
  private mutating func meanStep() -> Double {
    var total = 0.0
    var count = 0.0
    for _ in 0..<400 {
      let first = random.below(state.membership.learners)
      let second = random.below(state.membership.learners)
      if state.membership.slotOf[first] == state.membership.slotOf[second] { continue }
      let cost = state.swap(first, second).cost
      if cost > 0 {
        total += Double(cost)
        count += 1
      }
    }
    return count == 0 ? 1 : max(1, total / count)
  }

  /// `base` to the power `exponent`, from the logarithm table's own arithmetic.
  private static func power(_ base: Double, _ exponent: Double) -> Double {
    // exp(x) by scaling and squaring of a short series; x is small and negative here.
    let x = Metropolis.logarithm(base) * exponent / 1024
    var result = 1 + x + x * x / 2 + x * x * x / 6
    for _ in 0..<10 { result *= result }
    return result
  }
}

/// Acceptance thresholds `-ln(u)` from a table, so that the inner loop has no logarithm and the
/// result is the same on every machine.
enum Metropolis {
  private static let arena = Arena()
  /// `-ln(u)` at 4,096 places of the unit interval.
  static let table = arena.array(
    (0..<4096).map { -logarithm((Double($0) + 0.5) / 4096) })

  /// Natural logarithm of `0 < x <= 1`, by halving into 0.5...1 and the series of artanh.
  static func logarithm(_ value: Double) -> Double {
    var x = value
    var halvings = 0.0
    while x < 0.5 {
      x *= 2
      halvings += 1
    }
    let ratio = (x - 1) / (x + 1)
    let square = ratio * ratio
    var power = ratio
    var sum = 0.0
    for divisor in stride(from: 1.0, through: 39, by: 2) {
      sum += power / divisor
      power *= square
    }
    return 2 * sum - halvings * 0.693_147_180_559_945_3
  }
}
