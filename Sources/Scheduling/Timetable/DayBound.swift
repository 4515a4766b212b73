import SchedulingModel

/// What least numbers of days and meetings that stand alone cost at least, group by group.
///
/// A group with few meetings cannot be both: on many days, as its courses want, and never alone. Each
/// course's days are counted with one group at most.
struct DayBound {
  private let problem: TimetableProblem
  private let days: [[Int]]
  /// Price of each day that a course lacks, and of each meeting of a group that stands alone.
  private let dayPrice: [Int]
  private let alonePrice: [Int]

  /// Courses of a group whose days are counted with it at most.
  private static let mostCounted = 3
  /// Meetings of a group beyond which it is not looked at: in many days there is room for them.
  private static let mostMeetings = 24

  init(_ problem: TimetableProblem) {
    self.problem = problem
    days = problem.days
    dayPrice = problem.courses.indices.map { Self.weight(of: .days, $0, problem) }
    alonePrice = problem.groups.indices.map { Self.weight(of: .compact, $0, problem) }
  }

  private static func weight(
    of kind: TimetableRule.Kind, _ subject: Int, _ problem: TimetableProblem
  ) -> Int {
    problem.rules.reduce(0) {
      $1.kind == kind && $1.scope.contains(subject) ? $0 + ($1.weight ?? 0) : $0
    }
  }

  var value: Int { parts.reduce(0) { $0 + $1.cost } }

  /// Bounds of weeks that cost something.
  var parts: [TimetableWeekBound] {
    var isCounted = [Bool](repeating: false, count: problem.courses.count)
    var parts: [TimetableWeekBound] = []
    for group in order {
      let part = part(ofGroup: group, isCounted)
      for course in part.courses { isCounted[course] = true }
      parts.append(part)
    }
    for course in problem.courses.indices where !isCounted[course] && dayPrice[course] > 0 {
      let cost = shortage(course)
      parts.append(TimetableWeekBound(group: nil, courses: [course], cost: cost))
    }
    return parts.filter { $0.cost > 0 }
  }

  /// Counts days with the group where both together cost more than each by itself.
  private func part(ofGroup group: Int, _ isCounted: [Bool]) -> TimetableWeekBound {
    let courses = problem.groups[group].courses
    let candidates = courses.filter { !isCounted[$0] && dayPrice[$0] > 0 }
      .sorted { (problem.courses[$1].days, $0) < (problem.courses[$0].days, $1) }
    let counted = Array(candidates.prefix(Self.mostCounted))
    let price = alonePrice[group]
    let without = week(courses, counted: [], price)
    let alone = counted.reduce(0) { $0 + shortage($1) }
    let together = week(courses, counted: counted, price)
    return together > without + alone
      ? TimetableWeekBound(group: group, courses: counted, cost: together)
      : TimetableWeekBound(group: group, courses: [], cost: without)
  }

  /// Groups with few meetings, those with the fewest first. Others can have two a day or more.
  private var order: [Int] {
    problem.groups.indices.map { (meetings: meetings(problem.groups[$0].courses), group: $0) }
      .filter {
        $0.meetings < 2 * days.count && $0.meetings <= Self.mostMeetings
          && alonePrice[$0.group] > 0
      }
      .sorted { $0 < $1 }.map(\.group)
  }

  private func meetings(_ courses: [Int]) -> Int {
    courses.reduce(0) { $0 + problem.courses[$1].meetings }
  }

  /// Least cost of a course's days by themselves.
  private func shortage(_ course: Int) -> Int {
    let value = problem.courses[course]
    let open = days.count { day in day.contains { problem.isOpen(course, at: $0) } }
    return dayPrice[course] * max(0, value.days - min(value.meetings, open))
  }

  /// Least cost of a group's week by itself.
  ///
  /// - Parameters:
  ///   - counted: courses whose days cost, too; some of `courses`.
  ///   - price: of a meeting that stands alone.
  private func week(_ courses: [Int], counted: [Int], _ price: Int) -> Int {
    let others = courses.filter { !counted.contains($0) }
    let start = WeekState(
      left: counted.map { problem.courses[$0].meetings }, days: counted.map { _ in 0 },
      others: meetings(others))
    var states = [start: 0]
    for day in days {
      let open = counted.map { course in day.count { problem.isOpen(course, at: $0) } }
      let othersOpen = day.count { slot in others.contains { problem.isOpen($0, at: slot) } }
      let all = day.count { slot in courses.contains { problem.isOpen($0, at: slot) } }
      var next: [WeekState: Int] = [:]
      for (state, cost) in states {
        for taken in Self.choices(zip(state.left, open).map { min($0, $1) }) {
          let own = taken.reduce(0, +)
          guard own <= all else { continue }
          for more in 0...min(state.others, othersOpen, all - own) {
            let new = state.after(taken, more)
            let dearer = cost + (own + more == 1 ? price : 0)
            next[new] = min(next[new] ?? Int.max, dearer)
          }
        }
      }
      states = next
    }
    let ends = states.filter { $0.key.isDone }.map { state, cost in
      cost
        + zip(counted, state.days).reduce(0) { sum, pair in
          sum + dayPrice[pair.0] * max(0, problem.courses[pair.0].days - pair.1)
        }
    }
    // Without an end there is no timetable at all, which is for others to say.
    return ends.min() ?? 0
  }

  /// All ways to take up to so many of each.
  private static func choices(_ most: [Int]) -> [[Int]] {
    most.reduce([[]]) { lists, limit in
      lists.flatMap { list in (0...limit).map { list + [$0] } }
    }
  }

  /// Where a week stands after some days.
  private struct WeekState: Hashable {
    /// Meetings still to come, and days used, of each course counted.
    let left: [Int]
    let days: [Int]
    /// Meetings of all others still to come.
    let others: Int

    var isDone: Bool { others == 0 && left.allSatisfy { $0 == 0 } }

    func after(_ taken: [Int], _ more: Int) -> WeekState {
      WeekState(
        left: zip(left, taken).map { $0 - $1 },
        days: zip(days, taken).map { $0 + ($1 > 0 ? 1 : 0) }, others: others - more)
    }
  }
}
