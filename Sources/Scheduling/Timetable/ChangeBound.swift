import SchedulingModel

/// What every timetable changes of an earlier one, by counting in whole numbers: slot by slot, how many
/// meetings can stay together at most.
struct ChangeBound {
  private let problem: TimetableProblem
  private let earlier: EarlierPlaces
  private let clash: [UInt8]

  /// - Parameter clash: `courses x courses`; see `TimetableOpenings`.
  init(_ problem: TimetableProblem, _ earlier: EarlierPlaces, clash: [UInt8]) {
    self.problem = problem
    self.earlier = earlier
    self.clash = clash
  }

  /// Meetings that change their time at least.
  var times: Int {
    let staying = problem.slots.indices.map { slot in
      candidates(slot) { problem.canMeet($0, at: slot) }
    }
    let most = staying.enumerated().reduce(0) { $0 + min(cliques($1.1), seated($1.1, at: $1.0)) }
    return max(0, earlier.comparable - min(most, inAll(staying)))
  }

  /// Meetings that change only their room at least, if so many change their time.
  func rooms(times: Int) -> Int {
    let staying = problem.slots.indices.map { slot in
      candidates(slot) { course in
        guard let room = earlier.room(course, at: slot) else { return false }
        return problem.canMeet(course, at: slot) && problem.isAllowed(course, in: room)
          && !problem.rooms[room].closed.contains(slot)
      }
    }
    let most = staying.reduce(0) { $0 + cliques($1) }
    return max(0, earlier.comparable - times - min(most, inAll(staying)))
  }

  /// Courses that met at a slot and by themselves may stay.
  private func candidates(_ slot: Int, where mayStay: (Int) -> Bool) -> [Int] {
    problem.courses.indices.filter { earlier.met($0, at: slot) && mayStay($0) }
  }

  /// No course keeps more meetings than it has.
  private func inAll(_ staying: [[Int]]) -> Int {
    var count = [Int](repeating: 0, count: problem.courses.count)
    for course in staying.joined() { count[course] += 1 }
    return zip(count, problem.courses).reduce(0) { $0 + min($1.0, $1.1.meetings) }
  }

  /// Sets of courses any two of which clash, that together hold all: of each, one can stay.
  private func cliques(_ courses: [Int]) -> Int {
    var cliques: [[Int]] = []
    for course in courses {
      let fitting = cliques.firstIndex { clique in
        clique.allSatisfy { clash[$0 * problem.courses.count + course] != 0 }
      }
      if let fitting { cliques[fitting].append(course) } else { cliques.append([course]) }
    }
    return cliques.count
  }

  /// How many find a room in the slot.
  private func seated(_ courses: [Int], at slot: Int) -> Int {
    let open = problem.rooms.indices.filter { !problem.rooms[$0].closed.contains(slot) }
    var matching = MeetingMatching(
      meetings: courses.map { _ in 1 },
      options: courses.map { course in open.filter { problem.isAllowed(course, in: $0) } },
      places: problem.rooms.count)
    return matching.fillMost()
  }
}
