import SchedulingModel
import Testing

@testable import Scheduling

@Suite struct TimetableObstacleTests {
  private let slots = (0..<4).map { Slot("\($0)", day: 0, start: $0 * 60, end: $0 * 60 + 50) }

  private func problem(
    _ courses: [Course], rooms: [Room] = [Room("A", capacity: 30), Room("B", capacity: 10)],
    groups: [LearnerGroup] = [], facilitators: [Facilitator] = [], rules: [TimetableRule] = []
  ) -> TimetableProblem {
    TimetableProblem(
      name: "", slots: slots, rooms: rooms, facilitators: facilitators, courses: courses,
      groups: groups, rules: rules)
  }

  @Test func courseWithTooFewSlots() {
    let found = TimetableObstacles(
      problem([Course("X", meetings: 3, learners: 5, closed: [0, 1])])
    ).all
    #expect(
      found == [TimetableObstacle(place: .course(0), courses: [0], meetings: 3, places: 2)])
  }

  /// Away in two slots of four, and asked for three meetings of two courses.
  @Test func facilitatorWithTooManyMeetings() {
    let found = TimetableObstacles(
      problem(
        [
          Course("X", facilitators: [0], meetings: 2, learners: 5),
          Course("Y", facilitators: [0], meetings: 1, learners: 5),
        ], facilitators: [Facilitator("F", away: [0, 3])])
    ).all
    #expect(
      found == [
        TimetableObstacle(place: .facilitator(0), courses: [0, 1], meetings: 3, places: 2)
      ])
  }

  /// Of the group's three courses, the two that share two slots are named, the third is not.
  @Test func groupNamesOnlyThoseInTheWay() {
    let found = TimetableObstacles(
      problem(
        [
          Course("X", meetings: 2, learners: 5, closed: [2, 3]),
          Course("Y", meetings: 1, learners: 5),
          Course("Z", meetings: 1, learners: 5, closed: [2, 3]),
        ], groups: [LearnerGroup("G", courses: [0, 1, 2])])
    ).all
    #expect(
      found == [TimetableObstacle(place: .group(0), courses: [0, 2], meetings: 3, places: 2)])
  }

  /// Five meetings need the one large room, which has four slots.
  @Test func roomsThatAreTooFew() {
    let courses = [
      Course("X", meetings: 2, learners: 20), Course("Y", meetings: 1, learners: 5),
      Course("Z", meetings: 3, learners: 30),
    ]
    let rule = TimetableRule(.seats, [0, 1, 2], weight: nil)
    let found = TimetableObstacles(problem(courses, rules: [rule])).all
    #expect(
      found == [TimetableObstacle(place: .rooms, courses: [0, 2], meetings: 5, places: 4)])
    #expect(TimetableObstacles(problem(courses)).all.isEmpty)
  }
}
