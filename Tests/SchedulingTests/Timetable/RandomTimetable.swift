import SchedulingModel
import TestSupport

/// Small random problems with rules of every kind.
struct RandomTimetable {
  var random: SeededGenerator
  var courses = 2...3
  var meetings = 1...2
  var days = 2
  var slotsADay = 2...2
  var rooms = 2

  init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  mutating func problem() -> TimetableProblem {
    let slots = makeSlots()
    let rooms = (0..<self.rooms).map { index in
      Room(
        "R\(index)", capacity: pick(5...8), features: chance(2) ? ["lab"] : [],
        closed: some(of: slots.count, oneIn: 8))
    }
    let facilitators = (0..<2).map {
      Facilitator("F\($0)", away: some(of: slots.count, oneIn: 8))
    }
    let courses = (0..<pick(self.courses)).map { index in
      Course(
        "C\(index)", facilitators: chance(2) ? [pick(0...1)] : [], meetings: pick(meetings),
        learners: pick(4...9), days: pick(1...2), features: chance(3) ? ["lab"] : [],
        closed: some(of: slots.count, oneIn: 6))
    }
    let groups = (0..<2).map { index in
      LearnerGroup("G\(index)", courses: courses.indices.filter { _ in chance(2) })
    }
    return TimetableProblem(
      name: "random", slots: slots, rooms: rooms, buildings: rooms.map { _ in pick(0...1) },
      walk: pick(0...2) * 10, facilitators: facilitators, courses: courses, groups: groups,
      rules: rules(courses: courses.count, groups: groups.count, slots: slots.count))
  }

  /// Places in open slots and different open cells; nil if the dice find none.
  mutating func places(in problem: TimetableProblem) -> [[MeetingPlace]]? {
    var used = Set<MeetingPlace>()
    var places: [[MeetingPlace]] = []
    for course in problem.courses.indices {
      var own: [MeetingPlace] = []
      for _ in 0..<problem.courses[course].meetings {
        let free = problem.cells(of: course).filter { !used.contains($0) }
        guard let place = free.randomElement(using: &random) else { return nil }
        used.insert(place)
        own.append(place)
      }
      places.append(own)
    }
    return places
  }

  private mutating func makeSlots() -> [Slot] {
    (0..<days).flatMap { day in
      (0..<pick(slotsADay)).map {
        Slot("\(day)-\($0)", day: day, start: $0 * 60, end: $0 * 60 + 50)
      }
    }
  }

  private mutating func rules(courses: Int, groups: Int, slots: Int) -> [TimetableRule] {
    let kinds: [TimetableRule.Kind] = [
      .seats, .features, .avoid(slots: some(of: slots, oneIn: 3)), .days, .daily(most: 1),
      .consecutive, .oneRoom, .sameRoom, .compact, .order, .travel,
    ]
    return kinds.filter { _ in chance(2) }.map { kind in
      let scope: [Int] =
        switch kind {
        case .travel: []
        case .order: [0, 1]
        case .compact: Array(0..<groups)
        default: Array(0..<courses)
        }
      return TimetableRule(kind, scope, weight: chance(4) ? nil : pick(1...5))
    }
  }

  private mutating func pick(_ range: ClosedRange<Int>) -> Int {
    Int.random(in: range, using: &random)
  }

  private mutating func chance(_ oneIn: Int) -> Bool { pick(1...oneIn) == 1 }

  private mutating func some(of count: Int, oneIn: Int) -> Set<Int> {
    Set((0..<count).filter { _ in chance(oneIn) })
  }
}

extension TimetableProblem {
  /// Where a meeting of a course can be by itself.
  func cells(of course: Int) -> [MeetingPlace] {
    slots.indices.filter { isOpen(course, at: $0) }.flatMap { slot in
      rooms.indices.filter { !rooms[$0].closed.contains(slot) }
        .map { MeetingPlace(slot: slot, room: $0) }
    }
  }
}
