import SchedulingModel

/// Rooms that the same courses may use are alike: which of them a meeting has is settled later, and only
/// their number counts.
struct RoomClasses {
  /// Class of each room.
  let classOf: [Int]
  /// For each course, the classes that it may use.
  let allowed: [[Int]]
  /// For each slot and class, the rooms that are open.
  let open: [[[Int]]]

  init(_ problem: TimetableProblem) {
    let courses = problem.courses.indices
    var known: [[Bool]: Int] = [:]
    var users: [[Bool]] = []
    classOf = problem.rooms.indices.map { room in
      let mayUse = courses.map { problem.isAllowed($0, in: room) }
      if let found = known[mayUse] { return found }
      known[mayUse] = users.count
      users.append(mayUse)
      return users.count - 1
    }
    allowed = courses.map { course in users.indices.filter { users[$0][course] } }
    let classes = classOf
    open = problem.slots.indices.map { slot in
      users.indices.map { value in
        problem.rooms.indices.filter {
          classes[$0] == value && !problem.rooms[$0].closed.contains(slot)
        }
      }
    }
  }
}
