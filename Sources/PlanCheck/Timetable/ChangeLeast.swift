import SchedulingModel

/// How little of an earlier timetable can be changed, slot by slot: tries which of its meetings can stay
/// there together.
struct ChangeLeast {
  private let problem: TimetableProblem
  /// Room of each course, by slot and course.
  private let before: [String: [String: String]]
  /// Meetings that might all have stayed at their times.
  private let comparable: Int
  private static let mostSteps = 50_000

  /// - Parameter before: meetings of courses that there still are.
  init(_ problem: TimetableProblem, _ before: [TimetableDocument.Meeting]) {
    self.problem = problem
    let ofCourse = Dictionary(grouping: before, by: \.course)
    self.before = Dictionary(grouping: before, by: \.slot).mapValues { meetings in
      Dictionary(meetings.map { ($0.course, $0.room) }, uniquingKeysWith: { first, _ in first })
    }
    comparable = problem.courses.reduce(0) { sum, course in
      sum + min(course.meetings, ofCourse[course.identifier]?.count ?? 0)
    }
  }

  /// Meetings that change their time at least; nil where that takes too long to find out.
  var times: Int? {
    most { course, slot, _ in problem.isOpen(course, slot) }.map { max(0, comparable - $0) }
  }

  /// Meetings that change only their room at least, if so many change their time.
  func rooms(times: Int) -> Int? {
    most { course, slot, room in
      guard let room, problem.isOpen(course, slot) else { return false }
      return problem.mayUse(course, problem.rooms[room])
        && !problem.rooms[room].closed.contains(slot)
    }.map { max(0, comparable - times - $0) }
  }

  /// The most meetings that stay, of those that may by themselves.
  ///
  /// - Parameter mayStay: given course, slot and the room that it was in.
  private func most(_ mayStay: (Int, Int, Int?) -> Bool) -> Int? {
    var (sum, left) = (0, problem.courses.map(\.meetings))
    var (ofCourses, steps) = (0, 0)
    for (slot, value) in problem.slots.enumerated() {
      let here = before[value.identifier] ?? [:]
      let staying = problem.courses.indices.filter { course in
        here[problem.courses[course].identifier].map { mayStay(course, slot, room($0)) } ?? false
      }
      for course in staying where left[course] > 0 {
        left[course] -= 1
        ofCourses += 1
      }
      var best = 0
      choose(staying[...], [], slot, &best, &steps)
      guard steps <= Self.mostSteps else { return nil }
      sum += best
    }
    return min(sum, ofCourses)
  }

  /// Goes through the sets of courses that can be in the slot together.
  private func choose(
    _ rest: ArraySlice<Int>, _ chosen: [Int], _ slot: Int, _ best: inout Int, _ steps: inout Int
  ) {
    best = max(best, chosen.count)
    steps += 1
    guard let course = rest.first, chosen.count + rest.count > best, steps <= Self.mostSteps
    else { return }
    if !chosen.contains(where: { attendSame($0, course) }), areSeated(chosen + [course], slot) {
      choose(rest.dropFirst(), chosen + [course], slot, &best, &steps)
    }
    choose(rest.dropFirst(), chosen, slot, &best, &steps)
  }
}

// What may be by itself.
extension ChangeLeast {
  private func room(_ name: String) -> Int? {
    problem.rooms.firstIndex { $0.identifier == name }
  }

  private func attendSame(_ course: Int, _ other: Int) -> Bool {
    problem.groups.contains { $0.courses.contains(course) && $0.courses.contains(other) }
      || problem.courses[course].facilitators.contains {
        problem.courses[other].facilitators.contains($0)
      }
  }

  /// Whether each has an open room of its own.
  private func areSeated(_ courses: [Int], _ slot: Int) -> Bool {
    var user = [Int?](repeating: nil, count: problem.rooms.count)
    func seat(_ course: Int, _ seen: inout Set<Int>) -> Bool {
      for room in problem.rooms.indices
      where !problem.rooms[room].closed.contains(slot)
        && problem.mayUse(course, problem.rooms[room])
        && seen.insert(room).inserted
      {
        guard let other = user[room] else {
          user[room] = course
          return true
        }
        if seat(other, &seen) {
          user[room] = course
          return true
        }
      }
      return false
    }
    return courses.allSatisfy { course in
      var seen = Set<Int>()
      return seat(course, &seen)
    }
  }
}
