import SchedulingModel

/// Rules about pairs of meetings. They are counted anew for the places that a change touches.
struct PairRules: Sendable {
  struct Order: Sendable {
    let first: Int
    let second: Int
    let charge: Int
  }

  let orders: [Order]
  /// For each course, positions of its orders.
  let ordersOf: [[Int]]
  /// Charge of each way that is too long; nil where no rule asks.
  let travel: Int?
  /// `rooms x rooms` for each slot but the last: whether the way from a room of the slot to one of
  /// the next takes longer than the break; empty without a rule, or after a day's last slot.
  let isTooFar: [[Bool]]

  /// Whether there is anything to count.
  var isEmpty: Bool { orders.isEmpty && travel == nil }

  init(_ problem: TimetableProblem) {
    var orders: [Order] = []
    var travel: Int?
    for rule in problem.rules {
      let charge = Charge.of(1, weight: rule.weight)
      switch rule.kind {
      case .order: orders.append(Order(first: rule.scope[0], second: rule.scope[1], charge: charge))
      case .travel: travel = (travel ?? 0) + charge
      default: break
      }
    }
    self.orders = orders
    self.travel = travel
    ordersOf = problem.courses.indices.map { course in
      orders.indices.filter { orders[$0].first == course || orders[$0].second == course }
    }
    let slots = problem.slots
    isTooFar = slots.indices.dropLast().map { slot in
      let next = slots[slot + 1]
      guard travel != nil, slots[slot].day == next.day else { return [] }
      let pause = next.start - slots[slot].end
      let far = problem.rooms.indices.flatMap { room in
        problem.rooms.indices.map { problem.way(from: room, to: $0) > pause }
      }
      return far.contains(true) ? far : []
    }
  }
}
