import SchedulingModel

/// Why somebody is not in a session, read off a plan: what stood in the way there.
package struct UnmetReasons {
  private let problem: BlockProblem
  /// Per learner and slot, the offer attended; -1 for none.
  private let attended: [[Int]]
  /// Per offer, openings by slot.
  private let bySlot: [[Int: Opening]]
  /// Per learner.
  private let requests: [[BlockRequest]]
  private let needs: [[BlockNeed]]

  package init(_ problem: BlockProblem, _ openings: [Opening]) {
    self.problem = problem
    var attended = problem.learners.map { _ in
      [Int](repeating: -1, count: problem.slots.count)
    }
    var bySlot = [[Int: Opening]](repeating: [:], count: problem.offers.count)
    for opening in openings {
      bySlot[opening.offer][opening.slot] = opening
      for learner in opening.learners { attended[learner][opening.slot] = opening.offer }
    }
    self.attended = attended
    self.bySlot = bySlot
    var requests = [[BlockRequest]](repeating: [], count: problem.learners.count)
    for request in problem.requests { requests[request.learner].append(request) }
    self.requests = requests
    var needs = [[BlockNeed]](repeating: [], count: problem.learners.count)
    for need in problem.needs { needs[need.learner].append(need) }
    self.needs = needs
  }

  /// In the order of the requests.
  var all: [UnmetRequest] {
    problem.requests.indices.compactMap { index in
      let request = problem.requests[index]
      let slots = request.slot.map { [$0] } ?? Array(problem.slots.indices)
      if slots.contains(where: { attended[request.learner][$0] == request.offer }) { return nil }
      let claim = (request.level, request.rank)
      return slots.map { slot in
        UnmetRequest(
          request: index, slot: slot,
          reason: reason(request.learner, request.offer, slot, claim: claim))
      }
      .max { Self.nearness($0.reason) < Self.nearness($1.reason) }
    }
  }

  /// How near a request came to being met.
  private static func nearness(_ reason: UnmetReason) -> Int {
    switch reason {
    case .notAllowed: 0
    case .notOpened: 1
    case .clash: 2
    case .rules: 3
    case .full: 4
    case .bumped: 5
    }
  }

  package func opening(_ offer: Int, _ slot: Int) -> Opening? { bySlot[offer][slot] }

  /// By what somebody holds a place: a level of the ladder and the rank of the choice there; level -1 for
  /// what must be, the last level for a place that nothing asked for.
  package func claim(_ learner: Int, _ offer: Int, _ slot: Int) -> (level: Int, rank: Int) {
    let isPinned = problem.pins.contains { pin in
      switch pin {
      case .learner(learner, offer: offer, slot: slot), .locked(slot: slot): true
      default: false
      }
    }
    if isPinned { return (-1, 1) }
    var best = (level: problem.ladder.count - 1, rank: 1)
    for request in requests[learner] where request.offer == offer {
      guard request.slot ?? slot == slot else { continue }
      if (request.level, request.rank) < best { best = (request.level, request.rank) }
    }
    for need in needs[learner] where need.label == problem.offers[offer].label {
      switch need.strength {
      case .required: return (-1, 1)
      case .weighted(let level, _): if (level, 1) < best { best = (level, 1) }
      }
    }
    return best
  }

  /// Learners that the opening holds: its size, its room and what visits leave time for.
  package func seats(_ opening: Opening) -> Int {
    min(
      problem.seats(opening.offer, in: opening.slot),
      opening.room.map { problem.rooms[$0].capacity } ?? .max)
  }

  /// Whether a learner may be there at all.
  package func isAllowed(_ learner: Int, _ offer: Int, _ slot: Int) -> Bool {
    let person = problem.learners[learner]
    guard !person.away.contains(slot), !person.optedOut.contains(offer),
      problem.offers[offer].slots.contains(slot)
    else { return false }
    let asked = requests[learner].filter { $0.offer == offer && $0.slot ?? slot == slot }
    switch problem.offers[offer].access {
    case .anyone: return true
    case .optedIn: return asked.contains(where: \.isOptIn)
    case .asked:
      return !asked.isEmpty
        || needs[learner].contains { $0.label == problem.offers[offer].label }
    }
  }

  /// Why a learner whose claim is this is not in the offer in the slot.
  package func reason(
    _ learner: Int, _ offer: Int, _ slot: Int, claim: (level: Int, rank: Int)
  ) -> UnmetReason {
    guard isAllowed(learner, offer, slot) else { return .notAllowed }
    for other in problem.slots.indices
    where other == slot || problem.slots[other].overlaps(problem.slots[slot]) {
      let held = attended[learner][other]
      guard held >= 0 else { continue }
      if self.claim(learner, held, other) < claim { return .clash(offer: held, slot: other) }
    }
    guard let opening = opening(offer, slot) else { return .notOpened }
    guard opening.learners.count >= seats(opening) else { return .rules }
    let higher = opening.learners.filter { self.claim($0, offer, slot).level < claim.level }
    let levels = higher.map { self.claim($0, offer, slot).level }
    guard let highest = levels.min() else { return .full }
    return .bumped(level: highest, by: higher)
  }
}
