import SchedulingModel

/// What no timetable costs less than.
struct TimetableBound {
  let problem: TimetableProblem

  init(_ problem: TimetableProblem) { self.problem = problem }

  var value: Int { 0 }
}
