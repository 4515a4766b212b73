import SchedulingModel

/// Counts again what seats and changes of room cost at least: tries to do better than what is claimed
/// by giving each course a room of its own or, at the price of a change, no fixed room.
struct RoomCheck {
  private let problem: TimetableProblem
  private let order: [Int]
  /// Price of a learner without a seat, and of a change of room, for each course.
  private let seat: [Int]
  private let change: [Int]
  private static let mostSteps = 100_000
  /// A step sorts all seats in all slots; where these are many, it counts for several.
  private var stepSize: Int { 1 + problem.rooms.count * problem.slots.count / 1_000 }

  init(_ problem: TimetableProblem) {
    self.problem = problem
    func weight(_ kind: TimetableRule.Kind, _ course: Int) -> Int {
      problem.rules.filter { $0.kind == kind && $0.scope.contains(course) }
        .reduce(0) { $0 + ($1.weight ?? 0) }
    }
    seat = problem.courses.indices.map { weight(.seats, $0) }
    change = problem.courses.indices.map { weight(.oneRoom, $0) }
    order = problem.courses.indices.sorted {
      (problem.courses[$1].learners, $0) < (problem.courses[$0].learners, $1)
    }
  }

  /// Whether no placement costs less than the claim.
  func proof(_ claim: Int) -> Report.Proof {
    guard claim > 0 else { return .verified }
    let free = problem.rooms.map { problem.slots.count - $0.closed.count }
    var steps = 0
    let isBeaten = canCostLess(than: claim, order[...], free, loose: [], 0, &steps)
    if steps > Self.mostSteps { return .open }
    return isBeaten ? .refuted : .verified
  }

  /// - Parameters:
  ///   - rest: courses that are still to be placed.
  ///   - free: slots left in each room.
  ///   - loose: courses before that have no room of their own.
  ///   - cost: of those placed, changes of the loose ones included.
  private func canCostLess(
    than claim: Int, _ rest: ArraySlice<Int>, _ free: [Int], loose: [Int], _ cost: Int,
    _ steps: inout Int
  ) -> Bool {
    steps += stepSize
    guard steps <= Self.mostSteps else { return true }
    guard cost + seats(loose + rest, free) < claim else { return false }
    guard let course = rest.first else { return true }
    let value = problem.courses[course]
    for room in problem.rooms.indices where free[room] >= value.meetings {
      var less = free
      less[room] -= value.meetings
      let dearer =
        value.meetings * seat[course] * max(0, value.learners - problem.rooms[room].capacity)
      if canCostLess(
        than: claim, rest.dropFirst(), less, loose: loose, cost + dearer, &steps)
      {
        return true
      }
    }
    return canCostLess(
      than: claim, rest.dropFirst(), free, loose: loose + [course], cost + change[course],
      &steps)
  }

  /// Least cost of seats if every meeting may be anywhere: the largest meetings in the largest rooms,
  /// all at the least price, which is never too much.
  private func seats(_ courses: [Int], _ free: [Int]) -> Int {
    let price = seat.filter { $0 > 0 }.min() ?? 0
    let meetings = courses.flatMap { course in
      Array(
        repeating: seat[course] > 0 ? problem.courses[course].learners : 0,
        count: problem.courses[course].meetings)
    }.sorted(by: >)
    let seats = problem.rooms.indices.flatMap { room in
      Array(repeating: problem.rooms[room].capacity, count: free[room])
    }.sorted(by: >)
    return price * zip(meetings, seats).reduce(0) { $0 + max(0, $1.0 - $1.1) }
  }
}
