/// A starter round while a search changes it: who stands at each place.
///
/// Its arrays belong to the search's arena.
struct StarterRound {
  /// Places of a block that are filled together.
  struct Slot: BitwiseCopyable {
    let start: Int32
    let length: Int32
    let block: Int32
    let blockStart: Int32
    /// Rounds times images that a meeting in it stands for.
    let weight: Int32
  }

  let shape: StarterShape
  let slots: Flat<Slot>
  let members: Flat<Int32>
  /// Slots that hold points with images, and those that hold points without.
  let moving: Flat<Int32>
  let fixed: Flat<Int32>
  let turns: Int
  private let points: Int
  /// Image of each point under each symmetry that keeps the round, `turns x points`.
  private let images: Flat<Int32>

  init(_ shape: StarterShape, arena: Arena) {
    self.shape = shape
    turns = shape.images.count
    points = shape.images[0].count
    images = arena.array(shape.images.flatMap { $0.map(Int32.init) })
    members = arena.array(of: 0, count: shape.blocks.count * shape.size)
    slots = arena.array(shape.slots.map { Self.slot($0, of: shape) })
    let all = shape.slots.indices
    moving = arena.array(all.filter { !shape.slots[$0].isFixed }.map(Int32.init))
    fixed = arena.array(all.filter { shape.slots[$0].isFixed }.map(Int32.init))
  }

  private static func slot(_ slot: StarterShape.Slot, of shape: StarterShape) -> Slot {
    let block = shape.blocks[slot.block]
    let images = block.isStill ? 1 : shape.images.count
    return Slot(
      start: Int32(slot.start), length: Int32(slot.length), block: Int32(slot.block),
      blockStart: Int32(block.start), weight: Int32(shape.developed.count * images))
  }

  /// Puts everybody somewhere.
  func fill(using random: inout RandomSource) {
    for (chosen, points) in [(moving, shape.regular), (fixed, shape.fixed)] {
      var points = points
      random.shuffle(&points)
      for (place, point) in points.enumerated() { put(point, at: slots[Int(chosen[place])]) }
    }
  }

  /// Puts a point's image at a place, or all its images at the places that take them.
  @inline(__always)
  func put(_ point: Int, at slot: Slot, turn: Int = 0) {
    for place in 0..<Int(slot.length) {
      let image = slot.length == 1 ? turn : place
      members[Int(slot.start) + place] = images[image * points + point]
    }
  }

  /// The point that a slot holds, or the first of its images there.
  @inline(__always)
  func point(at slot: Slot) -> Int { Int(members[Int(slot.start)]) }
}
