import SchedulingModel

/// What a timetable changes of an earlier one: times come first, for learners and teachers feel those.
struct ChangeCount: Hashable, Comparable, Sendable {
  /// Meetings that could have stayed at their times, and did not.
  var times: Int
  /// Meetings at the time that they had, in another room.
  var rooms: Int

  static func < (one: ChangeCount, other: ChangeCount) -> Bool {
    (one.times, one.rooms) < (other.times, other.rooms)
  }
}

/// What is known of a number of changes.
package struct ProvenCount: Sendable, Hashable {
  package let value: Int
  /// No timetable has less, or none that is as good in what comes first; nil where nothing is proven.
  package let bound: Int?
  /// Whether the bound is that of GLPK's program, and not one in whole numbers.
  package let isByProgram: Bool

  package var isProven: Bool { value == bound }
}

/// The changes of a timetable, and what is proven of them.
package struct TimetableChanges: Sendable, Hashable {
  package let times: ProvenCount
  /// The bound is for timetables with as few changes of times.
  package let rooms: ProvenCount

  package var areProven: Bool { times.isProven && rooms.isProven }
}
