import SchedulingModel

/// What no timetable costs less than, by counting in whole numbers: rooms by themselves, and the days
/// of groups by themselves. Required rules and clashes between groups are left aside, which can only
/// make it lower.
struct TimetableBound {
  let problem: TimetableProblem

  init(_ problem: TimetableProblem) { self.problem = problem }

  /// - Complexity: bounded by the limits of `RoomBound` and `DayBound`.
  var value: Int { RoomBound(problem).value + DayBound(problem).value }
}
