/// Courses that want slots and rooms, and all that is asked of the timetable.
///
/// Always required: every meeting has a slot and a room, which is open; a room has one meeting at a
/// time; nobody is at two meetings at a time, neither facilitator nor group, nor does a course meet
/// twice at a time; courses and facilitators are available.
public struct TimetableProblem: Sendable, Hashable {
  public let name: String
  /// Ordered by day and time, not overlapping.
  public let slots: [Slot]
  public let rooms: [Room]
  /// Building of each room, as a number; the way between two takes `walk` minutes.
  public let buildings: [Int]
  public let walk: Int
  public let facilitators: [Facilitator]
  public let courses: [Course]
  public let groups: [LearnerGroup]
  public let rules: [TimetableRule]
  /// The timetable that as little as possible of is to change; nil for a new one.
  public let previous: EarlierTimetable?

  public init(
    name: String, slots: [Slot], rooms: [Room], buildings: [Int]? = nil, walk: Int = 0,
    facilitators: [Facilitator], courses: [Course], groups: [LearnerGroup], rules: [TimetableRule],
    previous: EarlierTimetable? = nil
  ) {
    self.name = name
    self.slots = slots
    self.rooms = rooms
    self.buildings = buildings ?? rooms.map { _ in 0 }
    self.walk = walk
    self.facilitators = facilitators
    self.courses = courses
    self.groups = groups
    self.rules = rules
    self.previous = previous
  }

  /// The same with an earlier timetable.
  public func again(after previous: EarlierTimetable) -> TimetableProblem {
    TimetableProblem(
      name: name, slots: slots, rooms: rooms, buildings: buildings, walk: walk,
      facilitators: facilitators, courses: courses, groups: groups, rules: rules,
      previous: previous)
  }

  /// Most slots that a day can have.
  public static let mostSlotsADay = 16

  /// The smallest weight of a rule, 1 where none has one.
  public var leastWeight: Int { rules.compactMap(\.weight).min() ?? 1 }

  /// Meetings of all courses.
  public var meetings: Int { courses.reduce(0) { $0 + $1.meetings } }

  /// Positions of the slots of each day that has some, in order.
  public var days: [[Int]] {
    var days: [[Int]] = []
    for index in slots.indices {
      if index > 0, slots[index].day == slots[index - 1].day {
        days[days.count - 1].append(index)
      } else {
        days.append([index])
      }
    }
    return days
  }

  /// Whether a course and all who lead it are there.
  public func isOpen(_ course: Int, at slot: Int) -> Bool {
    !courses[course].closed.contains(slot)
      && courses[course].facilitators.allSatisfy { !facilitators[$0].away.contains(slot) }
  }

  /// Minutes from one room to another.
  public func way(from room: Int, to other: Int) -> Int {
    buildings[room] == buildings[other] ? 0 : walk
  }
}

/// Where and when a meeting is.
public struct MeetingPlace: Sendable, Hashable {
  /// Positions in the problem.
  public let slot: Int
  public let room: Int

  public init(slot: Int, room: Int) {
    self.slot = slot
    self.room = room
  }
}
