/// Simulated annealing for starter rounds: exchanges two points, or turns one into an image of it,
/// so that fewer pairs meet too often.
final class StarterSearch {
  private let arena = Arena()
  private let shapes: [StarterShape]
  private let points: Int
  /// Orbit of each pair, and what is left of each orbit's meetings; below 0 is too often.
  private let orbit: Flat<Int32>
  private let left: Flat<Int32>
  /// Images under each shape's symmetries, `images x points`.
  private let images: [Flat<Int32>]
  /// Members of each round, by places.
  private let members: [Flat<Int32>]
  private let slots: [Flat<SlotRecord>]
  private let regularSlots: [Flat<Int32>]
  private let fixedSlots: [Flat<Int32>]
  /// What one meeting too many counts.
  private let unit: Int
  /// Meetings beyond what orbits allow.
  private(set) var excess = 0
  private var random: RandomSource

  private struct SlotRecord {
    let start: Int32
    let length: Int32
    let block: Int32
    let blockStart: Int32
    let weight: Int32
  }

  /// - Returns: nil if the starter's blocks cannot be laid out.
  init?(_ starter: Starter, seed: UInt64, stream: UInt64) {
    guard let shapes = starter.shapes() else { return nil }
    let (orbits, sizes) = starter.pairOrbits()
    self.shapes = shapes
    points = starter.symmetry.points
    unit = starter.symmetry.order * starter.symmetry.turns
    orbit = arena.array(orbits)
    left = arena.array(sizes.map(Int32.init))
    var (images, members, slots) = ([Flat<Int32>](), [Flat<Int32>](), [Flat<SlotRecord>]())
    var (regular, fixed) = ([Flat<Int32>](), [Flat<Int32>]())
    for shape in shapes {
      images.append(arena.array(shape.images.flatMap { $0.map(Int32.init) }))
      members.append(arena.array(of: 0, count: shape.blocks.count * shape.size))
      slots.append(
        arena.array(
          shape.slots.map { slot in
            let block = shape.blocks[slot.block]
            let weight = shape.developed.count * (block.isStill ? 1 : shape.images.count)
            return SlotRecord(
              start: Int32(slot.start), length: Int32(slot.length), block: Int32(slot.block),
              blockStart: Int32(block.start), weight: Int32(weight))
          }))
      let all = Array(shape.slots.indices)
      regular.append(arena.array(all.filter { !shape.slots[$0].isFixed }.map(Int32.init)))
      fixed.append(arena.array(all.filter { shape.slots[$0].isFixed }.map(Int32.init)))
    }
    (self.images, self.members, self.slots) = (images, members, slots)
    (regularSlots, fixedSlots) = (regular, fixed)
    random = RandomSource(seed: seed, stream: stream)
    fill()
  }

  /// A random start.
  private func fill() {
    for (index, shape) in shapes.enumerated() {
      var (regular, fixed) = (shape.regular, shape.fixed)
      random.shuffle(&regular)
      random.shuffle(&fixed)
      for place in 0..<regularSlots[index].count {
        put(regular[place], at: slots[index][Int(regularSlots[index][place])], of: index, turn: 0)
      }
      for place in 0..<fixedSlots[index].count {
        put(fixed[place], at: slots[index][Int(fixedSlots[index][place])], of: index, turn: 0)
      }
      for block in shape.blocks.indices {
        let weight = shape.developed.count * (shape.blocks[block].isStill ? 1 : shape.images.count)
        let start = shape.blocks[block].start
        for a in 0..<shape.size {
          for b in (a + 1)..<shape.size {
            excess += meet(
              Int(members[index][start + a]), Int(members[index][start + b]), Int32(weight))
          }
        }
      }
    }
  }

  @inline(__always)
  private func put(_ point: Int, at slot: SlotRecord, of round: Int, turn: Int) {
    let images = images[round]
    for place in 0..<Int(slot.length) {
      let image = slot.length == 1 ? turn : place
      members[round][Int(slot.start) + place] = images[image * points + point]
    }
  }

