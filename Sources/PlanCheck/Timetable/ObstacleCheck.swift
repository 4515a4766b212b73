import SchedulingModel

/// Counts an obstacle again: meetings that are asked for, and places that there are.
struct ObstacleCheck {
  private let problem: TimetableProblem

  init(_ problem: TimetableProblem) { self.problem = problem }

  /// Verified if one of the obstacles is one, refuted if there are some and none is.
  func proof(_ obstacles: [TimetableDocument.Obstacle]) -> Report.Proof {
    guard !obstacles.isEmpty else { return .open }
    return obstacles.contains(where: holds) ? .verified : .refuted
  }

  private func holds(_ obstacle: TimetableDocument.Obstacle) -> Bool {
    let courses = problem.courses.indices.filter {
      obstacle.courses.contains(problem.courses[$0].identifier)
    }
    let meetings = courses.reduce(0) { $0 + problem.courses[$1].meetings }
    guard areExclusive(courses, obstacle) else { return false }
    return meetings > (obstacle.place == .rooms ? cells(courses) : slots(courses).count)
  }

  /// Whether no two of the courses' meetings may share a place of that sort.
  private func areExclusive(_ courses: [Int], _ obstacle: TimetableDocument.Obstacle) -> Bool {
    switch obstacle.place {
    case .rooms: true
    case .course: courses.count == 1
    case .facilitator:
      courses.allSatisfy { course in
        problem.courses[course].facilitators.contains {
          problem.facilitators[$0].identifier == obstacle.name
        }
      }
    case .group:
      problem.groups.contains { group in
        group.identifier == obstacle.name && courses.allSatisfy { group.courses.contains($0) }
      }
    }
  }

  /// Slots that are open to some of the courses.
  private func slots(_ courses: [Int]) -> Set<Int> {
    Set(courses.flatMap { course in problem.slots.indices.filter { problem.isOpen(course, $0) } })
  }

  /// Rooms in slots that some of the courses may use.
  private func cells(_ courses: [Int]) -> Int {
    problem.slots.indices.reduce(0) { sum, slot in
      let here = courses.filter { problem.isOpen($0, slot) }
      return sum
        + problem.rooms.count { room in
          !room.closed.contains(slot) && here.contains { problem.mayUse($0, room) }
        }
    }
  }
}
