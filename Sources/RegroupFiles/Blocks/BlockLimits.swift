import SchedulingModel

/// Blocks far beyond any school's are refused: their tables would take all memory.
enum BlockLimits {
  static let slots = 1_000
  /// Rows of tables of which each is compared with each other.
  static let comparedRows = 5_000

  /// Refuses what reading alone would take too much for.
  ///
  /// - Throws: `InputError`.
  static func check(
    learners: Int, _ slots: [Slot], _ offers: [Offer], file: String
  ) throws(InputError) {
    let open = offers.reduce(0) { $0 + $1.slots.count }
    try check(
      [
        (learners, 20_000, "learners"), (learners * slots.count, 400_000, "learners times slots"),
        (learners * open, 4_000_000, "learners times sessions, over all slots"),
      ], file: file)
  }

  /// Refuses what solving would take too much for.
  ///
  /// - Throws: `InputError`.
  static func check(_ problem: BlockProblem, file: String) throws(InputError) {
    let (learners, slots) = (problem.learners.count, problem.slots.count)
    try check(
      [
        (problem.requests.count, 200_000, "requests and choices"),
        (problem.needs.count * slots, 2_000_000, "needs times slots"),
        (problem.apart.count, 100_000, "pairs apart"),
        (problem.rules.count * learners * slots, 1_000_000, "rules times learners times slots"),
      ], file: file)
  }

  private static func check(
    _ sizes: [(size: Int, most: Int, what: String)], file: String
  ) throws(InputError) {
    for (size, most, what) in sizes where size > most {
      throw InputError(
        file: file, "\(size) \(what)", remedy: "up to \(most) can be planned at a time")
    }
  }
}
