import SchedulingModel
import Testing

@testable import Scheduling

@Suite struct TimetableBoundTests {
  private func problem(
    days: Int, slotsADay: Int = 3, rooms: [Int], courses: [Course], groups: [LearnerGroup] = []
  ) -> TimetableProblem {
    let slots = (0..<days).flatMap { day in
      (0..<slotsADay).map { Slot("\(day) \($0)", day: day, start: $0 * 60, end: $0 * 60 + 60) }
    }
    let all = Array(courses.indices)
    return TimetableProblem(
      name: "", slots: slots, rooms: rooms.enumerated().map { Room("\($0)", capacity: $1) },
      facilitators: [], courses: courses, groups: groups,
      rules: [
        TimetableRule(.seats, all, weight: 1), TimetableRule(.days, all, weight: 5),
        TimetableRule(.compact, Array(groups.indices), weight: 2),
        TimetableRule(.oneRoom, all, weight: 1),
      ])
  }

  /// Six slots. X and Y need the large room for 4 each; two meetings of Y lack a seat each, and then Y
  /// is in two rooms. Y in the small room alone would lack four.
  @Test func roomsBySeatsAndChanges() {
    let courses = [
      Course("X", meetings: 4, learners: 30), Course("Y", meetings: 4, learners: 21),
    ]
    #expect(RoomBound(problem(days: 2, rooms: [30, 20], courses: courses)).value == 3)
    #expect(RoomBound(problem(days: 3, rooms: [30, 20], courses: courses)).value == 0)
  }

  /// Three meetings on three days stand alone three times: 6. On two days: 2 for one alone, 5 for the
  /// day. On one: 10.
  @Test func daysAgainstStandingAlone() {
    let courses = [Course("X", meetings: 3, learners: 1, days: 3)]
    let alone = problem(
      days: 5, rooms: [9], courses: courses, groups: [LearnerGroup("G", courses: [0])])
    #expect(DayBound(alone).value == 6)
    #expect(DayBound(problem(days: 2, rooms: [9], courses: courses)).value == 5)
    #expect(DayBound(problem(days: 5, rooms: [9], courses: courses)).value == 0)
  }

  /// Days of a course in two groups are counted once: 6 with the first; the second could have all
  /// meetings on a day.
  @Test func daysCountOnce() {
    let courses = [Course("X", meetings: 3, learners: 1, days: 3)]
    let groups = [LearnerGroup("G", courses: [0]), LearnerGroup("H", courses: [0])]
    #expect(DayBound(problem(days: 5, rooms: [9], courses: courses, groups: groups)).value == 6)
  }
}
