import SchedulingModel

extension BlockCheck {
  /// The plan's measures, in the problem's order.
  public func measures() -> [Int] { problem.measures.map(value) }

  private func value(_ measure: BlockMeasure) -> Int {
    switch measure {
    case .learnersMoved: learnersMoved
    case .sessionsMoved: sessionsMoved
    case .unmet(let level): unmet(level)
    case .ranks(let level):
      metWishes.filter { $0.level == level }.reduce(0) { $0 + $1.rank - 1 }
    case .order: metWishes.reduce(0) { $0 + $1.order }
    }
  }

  private func isMet(_ request: BlockRequest) -> Bool {
    let slots = request.slot.map { [$0] } ?? Array(problem.slots.indices)
    return slots.contains { attends(request.learner, $0) { $0 == request.offer } }
  }

  /// Requests by the wish that they are alternatives of: learner, level and slot, or the request itself
  /// where it is for any slot.
  private var wishes: [[Int]: [BlockRequest]] {
    var wishes: [[Int]: [BlockRequest]] = [:]
    for (index, request) in problem.requests.enumerated() {
      let slot = request.slot ?? (problem.slots.count == 1 ? 0 : -1 - index)
      wishes[[request.learner, request.level, slot], default: []].append(request)
    }
    return wishes
  }

  /// Of each wish that is met, the best alternative attended.
  private var metWishes: [BlockRequest] {
    wishes.values.compactMap { alternatives in
      alternatives.filter(isMet).min { ($0.rank, $0.order) < ($1.rank, $1.order) }
    }
  }

  /// Wishes that are not met, missing visits and broken rules; at the last level, who is where nothing
  /// asked for it.
  private func unmet(_ level: Int) -> Int {
    var sum = wishes.values.count { wish in
      wish[0].level == level && !wish.contains(where: isMet)
    }
    for need in problem.needs {
      if case .weighted(level, let cost) = need.strength { sum += cost * missing(need) }
    }
    for rule in problem.rules {
      if case .weighted(level, let cost) = rule.strength { sum += cost * cases(rule.demand) }
    }
    if level == problem.ladder.count - 1 {
      for opening in plan.openings { sum += opening.learners.count { !isAskedFor($0, opening) } }
    }
    return sum
  }

  private func isAskedFor(_ learner: Int, _ opening: Opening) -> Bool {
    if problem.offers[opening.offer].kind == .catchAll { return true }
    if isDemanded(learner, opening.offer, opening.slot) || hasNeed(learner, opening.offer) {
      return true
    }
    let isRequested = problem.requests.contains {
      $0.learner == learner && $0.offer == opening.offer
        && ($0.slot == nil || $0.slot == opening.slot)
    }
    let isCheckIn = problem.rules.contains { rule in
      guard case .checkIn(_, let offers) = rule.demand else { return false }
      return offers.contains(opening.offer)
    }
    return isRequested || isCheckIn
  }

  private var learnersMoved: Int {
    (problem.previous?.openings ?? []).reduce(0) { sum, before in
      sum
        + before.learners.count { learner in !attends(learner, before.slot) { $0 == before.offer } }
    }
  }

  private var sessionsMoved: Int {
    let before = problem.previous?.openings ?? []
    func isSame(_ one: Opening, _ other: Opening) -> Bool {
      one.offer == other.offer && one.slot == other.slot
    }
    let gone = before.count { was in
      !plan.openings.contains { isSame($0, was) && $0.room == was.room && $0.leader == was.leader }
    }
    let new = plan.openings.count { now in !before.contains { isSame($0, now) } }
    return gone + new
  }
}
