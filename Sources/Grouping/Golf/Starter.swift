/// A search for rounds under an assumed symmetry: a few starter rounds, each of which stands for all
/// its images.
///
/// Whether two meet twice shows in orbits of pairs: the pairs of an orbit have together as many
/// meetings as there are pairs in it, at most. Without a symmetry a round stands for itself, and
/// this is the problem as it is.
struct Starter: Sendable {
  let size: GolfSize
  let symmetry: PointSymmetry
  /// Starter rounds that stand for one round for each translation.
  let full: Int
  /// Starter rounds that all translations keep.
  let kept: Int

  /// Rounds that a solution stands for.
  var rounds: Int { full * symmetry.order + kept }

  /// About as many places as a search chooses points for.
  var choices: Int {
    (full * symmetry.points + kept * symmetry.points / symmetry.order + symmetry.turns - 1)
      / symmetry.turns
  }

  /// Whether blocks can be laid out, and orbits have room for all meetings.
  ///
  /// Full starter rounds use an orbit as often as there are translations, or not at all.
  var isPossible: Bool {
    guard shapes() != nil else { return false }
    let sizes = pairOrbits().sizes
    let order = symmetry.order
    let room = kept > 0 ? sizes.reduce(0, +) : sizes.reduce(0) { $0 + $1 / order * order }
    return rounds * size.groups * size.size * (size.size - 1) / 2 <= room
  }

  /// Orbit of each pair of points, `points x points`, and the pairs in each orbit.
  func pairOrbits() -> (of: [Int32], sizes: [Int]) {
    let points = symmetry.points
    var orbit = [Int32](repeating: -1, count: points * points)
    var sizes: [Int] = []
    let all = symmetry.all
    for first in 0..<points {
      for second in (first + 1)..<max(points, first + 1) where orbit[first * points + second] < 0 {
        sizes.append(0)
        for image in all {
          let (a, b) = (image[first], image[second])
          guard orbit[a * points + b] < 0 else { continue }
          orbit[a * points + b] = Int32(sizes.count - 1)
          orbit[b * points + a] = Int32(sizes.count - 1)
          sizes[sizes.count - 1] += 1
        }
      }
    }
    return (orbit, sizes)
  }

  /// The shapes of the starter rounds, full ones first; nil where blocks cannot be laid out.
  func shapes() -> [StarterShape]? {
    let free = StarterShape(
      size: size, images: symmetry.multiples, developed: symmetry.translations)
    let still = StarterShape(
      size: size, images: symmetry.all, developed: [Array(0..<symmetry.points)])
    guard full == 0 || free != nil, kept == 0 || still != nil else { return nil }
    return Array(repeating: free, count: full).compactMap { $0 }
      + Array(repeating: still, count: kept).compactMap { $0 }
  }
}

/// How a starter round is laid out: blocks that stand for all their images, and blocks that are their
/// own images.
struct StarterShape: Sendable {
  struct Block: Sendable {
    /// Place of the first member.
    let start: Int
    /// Whether the block is its own image.
    let isStill: Bool
  }

  /// Places of a block that are filled together: one point, or all images of a point.
  struct Slot: Sendable {
    let block: Int
    let start: Int
    let length: Int
    /// Whether it holds points that have no other image.
    let isFixed: Bool
  }

  /// The symmetries that keep the round, the identity first.
  let images: [[Int]]
  /// The symmetries that make all its rounds of it.
  let developed: [[Int]]
  let size: Int
  private(set) var blocks: [Block] = []
  private(set) var slots: [Slot] = []
  /// A point of each set of images, and the points that are their own image.
  let regular: [Int]
  let fixed: [Int]

  /// - Returns: nil if points and blocks cannot be laid out like that.
  init?(size: GolfSize, images: [[Int]], developed: [[Int]]) {
    self.images = images
    self.developed = developed
    self.size = size.size
    let turns = images.count
    let points = images[0]
    fixed = turns == 1 ? [] : points.filter { images[1][$0] == $0 }
    let moved = turns == 1 ? points : points.filter { images[1][$0] != $0 }
    regular = moved.filter { point in images.allSatisfy { $0[point] >= point } }
    guard regular.count * turns == moved.count, let still = stillBlocks(of: size, turns: turns)
    else { return nil }
    for held in still { add(fixed: held, turns: turns) }
    for _ in 0..<((size.groups - still.count) / turns) { addMoving() }
  }

  /// Fixed points in each block that is its own image: the fewest such blocks that take all.
  private func stillBlocks(of size: GolfSize, turns: Int) -> [Int]? {
    guard turns > 1 else { return [] }
    let least = size.size % turns
    for count in stride(from: size.groups % turns, through: size.groups, by: turns) {
      var open = fixed.count - count * least
      guard open >= 0, open % turns == 0, open <= count * (size.size - least) else { continue }
      return (0..<count).map { _ in
        let more = min(open, size.size - least)
        open -= more
        return least + more
      }
    }
    return nil
  }

  private mutating func add(fixed held: Int, turns: Int) {
    let start = blocks.count * size
    for place in 0..<held {
      slots.append(Slot(block: blocks.count, start: start + place, length: 1, isFixed: true))
    }
    for place in stride(from: held, to: size, by: turns) {
      slots.append(Slot(block: blocks.count, start: start + place, length: turns, isFixed: false))
    }
    blocks.append(Block(start: start, isStill: true))
  }

  private mutating func addMoving() {
    let start = blocks.count * size
    for place in 0..<size {
      slots.append(Slot(block: blocks.count, start: start + place, length: 1, isFixed: false))
    }
    blocks.append(Block(start: start, isStill: false))
  }

  /// The rounds that members stand for.
  func rounds(members: [Int]) -> GolfRounds {
    let round = blocks.flatMap { block -> [[Int]] in
      let group = Array(members[block.start..<(block.start + size)])
      return block.isStill ? [group] : images.map { image in group.map { image[$0] } }
    }
    return developed.map { shift in
      round.map { $0.map { shift[$0] } }
    }
  }
}
