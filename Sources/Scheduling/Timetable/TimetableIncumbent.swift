import SchedulingModel

/// The best timetable that a chain has seen.
struct TimetableIncumbent: Sendable {
  /// Of each meeting; a course's stand together.
  let places: [MeetingPlace]
  /// Clashes and what required rules count.
  let violations: Int
  let cost: Int

  /// Fewer violations first, then less cost.
  func isBetter(than other: TimetableIncumbent) -> Bool {
    (violations, cost) < (other.violations, other.cost)
  }
}
