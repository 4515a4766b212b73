import Grouping
import SchedulingModel

/// How hard to try.
package struct TimetableOptions: Sendable {
  package var seed: UInt64
  /// Share of the budget that is spent, from 0 to 1, given the changes tried so far.
  package var spent: @Sendable (Int) -> Double
  /// Milliseconds for GLPK's search of the fewest changes; that of a new timetable has none.
  package var programMilliseconds = 60_000
  /// Told of the best timetable so far now and then: what it breaks, and what it costs.
  package var onProgress: (@Sendable (_ violations: Int, _ cost: Int) -> Void)?

  package init(
    seed: UInt64 = 1, spent: @escaping @Sendable (Int) -> Double,
    onProgress: (@Sendable (Int, Int) -> Void)? = nil
  ) {
    self.seed = seed
    self.spent = spent
    self.onProgress = onProgress
  }

  /// A budget of so many changes: the same timetable wherever it is run.
  package init(seed: UInt64 = 1, iterations: Int) {
    self.init(seed: seed) { $0 >= iterations ? 1 : Double($0) / Double(iterations) }
  }
}

/// What was found.
package struct TimetableSolution: Sendable {
  /// Places of each course's meetings, in order; nil if there is no timetable at all.
  package let places: [[MeetingPlace]]?
  /// Clashes and what required rules count in it; 0 in a timetable that can be used.
  package let violations: Int
  package let cost: Int
  /// No timetable that breaks nothing costs less than what rooms and weeks cost at least.
  package let rooms: Int
  package let weeks: [TimetableWeekBound]
  /// Why there can be none; empty where that is not known.
  package let obstacles: [TimetableObstacle]
  /// Whether GLPK has proven that there is none.
  package var isInfeasible = false
  /// What it changes of an earlier timetable; nil for a new one.
  package var changes: TimetableChanges?
  /// Changes tried.
  package let iterations: Int

  package var bound: Int { weeks.reduce(rooms) { $0 + $1.cost } }
}

/// Places all meetings: obstacles and a bound by counting, then one long annealing.
package func solve(_ problem: TimetableProblem, options: TimetableOptions) -> TimetableSolution {
  let obstacles = TimetableObstacles(problem).all
  guard obstacles.isEmpty else { return TimetableSolution(obstacles: obstacles) }
  if let previous = problem.previous {
    return TimetableAgain(problem, after: previous, options: options).solution
  }
  let terms = TimetableTerms(problem)
  var random = RandomSource(seed: options.seed)
  let bound = TimetableBound(problem)
  let start = TimetableStart(terms: terms).places(&random)
  let annealing = TimetableAnnealing(terms, from: start, random: random)
  let iterations = annealing.cool(
    least: bound.value, spent: options.spent, onProgress: options.onProgress)
  return TimetableSolution(annealing.best, terms, bound, iterations: iterations)
}

extension TimetableSolution {
  /// No timetable.
  init(obstacles: [TimetableObstacle] = [], isInfeasible: Bool = false) {
    self.init(
      places: nil, violations: 0, cost: 0, rooms: 0, weeks: [], obstacles: obstacles,
      isInfeasible: isInfeasible, iterations: 0)
  }

  /// The best that a search has found.
  init(
    _ best: TimetableIncumbent, _ terms: TimetableTerms, _ bound: TimetableBound,
    changes: TimetableChanges? = nil, iterations: Int
  ) {
    self.init(
      places: (0..<terms.courses).map { course in
        best.places[terms.meetingRange(course)].sorted { ($0.slot, $0.room) < ($1.slot, $1.room) }
      },
      violations: best.violations, cost: best.cost, rooms: bound.rooms, weeks: bound.weeks,
      obstacles: [], changes: changes, iterations: iterations)
  }
}
