import SchedulingModel

/// What no timetable costs less than, by counting in whole numbers: rooms by themselves, and the days
/// of groups by themselves. Required rules and clashes between groups are left aside, which can only
/// make it lower.
struct TimetableBound {
  /// What seats and changes of room cost at least.
  let rooms: Int
  /// What days and meetings that stand alone cost at least, in parts that add up.
  let weeks: [TimetableWeekBound]

  /// - Complexity: bounded by the limits of `RoomBound` and `DayBound`.
  init(_ problem: TimetableProblem) {
    rooms = RoomBound(problem).value
    weeks = DayBound(problem).parts
  }

  var value: Int { weeks.reduce(rooms) { $0 + $1.cost } }
}
