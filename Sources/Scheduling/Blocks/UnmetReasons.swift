import SchedulingModel

/// Why requests of a plan are not met.
struct UnmetReasons {
  private let week: Week
  private let state: WeekState
  /// Per slot, by offer.
  private let members: [[[Int]]]
  /// Per learner, positions of requests and of needs.
  private var requests: [[Int]]
  private var needs: [[Int]]

  init(_ week: Week, _ state: WeekState) {
    self.week = week
    self.state = state
    members = (0..<week.slotCount).map { state.members(week, $0) }
    requests = [[Int]](repeating: [], count: week.learnerCount)
    needs = requests
    for (index, request) in week.problem.requests.enumerated() {
      requests[request.learner].append(index)
    }
    for (index, need) in week.problem.needs.enumerated() { needs[need.learner].append(index) }
  }

  /// In the order of the requests.
  var all: [UnmetRequest] { week.problem.requests.indices.compactMap(reason) }

  private func reason(_ index: Int) -> UnmetRequest? {
    let request = week.problem.requests[index]
    let slots = request.slot.map { [$0] } ?? Array(week.problem.slots.indices)
    if slots.contains(where: { state.choice[week.index(request.learner, $0)] == request.offer }) {
      return nil
    }
    return slots.map { UnmetRequest(request: index, slot: $0, reason: reason(request, $0)) }
      .max { Self.nearness($0.reason) < Self.nearness($1.reason) }
  }

  /// How near the request came to being met.
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

  private func reason(_ request: BlockRequest, _ slot: Int) -> UnmetReason {
    guard week.offers[slot].contains(request.offer) else { return .notOpened }
    let cell = week.index(request.learner, slot)
    guard week.options[cell].contains(where: { $0.offer == request.offer }) else {
      return .notAllowed
    }
    let own = state.choice[cell]
    if own >= 0, standing(request.learner, own, slot) < (request.level, request.rank) {
      return .clash(offer: own, slot: slot)
    }
    let there = members[slot][request.offer]
    if there.isEmpty { return .notOpened }
    guard there.count >= seats(request.offer, slot) else { return .rules }
    let above = there.filter { standing($0, request.offer, slot).0 < request.level }
    guard let level = above.map({ standing($0, request.offer, slot).0 }).min() else { return .full }
    return .bumped(level: level, by: above)
  }

  private func seats(_ offer: Int, _ slot: Int) -> Int {
    let room = state.rooms[slot][offer]
    let seats = week.problem.seats(offer, in: slot)
    return room < 0 ? seats : min(seats, week.problem.rooms[room].capacity)
  }

  /// The highest level that asks for the learner's place, and the rank there.
  private func standing(_ learner: Int, _ offer: Int, _ slot: Int) -> (Int, Int) {
    let isPinned = week.problem.pins.contains { pin in
      pin == .learner(learner, offer: offer, slot: slot) || pin == .locked(slot: slot)
    }
    if isPinned { return (-1, 0) }
    var best = (week.problem.ladder.count - 1, 0)
    for request in requests[learner].map({ week.problem.requests[$0] })
    where request.offer == offer && (request.slot ?? slot) == slot {
      if (request.level, request.rank) < best { best = (request.level, request.rank) }
    }
    for need in needs[learner].map({ week.problem.needs[$0] })
    where need.label == week.problem.offers[offer].label {
      var level = 0
      if case .weighted(let own, _) = need.strength { level = own }
      if level < best.0 { best = (level, 0) }
    }
    return best
  }
}
