import SchedulingModel

/// What seats and changes of room cost at least, whatever the times: each room holds as many meetings
/// as it has open slots, and a course that stays in one room needs them all there.
struct RoomBound {
  private struct Demand {
    let learners: Int
    let meetings: Int
    /// Price of a second room.
    let change: Int
  }

  /// Courses with the most learners first; rooms with the most seats first.
  private let demands: [Demand]
  private let seats: [Int]
  private let slots: [Int]
  /// Price of a learner without a seat.
  private let price: Int

  /// Partial placements that one limit is tried with at most, and how many limits are tried.
  private static let mostNodes = 100_000
  private static let mostSteps = 20

  init(_ problem: TimetableProblem) {
    let prices = problem.courses.indices.map { Self.weight(of: .seats, $0, problem) }
    price = prices.filter { $0 > 0 }.min() ?? 0
    demands = problem.courses.enumerated().map { index, course in
      Demand(
        learners: prices[index] > 0 ? course.learners : 0, meetings: course.meetings,
        change: Self.weight(of: .oneRoom, index, problem))
    }.sorted { ($0.learners, $0.meetings) > ($1.learners, $1.meetings) }
    let rooms = problem.rooms.sorted { $0.capacity > $1.capacity }
    seats = rooms.map(\.capacity)
    slots = rooms.map { problem.slots.count - $0.closed.count }
  }

  private static func weight(
    of kind: TimetableRule.Kind, _ course: Int, _ problem: TimetableProblem
  ) -> Int {
    problem.rules.reduce(0) {
      $1.kind == kind && $1.scope.contains(course) ? $0 + ($1.weight ?? 0) : $0
    }
  }

  var value: Int {
    guard price > 0 else { return 0 }
    var bound = seatCost(Array(demands), in: slots)
    for _ in 0..<Self.mostSteps {
      var nodes = 0
      if bound == 0 || isPossible(0, slots, loose: [], cost: 0, limit: bound, &nodes) { break }
      bound += 1
    }
    return bound
  }

  /// Least cost of seats for meetings that may change rooms: the largest into the largest rooms, for
  /// exchanging two that stand otherwise never makes it dearer.
  ///
  /// - Parameter demands: the most learners first.
  private func seatCost(_ demands: [Demand], in free: [Int]) -> Int {
    var (cost, room, left) = (0, 0, free.first ?? 0)
    for demand in demands {
      var meetings = demand.meetings
      while meetings > 0, room < seats.count {
        if left == 0 {
          room += 1
          left = room < seats.count ? free[room] : 0
          continue
        }
        let some = min(meetings, left)
        cost += some * price * max(0, demand.learners - seats[room])
        meetings -= some
        left -= some
      }
    }
    return cost
  }

  /// Whether courses from `index` on may fit within the limit, each in one room or, for the price of
  /// a change, anywhere. Says yes where it would take too long to say no.
  ///
  /// - Parameter loose: courses before that change rooms.
  private func isPossible(
    _ index: Int, _ free: [Int], loose: [Demand], cost: Int, limit: Int, _ nodes: inout Int
  ) -> Bool {
    nodes += 1
    let open = merged(loose, demands[index...])
    let least = seatCost(open, in: free)
    guard cost + least <= limit, nodes <= Self.mostNodes else { return nodes > Self.mostNodes }
    if least == 0 || index == demands.count { return true }
    let demand = demands[index]
    var tried = Set<[Int]>()
    for room in seats.indices where free[room] >= demand.meetings {
      guard tried.insert([seats[room], free[room]]).inserted else { continue }
      var rest = free
      rest[room] -= demand.meetings
      let dearer = demand.meetings * price * max(0, demand.learners - seats[room])
      if isPossible(index + 1, rest, loose: loose, cost: cost + dearer, limit: limit, &nodes) {
        return true
      }
    }
    return isPossible(
      index + 1, free, loose: loose + [demand], cost: cost + demand.change, limit: limit, &nodes)
  }

  /// Both lists have the most learners first.
  private func merged(_ loose: [Demand], _ rest: ArraySlice<Demand>) -> [Demand] {
    guard !loose.isEmpty else { return Array(rest) }
    return (loose + rest).sorted { $0.learners > $1.learners }
  }
}
