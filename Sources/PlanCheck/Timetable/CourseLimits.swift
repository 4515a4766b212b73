import SchedulingModel

/// Where a course may be by itself, as its own data and required rules say.
extension TimetableProblem {
  func isOpen(_ course: Int, _ slot: Int) -> Bool {
    let value = courses[course]
    let isKeptOut = rules.contains { rule in
      guard case .avoid(let slots) = rule.kind, rule.weight == nil else { return false }
      return slots.contains(slot) && rule.scope.contains(course)
    }
    return !isKeptOut && !value.closed.contains(slot)
      && !value.facilitators.contains { facilitators[$0].away.contains(slot) }
  }

  func mayUse(_ course: Int, _ room: Room) -> Bool {
    let value = courses[course]
    return rules.allSatisfy { rule in
      guard rule.weight == nil, rule.scope.contains(course) else { return true }
      return switch rule.kind {
      case .seats: room.capacity >= value.learners
      case .features: value.features.subtracting(room.features).isEmpty
      default: true
      }
    }
  }
}
