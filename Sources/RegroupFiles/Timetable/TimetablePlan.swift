import PlanCheck
import Scheduling
import SchedulingModel

/// A solution beside its problem, and what the checker's own count says of it.
package struct TimetablePlan: Sendable {
  package let loaded: LoadedTimetable
  package let document: TimetableDocument
  /// Places of each course's meetings; nil where there is no timetable that can be used.
  package let places: [[MeetingPlace]]?
  /// What the best timetable found breaks, if that is all there is.
  let faults: [String]

  var problem: TimetableProblem { loaded.problem }

  package init(
    _ solution: TimetableSolution, of loaded: LoadedTimetable, seed: UInt64, generator: String
  ) {
    self.loaded = loaded
    let problem = loaded.problem
    let isUsable = solution.places != nil && solution.violations == 0
    places = isUsable ? solution.places : nil
    faults =
      isUsable
      ? [] : solution.places.map { TimetableEvaluator(problem, places: $0).faults } ?? []
    let evaluator = places.map { TimetableEvaluator(problem, places: $0) }
    let cost = evaluator?.cost
    document = TimetableDocument(
      generator: generator, request: .init(file: loaded.file, seed: seed), inputs: loaded.inputs,
      status: Self.status(cost: cost, solution), cost: cost, roomBound: solution.rooms,
      weekBounds: solution.weeks,
      rules: zip(problem.rules, evaluator?.counts ?? []).map {
        .init(rule: $0.kind.name, weight: $0.weight, count: $1)
      },
      meetings: Self.meetings(places ?? [], problem),
      obstacles: solution.obstacles.map { .init($0, problem) }, previous: loaded.previous,
      locked: problem.previous.map { $0.locked.sorted().map { problem.slots[$0].identifier } },
      measures: problem.previous.map { _ in
        isUsable ? solution.changes.map(Self.measures) ?? [] : []
      })
  }

  private static func status(
    cost: Int?, _ solution: TimetableSolution
  ) -> TimetableDocument.Status {
    guard let cost else {
      return solution.obstacles.isEmpty && !solution.isInfeasible ? .unknown : .infeasible
    }
    return cost <= solution.bound && solution.changes?.areProven ?? true ? .optimal : .feasible
  }

  private static func measures(_ changes: TimetableChanges) -> [TimetableDocument.Measure] {
    [(.timesChanged, changes.times), (.roomsChanged, changes.rooms)].map { name, count in
      TimetableDocument.Measure(
        name, value: count.value, bound: count.bound,
        basis: count.bound.map { _ in count.isByProgram ? .integerProgram : .wholeNumbers })
    }
  }

  private static func meetings(
    _ places: [[MeetingPlace]], _ problem: TimetableProblem
  ) -> [TimetableDocument.Meeting] {
    places.enumerated().flatMap { course, places in
      places.map {
        TimetableDocument.Meeting(
          course: problem.courses[course].identifier, slot: problem.slots[$0.slot].identifier,
          room: problem.rooms[$0.room].identifier)
      }
    }
  }

  /// The competition's format: a line `course room day period` for each meeting.
  package var solutionText: String {
    let starts = problem.days.map { $0.first ?? 0 }
    return (places ?? []).enumerated().flatMap { course, places in
      places.map { place in
        let day = starts.lastIndex { $0 <= place.slot } ?? 0
        return "\(problem.courses[course].identifier) \(problem.rooms[place.room].identifier) "
          + "\(day) \(place.slot - starts[day])\n"
      }
    }.joined()
  }
}
