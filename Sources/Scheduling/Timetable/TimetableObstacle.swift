import SchedulingModel

/// Why there can be no timetable: courses that together ask for more places than there are for them.
package struct TimetableObstacle: Sendable, Hashable {
  /// Whose places they are.
  package enum Place: Sendable, Hashable {
    /// Slots of rooms: a room in a slot holds one meeting.
    case rooms
    /// Slots: a course, whoever leads courses, and a group is at one meeting at a time.
    case course(Int)
    case facilitator(Int)
    case group(Int)
  }

  package let place: Place
  /// Positions of the courses, in order.
  package let courses: [Int]
  /// Their meetings, and how many places there are for them.
  package let meetings: Int
  package let places: Int
}

/// Looks for obstacles by counting (Hall 1935): meetings are matched to places, and where that fails
/// those that it failed for name what is too small.
package struct TimetableObstacles {
  private let problem: TimetableProblem
  /// Slots that each course can be in.
  private let slots: [[Int]]

  package init(_ problem: TimetableProblem) {
    self.problem = problem
    slots = problem.courses.indices.map { course in
      problem.slots.indices.filter { problem.canMeet(course, at: $0) }
    }
  }

  /// One for each course, facilitator and group that cannot meet as often as asked, and one for rooms;
  /// an obstacle that says no more than another is left out. None is no promise.
  package var all: [TimetableObstacle] {
    var found: [TimetableObstacle] = []
    func add(_ obstacle: TimetableObstacle?) {
      guard let obstacle, !found.contains(where: { $0.courses == obstacle.courses }) else { return }
      found.append(obstacle)
    }
    for course in problem.courses.indices { add(inSlots([course], .course(course))) }
    for facilitator in problem.facilitators.indices {
      let led = problem.courses.indices.filter {
        problem.courses[$0].facilitators.contains(facilitator)
      }
      add(inSlots(led, .facilitator(facilitator)))
    }
    for (group, value) in problem.groups.enumerated() {
      add(inSlots(value.courses.sorted(), .group(group)))
    }
    add(inRooms)
    return found
  }

  private func inSlots(_ courses: [Int], _ place: TimetableObstacle.Place) -> TimetableObstacle? {
    var matching = MeetingMatching(
      meetings: courses.map { problem.courses[$0].meetings }, options: courses.map { slots[$0] },
      places: problem.slots.count)
    return matching.fill().map { obstacle($0, courses, place) }
  }

  private var inRooms: TimetableObstacle? {
    var matching = MeetingMatching(cellsOf: problem)
    return matching.fill().map { obstacle($0, Array(problem.courses.indices), .rooms) }
  }

  private func obstacle(
    _ shortage: MeetingMatching.Shortage, _ courses: [Int], _ place: TimetableObstacle.Place
  ) -> TimetableObstacle {
    TimetableObstacle(
      place: place, courses: shortage.items.map { courses[$0] }, meetings: shortage.meetings,
      places: shortage.places)
  }
}

extension MeetingMatching {
  /// Meetings of a problem's courses and the cells that they can be in by themselves, a cell being a
  /// room in a slot.
  init(cellsOf problem: TimetableProblem) {
    let rooms = problem.rooms.indices
    let options = problem.courses.indices.map { course in
      let allowed = rooms.filter { problem.isAllowed(course, in: $0) }
      return problem.slots.indices.filter { problem.canMeet(course, at: $0) }.flatMap { slot in
        allowed.filter { !problem.rooms[$0].closed.contains(slot) }
          .map { slot * rooms.count + $0 }
      }
    }
    self.init(
      meetings: problem.courses.map(\.meetings), options: options,
      places: problem.slots.count * rooms.count)
  }
}

extension TimetableProblem {
  /// Whether a course is open at a slot, and no required rule keeps it out.
  package func canMeet(_ course: Int, at slot: Int) -> Bool {
    isOpen(course, at: slot)
      && rules.allSatisfy { rule in
        guard case .avoid(let slots) = rule.kind, rule.weight == nil else { return true }
        return !slots.contains(slot) || !rule.scope.contains(course)
      }
  }

  /// Whether no required rule keeps a course out of a room.
  package func isAllowed(_ course: Int, in room: Int) -> Bool {
    let (asked, given) = (courses[course], rooms[room])
    return rules.allSatisfy { rule in
      guard rule.weight == nil, rule.scope.contains(course) else { return true }
      return switch rule.kind {
      case .seats: asked.learners <= given.capacity
      case .features: asked.features.isSubset(of: given.features)
      default: true
      }
    }
  }
}
