import SchedulingModel

/// Problems far beyond any school's are refused: their tables would take all memory.
enum TimetableLimits {
  /// - Throws: `InputError`.
  static func check(_ problem: TimetableProblem, file: String) throws(InputError) {
    let sizes = [
      (problem.courses.count, 2_000, "courses"), (problem.slots.count, 1_000, "slots"),
      (problem.rooms.count, 500, "rooms"), (problem.groups.count, 5_000, "groups"),
      (problem.meetings, 20_000, "meetings"),
      (
        problem.courses.count * problem.slots.count * problem.rooms.count, 40_000_000,
        "courses times slots times rooms"
      ),
    ]
    for (size, most, what) in sizes where size > most {
      throw InputError(
        file: file, "\(size) \(what)", remedy: "up to \(most) can be planned at a time")
    }
  }
}
