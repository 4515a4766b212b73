import PlanCheck
import SchedulingModel
import Testing

/// Documents that claim what is not so are refused.
@Suite struct TimetableCheckerTests {
  private let problem = TimetableProblem(
    name: "",
    slots: [Slot("1", day: 0, start: 0, end: 60), Slot("2", day: 0, start: 60, end: 120)],
    rooms: [Room("A", capacity: 5), Room("B", capacity: 9)], facilitators: [],
    courses: [Course("X", meetings: 2, learners: 7)], groups: [],
    rules: [TimetableRule(.seats, [0], weight: 1), TimetableRule(.oneRoom, [0], weight: 1)])

  private func report(
    status: TimetableDocument.Status = .feasible, cost: Int? = 3, bound: Int = 0,
    counts: (Int, Int) = (2, 1), meetings: [(String, String, String)]
  ) -> Report {
    TimetableChecker.check(
      TimetableDocument(
        generator: "", request: .init(file: "", seed: 1), inputs: [:], status: status, cost: cost,
        roomBound: bound,
        rules: [
          .init(rule: "seats", weight: 1, count: counts.0),
          .init(rule: "one-room", weight: 1, count: counts.1),
        ], meetings: meetings.map { .init(course: $0.0, slot: $0.1, room: $0.2) }, obstacles: []),
      of: problem)
  }

  @Test func honest() {
    let report = report(meetings: [("X", "1", "A"), ("X", "2", "B")])
    #expect(report.isValid && report.proof == .verified)
    let best = self.report(
      status: .optimal, cost: 0, counts: (0, 0), meetings: [("X", "1", "B"), ("X", "2", "B")])
    #expect(best.isValid && best.proof == .verified)
  }

  /// Three meetings on three days stand alone thrice, for 2 each; a day less costs 5 and one alone.
  @Test func partsOfABoundAreCountedAgain() {
    let slots = (0..<9).map { Slot("\($0)", day: $0 / 3, start: $0 * 60, end: $0 * 60 + 60) }
    let week = TimetableProblem(
      name: "", slots: slots, rooms: [Room("A", capacity: 5)], facilitators: [],
      courses: [Course("X", meetings: 3, learners: 7, days: 3)],
      groups: [LearnerGroup("G", courses: [0]), LearnerGroup("H", courses: [0])],
      rules: [
        TimetableRule(.days, [0], weight: 5), TimetableRule(.compact, [0, 1], weight: 2),
        TimetableRule(.seats, [0], weight: 1),
      ])
    func proof(rooms: Int = 6, _ weeks: [TimetableWeekBound]) -> Report.Proof {
      let meetings = ["0", "3", "6"].map {
        TimetableDocument.Meeting(course: "X", slot: $0, room: "A")
      }
      let document = TimetableDocument(
        generator: "", request: .init(file: "", seed: 1), inputs: [:], status: .feasible, cost: 18,
        roomBound: rooms, weekBounds: weeks, rules: [], meetings: meetings, obstacles: [])
      return TimetableChecker.check(document, of: week).proof
    }
    #expect(proof([TimetableWeekBound(group: 0, courses: [0], cost: 6)]) == .verified)
    #expect(proof([TimetableWeekBound(group: 0, courses: [0], cost: 7)]) == .refuted)
    #expect(proof(rooms: 7, []) == .refuted)
    #expect(proof([TimetableWeekBound(group: 1, courses: [], cost: 1)]) == .refuted)
    let twice = (0...1).map { TimetableWeekBound(group: $0, courses: [0], cost: 6) }
    #expect(proof(twice) == .refuted)
    #expect(proof([TimetableWeekBound(group: 4, courses: [], cost: 0)]) == .refuted)
  }

  /// X was in A at both times, where only one of its meetings is now; A is closed at the second.
  @Test func changesAreCountedAgain() {
    let closed = TimetableProblem(
      name: "", slots: problem.slots,
      rooms: [Room("A", capacity: 5, closed: [1]), Room("B", capacity: 9)], facilitators: [],
      courses: problem.courses, groups: [], rules: problem.rules)
    func report(
      times: Int = 0, rooms: Int = 1, bound: Int = 1, locked: [String] = ["1"], from: String = "A",
      status: TimetableDocument.Status = .feasible
    ) -> Report {
      let document = TimetableDocument(
        generator: "", request: .init(file: "", seed: 1), inputs: [:], status: status, cost: 3,
        roomBound: 0,
        rules: [
          .init(rule: "seats", weight: 1, count: 2), .init(rule: "one-room", weight: 1, count: 1),
        ],
        meetings: [("1", "A"), ("2", "B")].map { .init(course: "X", slot: $0.0, room: $0.1) },
        obstacles: [],
        previous: [("X", "1", from), ("X", "2", "A"), ("Gone", "1", "B")].map {
          .init(course: $0.0, slot: $0.1, room: $0.2)
        }, locked: locked,
        measures: [
          .init(.timesChanged, value: times, bound: 0, basis: .wholeNumbers),
          .init(.roomsChanged, value: rooms, bound: bound, basis: .wholeNumbers),
        ])
      return TimetableChecker.check(document, of: closed)
    }
    #expect(report().isValid && report().proof == .verified)
    #expect(report(times: 1).findings.map(\.subject) == [.cost])
    #expect(report(rooms: 2, bound: 2).findings.map(\.subject) == [.cost, .bound])
    #expect(report(locked: ["2"]).findings.map(\.subject) == [.required])
    #expect(report(status: .optimal).findings.map(\.subject) == [.status])
    // Somewhere else before: both meetings have changed their rooms, and one had to.
    #expect(report(rooms: 2, locked: [], from: "B").proof == .verified)
    #expect(report(rooms: 2, bound: 2, locked: [], from: "B").proof == .open)
  }

  @Test func doctored() {
    let honest = [("X", "1", "A"), ("X", "2", "B")]
    #expect(report(cost: 2, meetings: honest).findings.map(\.subject) == [.cost])
    #expect(report(counts: (2, 0), meetings: honest).findings.map(\.subject) == [.cost])
    #expect(report(bound: 4, meetings: honest).findings.map(\.subject) == [.bound, .bound])
    #expect(report(status: .optimal, meetings: honest).findings.map(\.subject) == [.status])
    #expect(report(bound: 3, meetings: honest).findings.map(\.subject) == [.status, .bound])
    #expect(report(meetings: [("X", "1", "A"), ("X", "1", "B")]).findings[0].subject == .required)
    #expect(report(meetings: [("X", "1", "A")]).findings[0].subject == .required)
    #expect(report(meetings: [("X", "1", "C")]).findings.map(\.subject) == [.format])
    #expect(report(status: .infeasible, meetings: honest).findings.map(\.subject) == [.status])
  }
}
