import SchedulingModel

extension BlockCheck {
  func learnerFindings() -> [BlockFinding] {
    var findings: [BlockFinding] = []
    for learner in problem.learners.indices {
      for slot in problem.slots.indices where !isPlaced(learner, slot) {
        findings.append(.place(learner: learner, slot: slot))
      }
    }
    for (index, opening) in plan.openings.enumerated() {
      for learner in opening.learners {
        if !mayAttend(learner, opening) {
          findings.append(.access(learner: learner, opening: index))
        }
        if !isReady(learner, opening) { findings.append(.after(learner: learner, opening: index)) }
      }
    }
    return findings + companyFindings()
  }

  /// In exactly one session where they are there, counting sessions that overlap; in none where not.
  private func isPlaced(_ learner: Int, _ slot: Int) -> Bool {
    let here = attended[learner][slot].count
    guard isPresent(learner, slot) else { return here == 0 }
    let meanwhile = problem.slots.indices.reduce(0) { sum, other in
      other != slot && isAtOnce(slot, other) ? sum + attended[learner][other].count : sum
    }
    return here == 1 ? meanwhile == 0 : here == 0 && meanwhile > 0
  }

  private func mayAttend(_ learner: Int, _ opening: Opening) -> Bool {
    if problem.learners[learner].optedOut.contains(opening.offer) { return false }
    if isDemanded(learner, opening.offer, opening.slot) { return true }
    let requests = problem.requests.filter {
      $0.learner == learner && $0.offer == opening.offer
        && ($0.slot == nil || $0.slot == opening.slot)
    }
    switch problem.offers[opening.offer].access {
    case .anyone: return true
    case .asked: return !requests.isEmpty || hasNeed(learner, opening.offer)
    case .optedIn: return requests.contains(where: \.isOptIn)
    }
  }

  func hasNeed(_ learner: Int, _ offer: Int) -> Bool {
    problem.needs.contains { $0.learner == learner && $0.label == problem.offers[offer].label }
  }

  /// By a pin, or by a lock on what was published.
  func isDemanded(_ learner: Int, _ offer: Int, _ slot: Int) -> Bool {
    if problem.pins.contains(.learner(learner, offer: offer, slot: slot)) { return true }
    return problem.pins.contains(.locked(slot: slot)) && previousOffer(learner, slot) == offer
  }

  func previousOffer(_ learner: Int, _ slot: Int) -> Int? {
    problem.previous?.openings.first { $0.slot == slot && $0.learners.contains(learner) }?.offer
  }

  /// Needs of the label that the offer comes after are served by sessions that are over.
  private func isReady(_ learner: Int, _ opening: Opening) -> Bool {
    guard let label = problem.offers[opening.offer].after else { return true }
    return problem.needs.filter { $0.learner == learner && $0.label == label }.allSatisfy { need in
      let (visits, minutes) = served(need) {
        problem.slots[$0].precedes(problem.slots[opening.slot])
      }
      return visits >= need.visits && minutes >= need.minutes
    }
  }

  /// Visits and minutes of the need's label in slots that count.
  private func served(_ need: BlockNeed, _ counts: (Int) -> Bool) -> (visits: Int, minutes: Int) {
    var result = (visits: 0, minutes: 0)
    for slot in problem.slots.indices where counts(slot) {
      for index in attended[need.learner][slot] {
        let offer = problem.offers[plan.openings[index].offer]
        guard offer.label == need.label else { continue }
        result.visits += 1
        result.minutes +=
          offer.minutesPerVisit ?? problem.slots[slot].end - problem.slots[slot].start
      }
    }
    return result
  }

  /// Visits that the need lacks by its deadline, and 1 for being short of minutes.
  func missing(_ need: BlockNeed) -> Int {
    let (visits, minutes) = served(need) { slot in
      guard let deadline = need.deadline else { return true }
      return slot == deadline || problem.slots[slot].precedes(problem.slots[deadline])
    }
    return max(0, need.visits - visits) + (minutes < need.minutes ? 1 : 0)
  }

  private func companyFindings() -> [BlockFinding] {
    var findings: [BlockFinding] = []
    for (index, pair) in problem.apart.enumerated() {
      let isBroken = plan.openings.contains {
        $0.learners.contains(pair.first) && $0.learners.contains(pair.second)
      }
      if isBroken { findings.append(.apart(index)) }
    }
    for (index, set) in problem.together.enumerated() {
      for slot in problem.slots.indices {
        let places = set.filter { isPresent($0, slot) }.map { attended[$0][slot] }
        if Set(places).count > 1 { findings.append(.together(index, slot: slot)) }
      }
    }
    return findings
  }
}
