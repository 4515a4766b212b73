import SchedulingModel

/// Where courses can be at all, and what a slot or a room by itself costs them.
struct TimetableOpenings {
  /// For each course, the slots it can go to, and rooms worth trying, the cheapest first.
  let slots: [[Int]]
  let rooms: [[Int]]
  /// `courses x slots`, `slots x rooms`.
  let isOpen: [UInt8]
  let isUsable: [UInt8]
  /// `courses x rooms`, `courses x slots`.
  let roomCharge: [Int]
  let slotCharge: [Int]
  /// `courses x courses`, and for each course those that clash with it, itself among them.
  let clash: [UInt8]
  let clashing: [[Int]]

  init(_ problem: TimetableProblem) {
    let courses = problem.courses.indices
    let locked = problem.previous?.locked ?? []
    slots = courses.map { course in
      problem.slots.indices.filter { problem.canMeet(course, at: $0) && !locked.contains($0) }
    }
    var isOpen = [UInt8](repeating: 0, count: courses.count * problem.slots.count)
    for course in courses {
      for slot in slots[course] { isOpen[course * problem.slots.count + slot] = 1 }
    }
    self.isOpen = isOpen
    isUsable = problem.slots.indices.flatMap { slot in
      problem.rooms.map { $0.closed.contains(slot) ? 0 : 1 }
    }
    let roomCharge = courses.map { course in
      problem.rooms.indices.map { Self.roomCharge(problem, course, $0) }
    }
    self.roomCharge = roomCharge.flatMap { $0 }
    slotCharge = courses.flatMap { course in
      problem.slots.indices.map { Self.slotCharge(problem, course, $0) }
    }
    rooms = roomCharge.map(Self.worthTrying)
    clash = Self.clash(problem)
    let table = clash
    clashing = courses.map { course in
      courses.filter { table[course * courses.count + $0] != 0 }
    }
  }

  /// Rooms that break nothing, if there are any.
  private static func worthTrying(_ charges: [Int]) -> [Int] {
    let ordered = charges.indices.sorted { (charges[$0], $0) < (charges[$1], $1) }
    let least = ordered.first.map { Charge.violations(charges[$0]) } ?? 0
    return ordered.filter { Charge.violations(charges[$0]) == least }
  }

  private static func roomCharge(_ problem: TimetableProblem, _ course: Int, _ room: Int) -> Int {
    let (asked, given) = (problem.courses[course], problem.rooms[room])
    return problem.rules.reduce(0) { sum, rule in
      guard rule.scope.contains(course) else { return sum }
      return switch rule.kind {
      case .seats:
        sum + Charge.of(max(0, asked.learners - given.capacity), weight: rule.weight)
      case .features:
        sum + Charge.of(asked.features.subtracting(given.features).count, weight: rule.weight)
      default: sum
      }
    }
  }

  private static func slotCharge(_ problem: TimetableProblem, _ course: Int, _ slot: Int) -> Int {
    problem.rules.reduce(0) { sum, rule in
      guard case .avoid(let slots) = rule.kind, slots.contains(slot), rule.scope.contains(course)
      else { return sum }
      return sum + Charge.of(1, weight: rule.weight)
    }
  }

  private static func clash(_ problem: TimetableProblem) -> [UInt8] {
    let count = problem.courses.count
    var table = [UInt8](repeating: 0, count: count * count)
    var shared = problem.groups.map(\.courses) + problem.courses.indices.map { [$0] }
    for facilitator in problem.facilitators.indices {
      shared.append(
        problem.courses.indices.filter {
          problem.courses[$0].facilitators.contains(facilitator)
        })
    }
    for courses in shared {
      for course in courses {
        for other in courses { table[course * count + other] = 1 }
      }
    }
    return table
  }
}
