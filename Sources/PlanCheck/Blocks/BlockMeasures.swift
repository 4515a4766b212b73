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
      met.filter { $0.level == level }.reduce(0) { $0 + $1.rank - 1 }
    case .order: met.reduce(0) { $0 + $1.order }
    }
  }

  private func isMet(_ request: BlockRequest) -> Bool {
    let slots = request.slot.map { [$0] } ?? Array(problem.slots.indices)
    return slots.contains { attends(request.learner, $0) { $0 == request.offer } }
  }

  private var met: [BlockRequest] { problem.requests.filter(isMet) }

  /// Requests that are not met, missing visits and broken rules; at the last level, who is where nothing
  /// asked for it.
  private func unmet(_ level: Int) -> Int {
    var sum = problem.requests.count { $0.level == level && !isMet($0) }
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
