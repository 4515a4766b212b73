/// Simulated annealing for starter rounds (Kirkpatrick, Gelatt and Vecchi 1983): exchanges two
/// points, or turns one into an image of it, so that fewer pairs meet too often.
final class StarterSearch {
  private let arena = Arena()
  private let points: Int
  private let size: Int
  private let states: [StarterRound]
  /// Orbit of each pair, `points x points`.
  private let orbit: Flat<Int32>
  /// Meetings that each orbit still allows; below 0 there are too many.
  private let left: Flat<Int32>
  /// What one meeting too many counts.
  private let unit: Double
  /// Meetings beyond what orbits allow.
  private(set) var excess = 0
  private var random: RandomSource

  /// Temperatures at the start and at the end, in meetings.
  private static let hot = 0.4
  private static let cold = 0.2
  private static let stages = 200

  /// A random start.
  ///
  /// - Returns: nil if the starter's blocks cannot be laid out.
  init?(_ starter: Starter, seed: UInt64, stream: UInt64) {
    guard let shapes = starter.shapes() else { return nil }
    let orbits = starter.pairOrbits()
    points = starter.symmetry.points
    size = starter.size.size
    unit = Double(starter.symmetry.order * starter.symmetry.turns)
    orbit = arena.array(orbits.of)
    left = arena.array(orbits.sizes.map(Int32.init))
    let arena = arena
    states = shapes.map { StarterRound($0, arena: arena) }
    random = RandomSource(seed: seed, stream: stream)
    for state in states {
      state.fill(using: &random)
      for index in 0..<state.slots.count { excess += meetBefore(state.slots[index], in: state) }
    }
  }

  /// The rounds that the starters stand for.
  var rounds: GolfRounds {
    states.flatMap { state in
      state.shape.rounds(members: (0..<state.members.count).map { Int(state.members[$0]) })
    }
  }

  /// Cools once, until nobody meets too often or for so many moves.
  ///
  /// - Returns: whether nobody meets too often.
  func run(moves: Int, shouldStop: () -> Bool) -> Bool {
    let thresholds = Metropolis.table
    for stage in 0..<Self.stages where excess > 0 {
      if shouldStop() { return false }
      let part = Double(stage) / Double(Self.stages - 1)
      let temperature = unit * Self.hot * Metropolis.power(Self.cold / Self.hot, part)
      for _ in 0..<max(1, moves / Self.stages) where excess > 0 {
        let threshold = thresholds[Int(random.next() >> 52)] * temperature
        step(states[states.count == 1 ? 0 : random.below(states.count)], threshold: threshold)
      }
    }
    return excess == 0
  }

  /// One move, kept if the excess grows by no more than the threshold.
  @inline(__always)
  private func step(_ state: StarterRound, threshold: Double) {
    let isFixed =
      state.fixed.count > 1 && random.below(state.slots.count) < state.fixed.count
    let choice = isFixed ? state.fixed : state.moving
    let one = state.slots[Int(choice[random.below(choice.count)])]
    let two = state.slots[Int(choice[random.below(choice.count)])]
    let turns = isFixed ? 1 : state.turns
    if one.start == two.start {
      if turns > 1 && one.length == 1 { turn(one, in: state, threshold: threshold) }
    } else if one.block != two.block {
      exchange(one, two, in: state, turns: turns, threshold: threshold)
    }
  }

  @inline(__always)
  private func exchange(
    _ one: StarterRound.Slot, _ two: StarterRound.Slot, in state: StarterRound, turns: Int,
    threshold: Double
  ) {
    let (first, second) = (state.point(at: one), state.point(at: two))
    var change = meet(one, in: state, sign: -1) + meet(two, in: state, sign: -1)
    state.put(second, at: one, turn: turns > 1 ? random.below(turns) : 0)
    state.put(first, at: two, turn: turns > 1 ? random.below(turns) : 0)
    change += meet(one, in: state, sign: 1) + meet(two, in: state, sign: 1)
    guard Double(change) > threshold else {
      excess += change
      return
    }
    _ = meet(one, in: state, sign: -1) + meet(two, in: state, sign: -1)
    state.put(first, at: one)
    state.put(second, at: two)
    _ = meet(one, in: state, sign: 1) + meet(two, in: state, sign: 1)
  }

  @inline(__always)
  private func turn(_ slot: StarterRound.Slot, in state: StarterRound, threshold: Double) {
    let point = state.point(at: slot)
    var change = meet(slot, in: state, sign: -1)
    state.put(point, at: slot, turn: random.below(state.turns))
    change += meet(slot, in: state, sign: 1)
    guard Double(change) > threshold else {
      excess += change
      return
    }
    _ = meet(slot, in: state, sign: -1)
    state.put(point, at: slot)
    _ = meet(slot, in: state, sign: 1)
  }

  /// Lets a slot's points meet all of their block, or takes that back.
  ///
  /// - Parameter sign: 1 or -1.
  /// - Returns: by how much the excess grows.
  @inline(__always)
  private func meet(_ slot: StarterRound.Slot, in state: StarterRound, sign: Int32) -> Int {
    let (start, end) = (Int(slot.start), Int(slot.start) + Int(slot.length))
    var change = 0
    for place in start..<end {
      let member = Int(state.members[place])
      for other in Int(slot.blockStart)..<start {
        change += meet(member, Int(state.members[other]), sign &* slot.weight)
      }
      for other in (place + 1)..<max(place + 1, Int(slot.blockStart) + size) {
        change += meet(member, Int(state.members[other]), sign &* slot.weight)
      }
    }
    return change
  }

  /// Lets a slot's points meet each other and those of slots before it in their block.
  private func meetBefore(_ slot: StarterRound.Slot, in state: StarterRound) -> Int {
    var change = 0
    for place in Int(slot.start)..<(Int(slot.start) + Int(slot.length)) {
      for other in Int(slot.blockStart)..<place {
        change += meet(Int(state.members[place]), Int(state.members[other]), slot.weight)
      }
    }
    return change
  }

  @inline(__always)
  private func meet(_ one: Int, _ other: Int, _ weight: Int32) -> Int {
    let index = Int(orbit[one * points + other])
    let before = left[index]
    let after = before &- weight
    left[index] = after
    return Int(max(0, 0 &- after) &- max(0, 0 &- before))
  }
}
