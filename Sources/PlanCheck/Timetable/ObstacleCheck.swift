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
    Set(courses.flatMap { course in problem.slots.indices.filter { isOpen(course, $0) } })
  }

  /// Rooms in slots that some of the courses may use.
  private func cells(_ courses: [Int]) -> Int {
    problem.slots.indices.reduce(0) { sum, slot in
      let here = courses.filter { isOpen($0, slot) }
      return sum
        + problem.rooms.count { room in
          !room.closed.contains(slot) && here.contains { isAllowed($0, in: room) }
        }
    }
  }

  private func isOpen(_ course: Int, _ slot: Int) -> Bool {
    let value = problem.courses[course]
    let isKeptOut = problem.rules.contains { rule in
      guard case .avoid(let slots) = rule.kind, rule.weight == nil else { return false }
      return slots.contains(slot) && rule.scope.contains(course)
    }
    return !isKeptOut && !value.closed.contains(slot)
      && !value.facilitators.contains { problem.facilitators[$0].away.contains(slot) }
  }

  private func isAllowed(_ course: Int, in room: Room) -> Bool {
    let value = problem.courses[course]
    let required = problem.rules.filter { $0.weight == nil && $0.scope.contains(course) }
    return required.allSatisfy { rule in
      switch rule.kind {
      case .seats: room.capacity >= value.learners
      case .features: value.features.subtracting(room.features).isEmpty
      default: true
      }
    }
  }
}
