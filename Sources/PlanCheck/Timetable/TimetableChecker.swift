import SchedulingModel

/// Verifies a timetable's document from its problem alone.
package enum TimetableChecker {
  package static func check(_ document: TimetableDocument, of problem: TimetableProblem) -> Report {
    var report = Report()
    switch document.status {
    case .infeasible, .unknown:
      if !document.meetings.isEmpty {
        report.found(.status, "status '\(document.status.rawValue)', and yet there are meetings")
      }
      if document.status == .infeasible {
        report.conclude(ObstacleCheck(problem).proof(document.obstacles))
        if report.proof == .refuted {
          report.found(.infeasibility, "none of the obstacles named is one")
        }
      }
    case .optimal, .feasible: checkMeetings(document, of: problem, &report)
    }
    return report
  }

  private static func checkMeetings(
    _ document: TimetableDocument, of problem: TimetableProblem, _ report: inout Report
  ) {
    guard let places = places(document, of: problem) else {
      return report.found(.format, "a meeting is of an unknown course, slot or room")
    }
    guard document.meetings.count <= 2 * problem.meetings else {
      return report.found(
        .required, "\(document.meetings.count) meetings instead of \(problem.meetings)")
    }
    let evaluator = TimetableEvaluator(problem, places: places)
    for fault in evaluator.faults { report.found(.required, fault) }
    let counts = zip(problem.rules, evaluator.counts).map {
      TimetableDocument.RuleCount(rule: $0.kind.name, weight: $0.weight, count: $1)
    }
    if document.rules != counts {
      report.found(.cost, "what rules count is not what the document says")
    }
    if document.cost != evaluator.cost {
      let claim = document.cost.map { "\($0)" } ?? "none"
      report.found(.cost, "cost \(claim) claimed, \(evaluator.cost) found")
    }
    checkBound(document, cost: evaluator.cost, of: problem, &report)
    if let previous = document.previous {
      ChangeCheck(problem, previous, now: document.meetings, locked: document.locked ?? [])
        .check(document.measures ?? [], &report)
    } else if document.measures != nil || document.locked != nil {
      report.found(.format, "changes are counted, and there is no earlier timetable")
    }
  }

  private static func checkBound(
    _ document: TimetableDocument, cost: Int, of problem: TimetableProblem, _ report: inout Report
  ) {
    if document.bound > cost {
      report.found(.bound, "bound \(document.bound) is above the cost \(cost)")
    }
    let areChangesProven = (document.measures ?? []).allSatisfy { $0.bound == $0.value }
    if (document.status == .optimal) != (document.bound == cost && areChangesProven) {
      report.found(.status, "status '\(document.status.rawValue)' does not follow from the bound")
    }
    // A doctored plan may name parts whose sum no Int holds.
    let parts = document.weekBounds.reduce(Int128(document.roomBound)) { $0 + Int128($1.cost) }
    if parts != document.bound {
      report.found(.bound, "the bound is not the sum of its parts")
    }
    report.conclude(WeekCheck(problem).proof(document.weekBounds))
    report.conclude(RoomCheck(problem).proof(document.roomBound))
    if report.proof == .refuted { report.found(.bound, "a part of the bound does not hold") }
  }

  private static func places(
    _ document: TimetableDocument, of problem: TimetableProblem
  ) -> [[MeetingPlace]]? {
    func positions(_ names: [String]) -> [String: Int] {
      Dictionary(zip(names, names.indices), uniquingKeysWith: { first, _ in first })
    }
    let courses = positions(problem.courses.map(\.identifier))
    let slots = positions(problem.slots.map(\.identifier))
    let rooms = positions(problem.rooms.map(\.identifier))
    var places = [[MeetingPlace]](repeating: [], count: problem.courses.count)
    for meeting in document.meetings {
      guard let course = courses[meeting.course], let slot = slots[meeting.slot],
        let room = rooms[meeting.room]
      else { return nil }
      places[course].append(MeetingPlace(slot: slot, room: room))
    }
    return places
  }
}
