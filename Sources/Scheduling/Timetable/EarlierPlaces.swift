import SchedulingModel

/// Where each course was, to be looked up by slot.
struct EarlierPlaces {
  /// Room at `courses x slots` where the course met: `noRoom` for one that is no more, `none` where it
  /// did not meet.
  let rooms: [Int32]
  let locked: Set<Int>
  /// Meetings that could have stayed at their times: of each course, as many as it had and has.
  let comparable: Int
  /// Meetings that courses have more than before: they are at new times whatever is done.
  let added: Int
  private let slots: Int

  static let none: Int32 = -1
  static let noRoom: Int32 = -2

  init(_ earlier: EarlierTimetable, of problem: TimetableProblem) {
    slots = problem.slots.count
    locked = earlier.locked
    var rooms = [Int32](repeating: Self.none, count: problem.courses.count * slots)
    for (course, meetings) in earlier.meetings.enumerated() {
      for meeting in meetings {
        guard let slot = meeting.slot else { continue }
        rooms[course * slots + slot] = meeting.room.map(Int32.init) ?? Self.noRoom
      }
    }
    self.rooms = rooms
    let pairs = zip(problem.courses, earlier.meetings).map { ($0.meetings, $1.count) }
    comparable = pairs.reduce(0) { $0 + min($1.0, $1.1) }
    added = pairs.reduce(0) { $0 + max(0, $1.0 - $1.1) }
  }

  func met(_ course: Int, at slot: Int) -> Bool { rooms[course * slots + slot] != Self.none }

  /// The room in which a course met; nil if it did not, or if the room is no more.
  func room(_ course: Int, at slot: Int) -> Int? {
    let room = rooms[course * slots + slot]
    return room >= 0 ? Int(room) : nil
  }

  /// Slots in which a course met.
  func slots(of course: Int) -> [Int] { (0..<slots).filter { met(course, at: $0) } }
}