  /// Meets a pair `weight` times (unmeets, if below 0) and returns by how much the excess grows.
  @inline(__always)
  private func meet(_ a: Int, _ b: Int, _ weight: Int32) -> Int {
    let index = Int(orbit[a * points + b])
    let before = left[index]
    let after = before - weight
    left[index] = after
    return Int(max(0, -after) - max(0, -before))
  }

  /// Meets a slot's points with all of its block.
  @inline(__always)
  private func meet(_ slot: SlotRecord, of round: Int, sign: Int32) -> Int {
    let members = members[round]
    let start = Int(slot.start)
    let end = start + Int(slot.length)
    var change = 0
    for a in start..<end {
      let point = Int(members[a])
      for b in Int(slot.blockStart)..<start {
        change += meet(point, Int(members[b]), sign &* slot.weight)
      }
      for b in (a + 1)..<max(a + 1, Int(slot.blockStart) + shapes0Size) {
        change += meet(point, Int(members[b]), sign &* slot.weight)
      }
    }
    return change
  }

  private var shapes0Size: Int { blockSize }
  private lazy var blockSize = shapes.first?.size ?? 0

  /// Anneals until nobody meets too often, or for so many moves.
  ///
  /// - Returns: whether the excess is 0.
  func run(moves: Int, from hot: Double = 0.4, to cold: Double = 0.2, shouldStop: () -> Bool)
    -> Bool
  {
    let thresholds = Metropolis.table
    let rounds = shapes.count
    let stages = 200
    for stage in 0..<stages {
      if excess == 0 { return true }
      if shouldStop() { return false }
      let part = Double(stage) / Double(stages - 1)
      let temperature = hot * Metropolis.power(cold / hot, part) * Double(unit)
      for _ in 0..<(moves / stages) {
        let round = rounds == 1 ? 0 : random.below(rounds)
        step(round, temperature: temperature, thresholds)
        if excess == 0 { return true }
      }
    }
    return excess == 0
  }

  @inline(__always)
  private func step(_ round: Int, temperature: Double, _ thresholds: Flat<Double>) {
    let turns = shapes[round].images.count
    let slots = slots[round]
    let isFixed = fixedSlots[round].count > 1 && random.below(slots.count) < fixedSlots[round].count
    let choice = isFixed ? fixedSlots[round] : regularSlots[round]
    let one = slots[Int(choice[random.below(choice.count)])]
    let two = slots[Int(choice[random.below(choice.count)])]
    let isSame = one.start == two.start
    guard isSame ? turns > 1 && !isFixed && one.length == 1 : one.block != two.block else { return }
    let members = members[round]
    let first = Int(members[Int(one.start)])
    let second = Int(members[Int(two.start)])
    var change = meet(one, of: round, sign: -1)
    if !isSame { change += meet(two, of: round, sign: -1) }
    put(second, at: one, of: round, turn: turns > 1 && !isFixed ? random.below(turns) : 0)
    if !isSame {
      put(first, at: two, of: round, turn: turns > 1 && !isFixed ? random.below(turns) : 0)
    }
    change += meet(one, of: round, sign: 1)
    if !isSame { change += meet(two, of: round, sign: 1) }
    if change <= 0
      || Double(change) <= temperature * thresholds[Int(random.next() >> 52)]
    {
      excess += change
      return
    }
    _ = meet(one, of: round, sign: -1)
    if !isSame { _ = meet(two, of: round, sign: -1) }
    put(first, at: one, of: round, turn: 0)
    if !isSame { put(second, at: two, of: round, turn: 0) }
    _ = meet(one, of: round, sign: 1)
    if !isSame { _ = meet(two, of: round, sign: 1) }
  }

  /// The rounds that the starters stand for.
  var rounds: GolfRounds {
    shapes.indices.flatMap { index in
      shapes[index].rounds(members: (0..<members[index].count).map { Int(members[index][$0]) })
    }
  }
}
