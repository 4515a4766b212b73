import GroupingModel
import PlanCheck
import Scheduling
import SchedulingModel

extension LoadedTimetable {
  /// The same scenario, to change as little as possible of an earlier timetable.
  ///
  /// - Parameters:
  ///   - previous: meetings of the earlier plan; courses that are no more are left out, and that is said.
  ///   - file: the plan's, for errors.
  ///   - locks: slots or days that stay as they were.
  /// - Throws: `InputError` for a plan in which something is in two places, a lock that names no slot,
  ///   and one that cannot be kept.
  package func again(
    previous: [TimetableDocument.Meeting], file: String, locks: [String]
  ) throws(InputError) -> LoadedTimetable {
    let earlier = EarlierTimetable(
      meetings: try places(of: previous, file: file), locked: try slots(named: locks))
    let result = problem.again(after: earlier)
    try Self.checkLocks(earlier, result)
    var loaded = self
    loaded.problem = result
    loaded.previous = previous
    loaded.remarks += unknown(previous)
    return loaded
  }

  private func places(
    of previous: [TimetableDocument.Meeting], file: String
  ) throws(InputError) -> [[EarlierTimetable.Meeting]] {
    let courses = Self.positions(problem.courses.map(\.identifier))
    let slots = Self.positions(problem.slots.map(\.identifier))
    let rooms = Self.positions(problem.rooms.map(\.identifier))
    var places = [[EarlierTimetable.Meeting]](repeating: [], count: problem.courses.count)
    var used = Set<[String]>()
    for meeting in previous {
      let isNew =
        used.insert(["course", meeting.course, meeting.slot]).inserted
        && used.insert(["room", meeting.room, meeting.slot]).inserted
      guard isNew else {
        throw InputError(
          file: file, "in this plan a course or a room has two meetings at a time",
          remedy: "give a plan.json as regroup timetable has written it")
      }
      guard let course = courses[meeting.course] else { continue }
      places[course].append(.init(slot: slots[meeting.slot], room: rooms[meeting.room]))
    }
    return places
  }

  private static func positions(_ names: [String]) -> [String: Int] {
    Dictionary(zip(names, names.indices), uniquingKeysWith: { first, _ in first })
  }

  private func slots(named names: [String]) throws(InputError) -> Set<Int> {
    var slots: Set<Int> = []
    for name in names {
      let found = problem.slots.indices.filter { problem.slots[$0].identifier == name }
      let day = dayNames.firstIndex(of: name).map { problem.days[$0] } ?? []
      guard let some = [found, day].first(where: { !$0.isEmpty }) else {
        throw InputError(
          "--lock names neither a slot nor a day of the scenario",
          remedy: "write one of \(dayNames.joined(separator: ", ")), or a slot")
      }
      slots.formUnion(some)
    }
    return slots
  }
}

// What has changed since.
extension LoadedTimetable {
  /// What the earlier plan has and the scenario has not, and courses that are new.
  private func unknown(_ previous: [TimetableDocument.Meeting]) -> [String] {
    func missing(_ names: [String], _ known: [String]) -> [String] {
      Set(names).subtracting(known).sorted()
    }
    let courses = problem.courses.map(\.identifier)
    let sorts = [
      (missing(previous.map(\.course), courses), "course", "dropped with its meetings"),
      (missing(previous.map(\.slot), problem.slots.map(\.identifier)), "slot", "moved from"),
      (missing(previous.map(\.room), problem.rooms.map(\.identifier)), "room", "moved from"),
    ]
    let gone = sorts.filter { !$0.0.isEmpty }.map { names, sort, what in
      "the earlier plan has \(Wording.count(names.count, sort)) that the scenario has not, "
        + "\(what): \(printable(names.joined(separator: ", ")))"
    }
    let new = missing(courses, previous.map(\.course))
    guard !new.isEmpty else { return gone }
    return gone + ["new since the earlier plan: \(printable(new.joined(separator: ", ")))"]
  }

  /// What is locked must be able to stay.
  private static func checkLocks(
    _ earlier: EarlierTimetable, _ problem: TimetableProblem
  ) throws(InputError) {
    var places = [[MeetingPlace]](repeating: [], count: problem.courses.count)
    for (course, meetings) in earlier.lockedMeetings.enumerated() {
      for meeting in meetings {
        guard let slot = meeting.slot, let room = meeting.room,
          problem.canMeet(course, at: slot), problem.isAllowed(course, in: room)
        else { throw brokenLock("\(problem.courses[course].identifier) cannot stay where it was") }
        places[course].append(MeetingPlace(slot: slot, room: room))
      }
      guard meetings.count <= problem.courses[course].meetings else {
        throw brokenLock("\(problem.courses[course].identifier) has fewer meetings than are locked")
      }
    }
    let faults = TimetableEvaluator(problem, places: places).placeFaults
    if let fault = faults.first { throw brokenLock(fault) }
  }

  private static func brokenLock(_ what: String) -> InputError {
    InputError(
      "what is locked cannot stay as it was: \(what)", remedy: "lock less, or undo the change")
  }
}
