import GroupingModel

extension BlockProblem {
  /// Sizes and numbers above this are mistakes.
  private static let most = 1_000_000

  func checkResources() throws(ModelError) {
    guard !slots.isEmpty else {
      throw ModelError("there is no slot", remedy: "give at least one block")
    }
    guard ladder.count >= 2 else {
      throw ModelError("the ladder has fewer than two levels", remedy: "name at least two levels")
    }
    for room in rooms {
      try Self.check(room.closed, slots.count, "slot of a room")
      try Self.check(room.capacity, 0...Self.most, "seats of room '\(room.identifier)'")
    }
    for facilitator in facilitators {
      try Self.check(facilitator.away, slots.count, "slot of a facilitator")
      try Self.check(
        facilitator.mostMinutes ?? 0, 0...Self.most, "minutes of a facilitator")
    }
    for slot in slots { try Self.check(slot.minutes, 1...Self.most, "minutes of a slot") }
    for offer in offers { try check(offer) }
    for learner in learners {
      try Self.check(learner.away, slots.count, "slot of a learner")
      try Self.check(learner.optedOut, offers.count, "offer of a learner")
      let past = learner.past
      try Self.check(
        [past.blocks, past.low, past.lowStreak, past.daysSinceCheckIn ?? 0].max() ?? 0,
        0...Self.most, "count of the past")
    }
  }

  private func check(_ offer: Offer) throws(ModelError) {
    let name = "of offer '\(offer.identifier)'"
    try Self.check(offer.slots, slots.count, "slot \(name)")
    try Self.check(offer.leaders, facilitators.count, "facilitator \(name)")
    try Self.check(offer.sizes.lowerBound, 0...Self.most, "smallest size \(name)")
    try Self.check(offer.sizes.upperBound, 1...Self.most, "largest size \(name)")
    try Self.check(offer.minutesPerVisit ?? 1, 1...Self.most, "minutes per visit \(name)")
    try Self.check(offer.mostOpenings ?? 0, 0...Self.most, "number of openings \(name)")
  }

  func checkWishes() throws(ModelError) {
    for request in requests {
      try Self.check([request.learner], learners.count, "learner of a request")
      try Self.check([request.offer], offers.count, "offer of a request")
      try Self.check(request.slot.map { [$0] } ?? [], slots.count, "slot of a request")
      try Self.check(request.level, 0...ladder.count - 2, "level of a request")
      try Self.check(request.rank, 1...100, "rank of a request")
      try Self.check(request.order, 0...Self.most, "order of a request")
    }
    for need in needs {
      try Self.check([need.learner], learners.count, "learner of a need")
      try Self.check(need.deadline.map { [$0] } ?? [], slots.count, "deadline of a need")
      try Self.check(need.visits, 0...1000, "visits of a need")
      try Self.check(need.minutes, 0...Self.most, "minutes of a need")
      try check(need.strength)
    }
    for pair in apart {
      try Self.check([pair.first, pair.second], learners.count, "learner of a pair apart")
    }
    for set in together { try Self.check(set, learners.count, "learner of a set together") }
    for pin in pins { try check(pin) }
  }

  func checkRules() throws(ModelError) {
    for rule in rules {
      try check(rule.strength)
      switch rule.demand {
      case .atMost(let count, let offers, _), .lowStreak(let count, let offers):
        try Self.check(count, 0...1000, "limit of a rule")
        try Self.check(offers, self.offers.count, "offer of a rule")
      case .bothHalves(let first, let second, let offers):
        try Self.check([first, second], slots.count, "slot of a rule")
        try Self.check(offers, self.offers.count, "offer of a rule")
      case .checkIn(let days, let offers):
        try Self.check(days, 1...1000, "number of days of a rule")
        try Self.check(offers, self.offers.count, "offer of a rule")
      case .lowShare(let percent, let offers):
        try Self.check(percent, 0...100, "percentage of a rule")
        try Self.check(offers, self.offers.count, "offer of a rule")
      case .notAlone(let learners):
        try Self.check(learners, self.learners.count, "learner of a rule")
      }
    }
  }

  private func check(_ strength: BlockStrength) throws(ModelError) {
    guard case .weighted(let level, let cost) = strength else { return }
    try Self.check(level, 0...ladder.count - 1, "level of a need or rule")
    try Self.check(cost, 0...10_000, "cost of a need or rule")
  }

  private func check(_ pin: BlockPin) throws(ModelError) {
    switch pin {
    case .learner(let learner, let offer, let slot):
      try Self.check([learner], learners.count, "learner of a pin")
      try Self.check([offer], offers.count, "offer of a pin")
      try Self.check([slot], slots.count, "slot of a pin")
    case .opening(let offer, let slot, let room, let leader):
      try Self.check([offer], offers.count, "offer of a pin")
      try Self.check([slot], slots.count, "slot of a pin")
      try Self.check(room.map { [$0] } ?? [], rooms.count, "room of a pin")
      try Self.check(leader.map { [$0] } ?? [], facilitators.count, "facilitator of a pin")
    case .closed(let offer, let slot):
      try Self.check([offer], offers.count, "offer of a pin")
      try Self.check([slot], slots.count, "slot of a pin")
    case .locked(let slot):
      try Self.check([slot], slots.count, "slot of a lock")
      guard previous != nil else {
        throw ModelError(
          "a slot is locked, but there is no previous plan", remedy: "give the plan it stands in")
      }
    }
  }

  private static func check(
    _ positions: some Sequence<Int>, _ count: Int, _ what: String
  ) throws(ModelError) {
    for position in positions where position < 0 || position >= count {
      throw ModelError("a \(what) is not there", remedy: "name one of the \(count) that are")
    }
  }

  private static func check(
    _ number: Int, _ range: ClosedRange<Int>, _ what: String
  ) throws(ModelError) {
    guard range.contains(number) else {
      throw ModelError(
        "the \(what) is \(number)",
        remedy: "give a number from \(range.lowerBound) to \(range.upperBound)")
    }
  }
}
