import SchedulingModel

/// Where meetings may be in a repaired timetable, and what that changes: a column for each course, slot
/// and class of rooms.
struct RepairColumns {
  struct Column {
    let course: Int
    let slot: Int
    let roomClass: Int
    let change: ChangeCount
    /// Whether a lock says that it is so.
    let isLocked: Bool
  }

  let classes: RoomClasses
  let all: [Column]
  /// Columns of each `courses x slots`.
  let at: [[Int]]
  private let slots: Int

  init(_ problem: TimetableProblem, _ earlier: EarlierPlaces) {
    let classes = RoomClasses(problem)
    self.classes = classes
    slots = problem.slots.count
    var (all, at): ([Column], [[Int]]) = ([], [])
    for course in problem.courses.indices {
      for slot in problem.slots.indices {
        let own = Self.columns(course, slot, problem, earlier, classes)
        at.append(Array(all.count..<all.count + own.count))
        all += own
      }
    }
    (self.all, self.at) = (all, at)
  }

  /// Columns of a course at slots.
  func columns(_ course: Int, at slots: some Sequence<Int>) -> [Int] {
    slots.flatMap { at[course * self.slots + $0] }
  }

  private static func columns(
    _ course: Int, _ slot: Int, _ problem: TimetableProblem, _ earlier: EarlierPlaces,
    _ classes: RoomClasses
  ) -> [Column] {
    guard problem.canMeet(course, at: slot) else { return [] }
    let met = earlier.met(course, at: slot)
    let own = earlier.room(course, at: slot).flatMap { room in
      problem.rooms[room].closed.contains(slot) ? nil : classes.classOf[room]
    }
    let isLocked = earlier.locked.contains(slot)
    if isLocked, !met { return [] }
    return classes.allowed[course].compactMap { value in
      guard !classes.open[slot][value].isEmpty, !isLocked || value == own else { return nil }
      let change = ChangeCount(times: met ? 0 : 1, rooms: met && value != own ? 1 : 0)
      return Column(
        course: course, slot: slot, roomClass: value, change: change, isLocked: isLocked)
    }
  }
}
