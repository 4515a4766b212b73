import SchedulingModel

/// Counts again what a timetable changes of an earlier one, and how little any could, straight from the
/// meetings by their names.
struct ChangeCheck {
  private let problem: TimetableProblem
  private let before: [TimetableDocument.Meeting]
  private let now: [TimetableDocument.Meeting]
  private let locked: [String]
  /// Room of each course and slot of the timetable.
  private let roomNow: [[String]: String]

  /// - Parameters:
  ///   - previous: meetings of the earlier timetable; those of courses that are no more do not count.
  ///   - now: of the timetable that is checked.
  ///   - locked: slots that were to stay as they were.
  init(
    _ problem: TimetableProblem, _ previous: [TimetableDocument.Meeting],
    now: [TimetableDocument.Meeting], locked: [String]
  ) {
    self.problem = problem
    let courses = Set(problem.courses.map(\.identifier))
    before = previous.filter { courses.contains($0.course) }
    self.now = now
    self.locked = locked
    roomNow = Dictionary(
      now.map { ([$0.course, $0.slot], $0.room) }, uniquingKeysWith: { first, _ in first })
  }

  func check(_ measures: [TimetableDocument.Measure], _ report: inout Report) {
    for slot in locked where Set(before.filter { $0.slot == slot }) != here(slot) {
      report.found(.required, "\(slot) is locked, and not as it was")
    }
    guard measures.map(\.measure) == [.timesChanged, .roomsChanged] else {
      return report.found(.format, "changes of times and of rooms are not both counted")
    }
    let values = [times, rooms]
    for (claim, value) in zip(measures, values) {
      if claim.value != value {
        report.found(.cost, "\(claim.measure.rawValue): \(claim.value) claimed, \(value) found")
      }
      if let bound = claim.bound, bound > value {
        report.found(.bound, "\(claim.measure.rawValue): the bound is above \(value)")
      }
    }
    let least = ChangeLeast(problem, before)
    conclude(measures[0], least.times, &report)
    conclude(measures[1], least.rooms(times: times), &report)
  }

  /// - Parameter proven: what is certain; nil where it would take too long to find out.
  private func conclude(
    _ claim: TimetableDocument.Measure, _ proven: Int?, _ report: inout Report
  ) {
    guard let bound = claim.bound, bound > 0 else { return }
    if let proven, bound <= proven { return report.conclude(.verified) }
    report.conclude(.open)
    report.remark(
      "that no timetable has fewer \(claim.measure.rawValue) rests on an integer program or a "
        + "long count")
  }

  private func here(_ slot: String) -> Set<TimetableDocument.Meeting> {
    Set(now.filter { $0.slot == slot })
  }

  /// Meetings of each course that are no longer at a time that it had, as far as it still has as many.
  private var times: Int {
    let was = Dictionary(grouping: before, by: \.course)
    let kept = Dictionary(grouping: before.filter { room(of: $0) != nil }, by: \.course)
    return problem.courses.reduce(0) { sum, course in
      let name = course.identifier
      return sum + min(was[name]?.count ?? 0, course.meetings) - (kept[name]?.count ?? 0)
    }
  }

  private var rooms: Int {
    before.count { meeting in room(of: meeting).map { $0 != meeting.room } ?? false }
  }

  /// The room in which a meeting's course is now at its time; nil if it is not.
  private func room(of meeting: TimetableDocument.Meeting) -> String? {
    roomNow[[meeting.course, meeting.slot]]
  }
}
