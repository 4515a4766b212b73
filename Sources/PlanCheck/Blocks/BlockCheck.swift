import SchedulingModel

/// Something in a plan of blocks that must not be. Integers are positions in the problem.
public enum BlockFinding: Sendable, Hashable {
  /// An opening names something that is not there, or stands twice.
  case malformed(opening: Int)
  /// The offer does not open in the slot, or was closed there.
  case slot(opening: Int)
  case size(opening: Int)
  case room(opening: Int)
  case leader(opening: Int)
  /// Used twice at the same time.
  case roomTwice(Int, slot: Int)
  case leaderTwice(Int, slot: Int)
  case minutes(facilitator: Int)
  case mostOpenings(offer: Int)
  /// Nowhere, in two places at once, or there although away.
  case place(learner: Int, slot: Int)
  /// Opted out, or not whom the offer is for.
  case access(learner: Int, opening: Int)
  case after(learner: Int, opening: Int)
  case apart(Int)
  case together(Int, slot: Int)
  case pin(Int)
  case need(Int)
  /// So many cases of a required rule.
  case rule(Int, cases: Int)
}

/// Checks a plan of blocks against nothing but its problem: what each rule means is written here a second
/// time, straight from the definitions.
public struct BlockCheck {
  let problem: BlockProblem
  let plan: BlockPlan
  /// Per learner and slot, openings that they are in.
  let attended: [[[Int]]]

  public init(_ problem: BlockProblem, _ plan: BlockPlan) {
    self.problem = problem
    self.plan = plan
    var attended = [[[Int]]](
      repeating: [[Int]](repeating: [], count: problem.slots.count), count: problem.learners.count)
    for (index, opening) in plan.openings.enumerated()
    where problem.slots.indices.contains(opening.slot) {
      for learner in opening.learners where problem.learners.indices.contains(learner) {
        attended[learner][opening.slot].append(index)
      }
    }
    self.attended = attended
  }

  /// What is wrong with the plan; empty for one that keeps all that is required.
  public func findings() -> [BlockFinding] {
    let malformed = malformedOpenings()
    guard malformed.isEmpty else { return malformed }
    return openingFindings() + sharedFindings() + learnerFindings() + pinFindings() + ruleFindings()
  }

  private func malformedOpenings() -> [BlockFinding] {
    var seen = Set<[Int]>()
    return plan.openings.indices.filter { index in
      let opening = plan.openings[index]
      guard problem.offers.indices.contains(opening.offer),
        problem.slots.indices.contains(opening.slot),
        opening.room.map(problem.rooms.indices.contains) ?? true,
        opening.leader.map(problem.facilitators.indices.contains) ?? true,
        opening.learners.allSatisfy(problem.learners.indices.contains),
        Set(opening.learners).count == opening.learners.count
      else { return true }
      return !seen.insert([opening.offer, opening.slot]).inserted
    }.map { .malformed(opening: $0) }
  }

  /// Whether the learner is in a session of one of the offers in the slot.
  func attends(_ learner: Int, _ slot: Int, _ isWanted: (Int) -> Bool) -> Bool {
    attended[learner][slot].contains { isWanted(plan.openings[$0].offer) }
  }

  func isPresent(_ learner: Int, _ slot: Int) -> Bool {
    !problem.learners[learner].away.contains(slot)
  }

  /// Slots in which the learner is there.
  func slots(_ learner: Int) -> [Int] { problem.slots.indices.filter { isPresent(learner, $0) } }
}

// MARK: - Openings

extension BlockCheck {
  private func openingFindings() -> [BlockFinding] {
    var findings: [BlockFinding] = []
    for (index, opening) in plan.openings.enumerated() {
      let offer = problem.offers[opening.offer]
      let isClosed = problem.pins.contains(.closed(offer: opening.offer, slot: opening.slot))
      if !offer.slots.contains(opening.slot) || isClosed { findings.append(.slot(opening: index)) }
      let count = opening.learners.count
      let minutes = problem.slots[opening.slot].end - problem.slots[opening.slot].start
      let visits = offer.minutesPerVisit.map { minutes / $0 } ?? count
      if count < offer.sizes.lowerBound || count > offer.sizes.upperBound || count > visits {
        findings.append(.size(opening: index))
      }
      if !hasRoom(opening, offer) { findings.append(.room(opening: index)) }
      if !hasLeader(opening, offer) { findings.append(.leader(opening: index)) }
    }
    return findings
  }

  private func hasRoom(_ opening: Opening, _ offer: Offer) -> Bool {
    guard let position = opening.room else { return !offer.needsRoom }
    let room = problem.rooms[position]
    return room.capacity >= opening.learners.count && offer.features.isSubset(of: room.features)
      && !room.closed.contains(opening.slot)
  }

  private func hasLeader(_ opening: Opening, _ offer: Offer) -> Bool {
    guard let position = opening.leader else { return offer.leaders.isEmpty }
    return offer.leaders.contains(position)
      && !problem.facilitators[position].away.contains(opening.slot)
  }

  /// Rooms and leaders that are in two places, leaders' minutes, how often offers open.
  private func sharedFindings() -> [BlockFinding] {
    var findings: [BlockFinding] = []
    for (index, opening) in plan.openings.enumerated() {
      for other in plan.openings[..<index] where isAtOnce(opening.slot, other.slot) {
        if let room = opening.room, other.room == room {
          findings.append(.roomTwice(room, slot: opening.slot))
        }
        if let leader = opening.leader, other.leader == leader {
          findings.append(.leaderTwice(leader, slot: opening.slot))
        }
      }
    }
    for (position, facilitator) in problem.facilitators.enumerated() {
      let led = plan.openings.filter { $0.leader == position }
        .reduce(0) { $0 + problem.slots[$1.slot].end - problem.slots[$1.slot].start }
      if let most = facilitator.mostMinutes, led > most {
        findings.append(.minutes(facilitator: position))
      }
    }
    for (position, offer) in problem.offers.enumerated() {
      let count = plan.openings.count { $0.offer == position }
      if let most = offer.mostOpenings, count > most {
        findings.append(.mostOpenings(offer: position))
      }
    }
    return findings
  }

  func isAtOnce(_ slot: Int, _ other: Int) -> Bool {
    slot == other || problem.slots[slot].overlaps(problem.slots[other])
  }
}
