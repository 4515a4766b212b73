import SchedulingModel
import TestSupport

@testable import Scheduling

/// A problem, a timetable of it, and the same problem after one thing has changed.
struct BrokenTimetable {
  let problem: TimetableProblem

  /// Fault `0..<6`: a room lost in a slot or for good, a facilitator away on a day, a meeting more, a
  /// meeting fewer, a course more for a group.
  init(
    _ problem: TimetableProblem, _ places: [[MeetingPlace]], fault: Int, seed: UInt64
  ) {
    var random = SeededGenerator(seed: seed)
    func pick(_ count: Int) -> Int { Int.random(in: 0..<max(1, count), using: &random) }
    var (rooms, courses, groups) = (problem.rooms, problem.courses, problem.groups)
    var facilitators = problem.facilitators
    let some = pick(courses.count)
    let hit = places[some].isEmpty ? MeetingPlace(slot: 0, room: 0) : places[some][0]
    let day = problem.days.first { $0.contains(hit.slot) } ?? []
    switch fault {
    case 0: rooms[hit.room] = rooms[hit.room].closed(at: [hit.slot])
    case 1: rooms[hit.room] = rooms[hit.room].closed(at: Set(problem.slots.indices))
    case 2:
      let person = courses[some].facilitators.first ?? pick(facilitators.count)
      guard facilitators.indices.contains(person) else { break }
      let away = facilitators[person].away.union(day)
      facilitators[person] = Facilitator(facilitators[person].identifier, away: away)
    case 3: courses[some] = courses[some].meeting(courses[some].meetings + 1)
    case 4: courses[some] = courses[some].meeting(max(1, courses[some].meetings - 1))
    default:
      guard !groups.isEmpty else { break }
      let group = pick(groups.count)
      groups[group] = LearnerGroup(
        groups[group].identifier, courses: Set(groups[group].courses + [some]).sorted())
    }
    self.problem = TimetableProblem(
      name: problem.name, slots: problem.slots, rooms: rooms, buildings: problem.buildings,
      walk: problem.walk, facilitators: facilitators, courses: courses, groups: groups,
      rules: problem.rules,
      previous: EarlierTimetable(
        meetings: places.map { $0.map { .init(slot: $0.slot, room: $0.room) } }))
  }
}

extension Room {
  fileprivate func closed(at slots: Set<Int>) -> Room {
    Room(identifier, capacity: capacity, features: features, closed: closed.union(slots))
  }
}

extension Course {
  fileprivate func meeting(_ meetings: Int) -> Course {
    Course(
      identifier, facilitators: facilitators, meetings: meetings, learners: learners, days: days,
      features: features, closed: closed)
  }
}

extension TimetableProblem {
  /// What a timetable changes of the earlier one, straight from the definition: times, then rooms.
  func changes(_ places: [[MeetingPlace]]) -> [Int] {
    var (times, rooms) = (0, 0)
    for (now, before) in zip(places, previous?.meetings ?? []) {
      let same = now.compactMap { place in
        before.first { $0.slot == place.slot }.map { ($0, place) }
      }
      times += min(now.count, before.count) - same.count
      rooms += same.count { $0.0.room != $0.1.room }
    }
    return [times, rooms]
  }

  /// The same with a slot locked, if what was there can still be there.
  func locked(at slot: Int) -> TimetableProblem {
    guard let previous else { return self }
    let canStay = courses.indices.allSatisfy { course in
      previous.meetings[course].filter { $0.slot == slot }.allSatisfy { meeting in
        guard let room = meeting.room else { return false }
        return canMeet(course, at: slot) && isAllowed(course, in: room)
          && !rooms[room].closed.contains(slot)
      }
    }
    return canStay
      ? again(after: EarlierTimetable(meetings: previous.meetings, locked: [slot])) : self
  }

  /// Whether locked slots have the meetings that they had, where they were.
  func keepsLocks(_ places: [[MeetingPlace]]) -> Bool {
    (previous?.locked ?? []).allSatisfy { slot in
      zip(places, previous?.meetings ?? []).allSatisfy { now, before in
        now.filter { $0.slot == slot }.map(\.room)
          == before.filter { $0.slot == slot }.compactMap(\.room)
      }
    }
  }

  /// Every way to put meetings into open cells, of a tiny problem; most break something.
  func everyTimetable(_ take: ([[MeetingPlace]]) -> Void) {
    func place(_ course: Int, _ places: [[MeetingPlace]]) {
      guard course < courses.count else { return take(places) }
      for own in Self.choices(cells(of: course), courses[course].meetings) {
        place(course + 1, places + [own])
      }
    }
    place(0, [])
  }

  private static func choices(_ cells: [MeetingPlace], _ count: Int) -> [[MeetingPlace]] {
    guard count > 0 else { return [[]] }
    return cells.indices.flatMap { index in
      choices(Array(cells[(index + 1)...]), count - 1).map { [cells[index]] + $0 }
    }
  }
}
