import SchedulingModel

/// What a timetable breaks and costs, straight from the definitions, one meeting and one pair at a
/// time.
package struct TimetableEvaluator {
  /// A meeting of a course at a place.
  package struct Meeting: Sendable, Hashable {
    package let course: Int
    package let place: MeetingPlace
  }

  private let problem: TimetableProblem
  private let meetings: [Meeting]
  /// Pairs that clash and are named at most: in a doctored timetable all meetings may be in one slot.
  private static let mostClashes = 1_000

  /// - Parameter places: of each course's meetings; positions within the problem.
  package init(_ problem: TimetableProblem, places: [[MeetingPlace]]) {
    self.problem = problem
    meetings = places.enumerated().flatMap { course, places in
      places.map { Meeting(course: course, place: $0) }
    }
  }

  /// What each rule counts.
  package var counts: [Int] { problem.rules.map(count) }

  /// Sum of what weighted rules count times their weights.
  package var cost: Int {
    zip(problem.rules, counts).reduce(0) { $0 + $1.1 * ($1.0.weight ?? 0) }
  }

  /// What is wrong with meetings where they are, however many there are, and required rules aside.
  package var placeFaults: [String] { openingFaults + clashFaults }

  /// What is broken, a sentence each; empty for a timetable that can be used.
  package var faults: [String] {
    numberFaults + placeFaults
      + zip(problem.rules, counts).compactMap { rule, count in
        rule.weight == nil && count > 0
          ? "required rule '\(rule.kind.name)' is broken \(count) times" : nil
      }
  }
}

// What must always hold.
extension TimetableEvaluator {
  private var numberFaults: [String] {
    problem.courses.enumerated().compactMap { index, course in
      let count = of(index).count
      guard count != course.meetings else { return nil }
      return "\(course.identifier) meets \(count) times instead of \(course.meetings)"
    }
  }

  private var openingFaults: [String] {
    meetings.flatMap { meeting -> [String] in
      let course = problem.courses[meeting.course]
      let (slot, room) = (meeting.place.slot, problem.rooms[meeting.place.room])
      let when = problem.slots[slot].identifier
      var faults: [String] = []
      if course.closed.contains(slot) {
        faults.append("\(course.identifier) cannot meet at \(when)")
      }
      for facilitator in course.facilitators.map({ problem.facilitators[$0] })
      where facilitator.away.contains(slot) {
        faults.append("\(facilitator.identifier) is away at \(when)")
      }
      if room.closed.contains(slot) { faults.append("\(room.identifier) is closed at \(when)") }
      return faults
    }
  }

  private var clashFaults: [String] {
    let clashes = pairs.lazy.filter { $0.place.slot == $1.place.slot && clash($0, $1) }
    return clashes.prefix(Self.mostClashes).flatMap { one, other -> [String] in
      let when = problem.slots[one.place.slot].identifier
      let names = [one, other].map { problem.courses[$0.course].identifier }
      let both = "\(names[0]) and \(names[1])"
      var faults: [String] = []
      if one.place.room == other.place.room {
        faults.append("\(both) are both in \(problem.rooms[one.place.room].identifier) at \(when)")
      }
      if one.course == other.course {
        faults.append("\(names[0]) meets twice at \(when)")
      } else if attendSame(one.course, other.course) {
        faults.append("somebody is at \(both) at \(when)")
      }
      return faults
    }
  }

  /// Whether two meetings in one slot cannot both be.
  private func clash(_ one: Meeting, _ other: Meeting) -> Bool {
    one.place.room == other.place.room || one.course == other.course
      || attendSame(one.course, other.course)
  }

  /// Whether a group or a facilitator is at both courses.
  private func attendSame(_ course: Int, _ other: Int) -> Bool {
    problem.groups.contains { $0.courses.contains(course) && $0.courses.contains(other) }
      || problem.courses[course].facilitators.contains {
        problem.courses[other].facilitators.contains($0)
      }
  }

  private func slots(of courses: [Int]) -> Set<Int> {
    Set(courses.flatMap { of($0).map(\.place.slot) })
  }

  /// All pairs of meetings, each once; made one by one, for twenty thousand meetings have too many.
  private var pairs: some Sequence<(Meeting, Meeting)> {
    meetings.indices.lazy.flatMap { index in
      meetings[(index + 1)...].lazy.map { (meetings[index], $0) }
    }
  }

  private func of(_ course: Int) -> [Meeting] { meetings.filter { $0.course == course } }
}

// What rules count.
extension TimetableEvaluator {
  private func count(_ rule: TimetableRule) -> Int {
    switch rule.kind {
    case .seats, .features, .avoid: sum(rule) { ofMeeting($0, rule.kind) }
    case .days, .daily, .consecutive, .oneRoom:
      rule.scope.reduce(0) { $0 + ofCourse($1, rule.kind) }
    case .sameRoom: beyondFirst(Set(rule.scope.flatMap { of($0).map(\.place.room) }))
    case .compact: rule.scope.reduce(0) { $0 + lonely(slots(of: problem.groups[$1].courses)) }
    case .order:
      of(rule.scope[0]).reduce(0) { sum, first in
        sum + of(rule.scope[1]).count { first.place.slot >= $0.place.slot }
      }
    case .travel: pairs.count { isTooFar($0, $1) || isTooFar($1, $0) }
    }
  }

  private func sum(_ rule: TimetableRule, _ count: (Meeting) -> Int) -> Int {
    meetings.reduce(0) { $0 + (rule.scope.contains($1.course) ? count($1) : 0) }
  }

  private func ofMeeting(_ meeting: Meeting, _ kind: TimetableRule.Kind) -> Int {
    let (course, room) = (problem.courses[meeting.course], problem.rooms[meeting.place.room])
    return switch kind {
    case .seats: max(0, course.learners - room.capacity)
    case .features: course.features.count { !room.features.contains($0) }
    case .avoid(let slots): slots.contains(meeting.place.slot) ? 1 : 0
    default: 0
    }
  }

  private func ofCourse(_ course: Int, _ kind: TimetableRule.Kind) -> Int {
    let used = slots(of: [course])
    let byDay = problem.days.map { day in
      day.indices.filter { used.contains(day[$0]) }
    }
    return switch kind {
    case .days: max(0, problem.courses[course].days - byDay.count { !$0.isEmpty })
    case .daily(let most): byDay.reduce(0) { $0 + max(0, $1.count - most) }
    case .consecutive: lonely(used)
    case .oneRoom: beyondFirst(Set(of(course).map(\.place.room)))
    default: 0
    }
  }

  private func beyondFirst(_ rooms: Set<Int>) -> Int { max(0, rooms.count - 1) }

  /// Slots, of those listed, whose neighbours on the day are not.
  private func lonely(_ slots: Set<Int>) -> Int {
    slots.count { slot in
      ![slot - 1, slot + 1].contains { neighbour in
        slots.contains(neighbour) && problem.slots[neighbour].day == problem.slots[slot].day
      }
    }
  }

  /// Whether the second directly follows the first, somebody attends both, and the way is too long.
  private func isTooFar(_ one: Meeting, _ other: Meeting) -> Bool {
    guard other.place.slot == one.place.slot + 1 else { return false }
    let (before, after) = (problem.slots[one.place.slot], problem.slots[other.place.slot])
    return before.day == after.day
      && (one.course == other.course || attendSame(one.course, other.course))
      && problem.way(from: one.place.room, to: other.place.room) > after.start - before.end
  }
}
