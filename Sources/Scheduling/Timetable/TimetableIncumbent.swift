import SchedulingModel

/// The best timetable that a chain has seen.
struct TimetableIncumbent: Sendable {
  /// Of each meeting; a course's stand together.
  let places: [MeetingPlace]
  /// Clashes and what required rules count.
  let violations: Int
  let cost: Int
  /// What it changes of an earlier one; nothing for a new one.
  var changes = ChangeCount(times: 0, rooms: 0)
}
