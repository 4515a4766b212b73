import GroupingModel

/// Sizes of groups to start from, and learners dealt to them.
struct StartSizes {
  let problem: SearchProblem

  /// A size for each slot so that everybody has a place, sizes near the middle; nil if none fit.
  func even() -> [Int]? {
    if problem.kinds.count == 1 { return even(problem.kinds[0]) }
    return filled { choice in
      let sizes = problem.kinds[choice.kind].sizes
      return Int64(abs(2 * choice.size - sizes.lowerBound - sizes.upperBound))
    }
  }

  /// Any sizes so that everybody has a place: a cheapest choice at random prices; nil if none fit.
  func varied(_ random: inout RandomSource) -> [Int]? {
    let stride = problem.soft.largestSize + 1
    let prices = (0..<(problem.kinds.count * stride)).map { _ in Int64(random.below(1_000)) - 500 }
    return filled { prices[$0.kind * stride + $0.size] }
  }

  /// The sizes whose groups should cost least in all, by the mean of some random groups of each kind
  /// and size; nil if none fit.
  ///
  /// The same orders of learners serve all, so that differences between sizes are not blurred.
  func promising(_ random: inout RandomSource) -> [Int]? {
    let evaluator = SingleGroup(problem)
    let stride = problem.soft.largestSize + 1
    var costs = [Int64](repeating: 0, count: problem.kinds.count * stride)
    var order = Array(0..<problem.learners)
    for _ in 0..<Self.samples {
      random.shuffle(&order)
      for kind in problem.kinds.indices {
        for size in problem.kinds[kind].sizes.clamped(to: 0...problem.learners) {
          costs[kind * stride + size] += evaluator.cost(of: Array(order[..<size]), kind: kind)
        }
      }
    }
    return filled { costs[$0.kind * stride + $0.size] }
  }

  /// Groups sampled of each kind and size.
  private static let samples = 32

  /// A size for each slot at least cost; a nil cost means that there is no such group.
  func filled(_ cost: (Filling.Choice) -> Int64?) -> [Int]? {
    let filling = Filling(
      kinds: problem.kinds, groupCount: problem.groupCount, learners: problem.learners)
    guard let found = filling.cheapest(cost) else { return nil }
    let slotKinds = problem.slotKinds
    var sizes = [Int](repeating: 0, count: slotKinds.count)
    for choice in found.groups {
      let slot = slotKinds.indices.first { slotKinds[$0] == choice.kind && sizes[$0] == 0 }
      if let slot { sizes[slot] = choice.size }
    }
    return sizes
  }

  /// Groups of one kind, as even as can be, their number such that sizes are near the middle.
  private func even(_ kind: GroupKind) -> [Int]? {
    let counts = problem.groupCount.clamped(to: kind.count).filter { count in
      count > 0 && kind.sizes.lowerBound * count <= problem.learners
        && problem.learners <= kind.sizes.upperBound * count
    }
    let middle = kind.sizes.lowerBound + kind.sizes.upperBound
    guard
      let count = counts.min(by: { left, right in
        abs(2 * problem.learners - middle * left) < abs(2 * problem.learners - middle * right)
      })
    else { return nil }
    return problem.slotKinds.indices.map { slot in
      slot < count
        ? problem.learners / count + (slot < problem.learners % count ? 1 : 0) : 0
    }
  }

  /// The slot of each learner in slots of these sizes: where nothing is charged for them if a limit
  /// charges them elsewhere and there is room, otherwise at random.
  func deal(_ sizes: [Int], random: inout RandomSource) -> [Int] {
    guard let charges = problem.ration?.charges.prices else {
      return Self.deal(sizes, random: &random)
    }
    let kinds = problem.slotKinds
    var room = sizes
    var slots = [Int?](repeating: nil, count: problem.learners)
    for learner in slots.indices where charges.contains(where: { $0[learner] > 0 }) {
      let home = room.indices.first { room[$0] > 0 && charges[kinds[$0]][learner] == 0 }
      guard let home else { continue }
      slots[learner] = home
      room[home] -= 1
    }
    var rest = Self.deal(room, random: &random)
    return slots.map { $0 ?? rest.removeLast() }
  }

  /// The slot of each learner, dealt at random to slots of these sizes.
  static func deal(_ sizes: [Int], random: inout RandomSource) -> [Int] {
    var order = Array(0..<sizes.reduce(0, +))
    random.shuffle(&order)
    var slots = [Int](repeating: 0, count: order.count)
    var next = 0
    for (slot, size) in sizes.enumerated() {
      for _ in 0..<size {
        slots[order[next]] = slot
        next += 1
      }
    }
    return slots
  }
}
