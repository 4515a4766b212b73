import GroupingModel
import SchedulingModel

/// The sections of a `.ctt` file as courses, rooms and groups.
struct CTTReader {
  let file: String
  let days: Int
  let periods: Int

  private static let mostLearners = 100_000

  /// Slots are called as the competition does, by day and period from 0.
  var slots: [Slot] {
    (0..<days).flatMap { day in
      (0..<periods).map { Slot("\(day) \($0)", day: day, start: $0 * 60, end: $0 * 60 + 60) }
    }
  }

  func rooms(_ lines: [CTTLine]) throws(InputError) -> [Room] {
    try checkNames(lines, of: "room")
    var rooms: [Room] = []
    for line in lines {
      guard line.fields.count == 2, let capacity = Int(line.fields[1]),
        capacity <= Self.mostLearners
      else { throw bad(line, "this is not 'room capacity'", "write, say, 'A 30'") }
      guard capacity > 0 else {
        throw bad(line, "a room with \(capacity) seats", "give its seats, or leave the room out")
      }
      rooms.append(Room(line.fields[0], capacity: capacity))
    }
    return rooms
  }

  /// Courses with their teachers, who are numbered as they come.
  func courses(
    _ lines: [CTTLine], closings: [CTTLine]
  ) throws(InputError) -> (courses: [Course], facilitators: [Facilitator]) {
    try checkNames(lines, of: "course")
    var closed = try closedSlots(closings, courses: lines.map { $0.fields[0] })
    var teachers: [String: Int] = [:]
    var facilitators: [Facilitator] = []
    var courses: [Course] = []
    for line in lines {
      let numbers = line.fields.dropFirst(2).compactMap { Int($0) }
      guard line.fields.count == 5, numbers.count == 3, numbers[0] >= 1, numbers[0] <= 1_000,
        numbers[1] >= 0, numbers[1] <= 1_000, (0...Self.mostLearners) ~= numbers[2]
      else {
        throw bad(
          line, "this is not 'course teacher lectures least-days students'",
          "write, say, 'Maths Smith 4 3 28', with 1 lecture or more")
      }
      let teacher = line.fields[1]
      if teachers[teacher] == nil {
        teachers[teacher] = facilitators.count
        facilitators.append(Facilitator(teacher))
      }
      courses.append(
        Course(
          line.fields[0], facilitators: [teachers[teacher, default: 0]], meetings: numbers[0],
          learners: numbers[2], days: numbers[1],
          closed: closed.removeValue(forKey: line.fields[0]) ?? []))
    }
    return (courses, facilitators)
  }

  func groups(_ lines: [CTTLine], courses: [String]) throws(InputError) -> [LearnerGroup] {
    try checkNames(lines, of: "curriculum")
    let positions = Dictionary(uniqueKeysWithValues: zip(courses, courses.indices))
    var groups: [LearnerGroup] = []
    for line in lines {
      guard line.fields.count >= 2, let count = Int(line.fields[1]),
        count == line.fields.count - 2
      else {
        throw bad(
          line, "this is not 'curriculum number course ...' with as many courses as it says",
          "write, say, 'Year1 2 Maths Physics'")
      }
      var members = Set<Int>()
      for name in line.fields.dropFirst(2) {
        guard let course = positions[name] else {
          throw bad(line, "a course that is not in the section COURSES", "correct its name")
        }
        members.insert(course)
      }
      groups.append(LearnerGroup(line.fields[0], courses: members.sorted()))
    }
    return groups
  }

  private func closedSlots(
    _ lines: [CTTLine], courses: [String]
  ) throws(InputError) -> [String: Set<Int>] {
    let known = Set(courses)
    var closed: [String: Set<Int>] = [:]
    for line in lines {
      guard line.fields.count == 3, let day = Int(line.fields[1]), let period = Int(line.fields[2]),
        (0..<days) ~= day, (0..<periods) ~= period
      else {
        throw bad(
          line, "this is not 'course day period'",
          "days are 0 to \(days - 1), periods 0 to \(periods - 1)")
      }
      guard known.contains(line.fields[0]) else {
        throw bad(line, "a course that is not in the section COURSES", "correct its name")
      }
      closed[line.fields[0], default: []].insert(day * periods + period)
    }
    return closed
  }

  private func checkNames(_ lines: [CTTLine], of what: String) throws(InputError) {
    var seen: [String: Int] = [:]
    for line in lines {
      if let first = seen[line.fields[0]] {
        throw bad(line, "the \(what) of line \(first) once more", "give each a name of its own")
      }
      seen[line.fields[0]] = line.number
    }
  }

  private func bad(_ line: CTTLine, _ problem: String, _ remedy: String) -> InputError {
    InputError(file: file, line: line.number, problem, remedy: remedy)
  }
}
