import SchedulingModel

/// Counts again what weeks cost at least: tries, day by day, every number of meetings of each course.
struct WeekCheck {
  private let problem: TimetableProblem
  /// Weeks with more meetings are left open.
  private static let mostMeetings = 30
  /// Combinations that are tried in all before the rest is left open.
  private static let mostSteps = 500_000

  init(_ problem: TimetableProblem) { self.problem = problem }

  func proof(_ bounds: [TimetableWeekBound]) -> Report.Proof {
    let counted = bounds.flatMap(\.courses)
    guard Set(counted).count == counted.count,
      Set(bounds.compactMap(\.group)).count
        == bounds.count(where: { $0.group != nil }), bounds.allSatisfy(isWellFormed)
    else { return .refuted }
    guard bounds.allSatisfy({ meetings($0) <= Self.mostMeetings }) else { return .open }
    var steps = 0
    let isKept = bounds.allSatisfy { $0.cost <= least($0, &steps) }
    if steps > Self.mostSteps { return .open }
    return isKept ? .verified : .refuted
  }

  private func isWellFormed(_ bound: TimetableWeekBound) -> Bool {
    guard let group = bound.group else {
      return bound.courses.count == 1 && problem.courses.indices.contains(bound.courses[0])
    }
    return problem.groups.indices.contains(group)
      && bound.courses.allSatisfy(problem.groups[group].courses.contains)
  }

  private func members(_ bound: TimetableWeekBound) -> [Int] {
    bound.group.map { problem.groups[$0].courses } ?? bound.courses
  }

  private func meetings(_ bound: TimetableWeekBound) -> Int {
    members(bound).reduce(0) { $0 + problem.courses[$1].meetings }
  }

  /// Least cost of a week by itself: at each day, so many meetings of each course counted and of all
  /// others together as have open slots.
  private func least(_ bound: TimetableWeekBound, _ steps: inout Int) -> Int {
    let others = members(bound).filter { !bound.courses.contains($0) }
    let days = problem.days.map { day in
      Day(
        own: bound.courses.map { open([$0], day) }, others: open(others, day),
        all: open(members(bound), day))
    }
    var known = Known(steps: steps)
    defer { steps = known.steps }
    let price = bound.group.map { weight(.compact, $0) } ?? 0
    let start =
      bound.courses.map { problem.courses[$0].meetings }
      + [others.reduce(0) { $0 + problem.courses[$1].meetings }] + bound.courses.map { _ in 0 }
    return rest(of: bound.courses, days[...], start, price, &known) ?? Int.max
  }

  /// Costs found so far, by what is left, and steps taken.
  private struct Known {
    var costs: [[Int]: Int] = [:]
    var steps: Int
  }

  private struct Day {
    /// Open slots of each course counted, of the others, and of any.
    let own: [Int]
    let others: Int
    let all: Int
  }

  /// Least cost from a day on; nil if the meetings do not fit.
  ///
  /// - Parameter state: meetings left of each course counted, of the others, and days used of each.
  private func rest(
    of courses: [Int], _ days: ArraySlice<Day>, _ state: [Int], _ price: Int,
    _ known: inout Known
  ) -> Int? {
    let width = courses.count
    guard let day = days.first else {
      guard state[...width].allSatisfy({ $0 == 0 }) else { return nil }
      return courses.indices.reduce(0) { sum, index in
        let course = problem.courses[courses[index]]
        return sum + weight(.days, courses[index]) * max(0, course.days - state[width + 1 + index])
      }
    }
    let key = [days.count] + state
    if let cost = known.costs[key] { return cost == Int.max ? nil : cost }
    var best: Int?
    var taken = [Int](repeating: 0, count: width + 1)
    repeat {
      known.steps += 1
      guard known.steps <= Self.mostSteps else { return nil }
      let sum = taken.reduce(0, +)
      guard sum <= day.all else { continue }
      var next = state
      for index in taken.indices { next[index] -= taken[index] }
      for index in 0..<width where taken[index] > 0 { next[width + 1 + index] += 1 }
      guard let more = rest(of: courses, days.dropFirst(), next, price, &known) else { continue }
      best = min(best ?? Int.max, more + (sum == 1 ? price : 0))
    } while Self.advance(
      &taken, limits: zip(day.own + [day.others], state).map { min($0, $1) })
    known.costs[key] = best ?? Int.max
    return best
  }

  /// The next of all combinations up to the limits; false after the last.
  private static func advance(_ values: inout [Int], limits: [Int]) -> Bool {
    for index in values.indices {
      if values[index] < limits[index] {
        values[index] += 1
        return true
      }
      values[index] = 0
    }
    return false
  }

  /// Slots of a day in which one of the courses can be.
  private func open(_ courses: [Int], _ day: [Int]) -> Int {
    day.count { slot in
      courses.contains { course in
        let value = problem.courses[course]
        return !value.closed.contains(slot)
          && !value.facilitators.contains { problem.facilitators[$0].away.contains(slot) }
      }
    }
  }

  /// Sum of the weights of weighted rules of a kind about a course or group.
  private func weight(_ kind: TimetableRule.Kind, _ subject: Int) -> Int {
    problem.rules.filter { $0.kind == kind && $0.scope.contains(subject) }
      .reduce(0) { $0 + ($1.weight ?? 0) }
  }
}
