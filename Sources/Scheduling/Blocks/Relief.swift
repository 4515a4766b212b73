import SchedulingModel

/// A problem with only some of its demands: what is not kept gives way, and what only costs is gone.
struct Relief {
  /// nil where the rest is no problem any more.
  let problem: BlockProblem?

  init(_ full: BlockProblem, keeping kept: Set<BlockCulprit>) {
    let freed = full.slots.indices.filter { !kept.contains(.everybodyPlaced(slot: $0)) }
    // In a slot in which not everybody needs a place, there is one for whoever has no other.
    let anywhere = Offer(
      "", kind: .catchAll, sizes: 0...max(1, full.learners.count), needsRoom: false,
      slots: Set(freed))
    let rooms = full.slots.indices.filter { !kept.contains(.rooms(slot: $0)) }
    let leaders = full.slots.indices.filter { !kept.contains(.facilitators(slot: $0)) }
    let features = full.offers.reduce(into: Set<String>()) { $0.formUnion($1.features) }
    let count = full.offers.count
    // Rooms and leaders enough for all, in the slots in which there shall be.
    let moreRooms = (0..<(rooms.isEmpty ? 0 : count)).map { _ in
      Room(
        "", capacity: full.learners.count, features: features,
        closed: Set(full.slots.indices).subtracting(rooms))
    }
    let moreLeaders = (0..<(leaders.isEmpty ? 0 : count)).map { _ in
      Facilitator("", away: Set(full.slots.indices).subtracting(leaders))
    }
    let additional = moreLeaders.indices.map { full.facilitators.count + $0 }
    let pins = full.pins.indices.filter { kept.contains(.pin($0)) }.map { full.pins[$0] }
    problem = try? BlockProblem(
      learners: full.learners.indices.map { Self.learner(full, $0, kept) },
      slots: full.slots, rooms: full.rooms + moreRooms,
      facilitators: full.facilitators.enumerated().map { index, facilitator in
        let isKept = kept.contains(.minutes(facilitator: index))
        return Facilitator(
          facilitator.identifier, away: facilitator.away,
          mostMinutes: isKept ? facilitator.mostMinutes : nil)
      } + moreLeaders,
      offers: full.offers.indices.map { Self.offer(full, $0, kept, additional) } + [anywhere],
      ladder: full.ladder,
      // Of requests it matters alone whom they let in.
      requests: full.requests.filter { full.offers[$0.offer].access != .anyone },
      needs: full.needs.indices.map { index in
        let isKept = kept.contains(.need(index)) && full.needs[index].strength == .required
        return isKept ? full.needs[index] : Self.idle(full.needs[index])
      },
      rules: full.rules.indices.filter { kept.contains(.rule($0)) }.map { full.rules[$0] },
      apart: full.apart.indices.filter { kept.contains(.apart($0)) }.map { full.apart[$0] },
      together: full.together.indices.filter { kept.contains(.together($0)) }
        .map { full.together[$0] }, pins: pins, previous: full.previous)
  }

  /// A need that only opens offers and demands nothing.
  private static func idle(_ need: BlockNeed) -> BlockNeed {
    BlockNeed(
      learner: need.learner, label: need.label, visits: 0, strength: .weighted(level: 0, cost: 0))
  }

  private static func learner(
    _ full: BlockProblem, _ position: Int, _ kept: Set<BlockCulprit>
  ) -> BlockLearner {
    let learner = full.learners[position]
    return BlockLearner(
      learner.identifier, away: kept.contains(.away(learner: position)) ? learner.away : [],
      optedOut: kept.contains(.optedOut(learner: position)) ? learner.optedOut : [],
      past: learner.past)
  }

  private static func offer(
    _ full: BlockProblem, _ position: Int, _ kept: Set<BlockCulprit>, _ leaders: [Int]
  ) -> Offer {
    let offer = full.offers[position]
    let isSized = kept.contains(.largest(offer: position))
    let least = kept.contains(.smallest(offer: position)) ? offer.sizes.lowerBound : 0
    let most = isSized ? offer.sizes.upperBound : max(1, full.learners.count)
    return Offer(
      offer.identifier, kind: offer.kind, label: offer.label, tier: offer.tier,
      sizes: min(least, most)...most,
      access: kept.contains(.access(offer: position)) ? offer.access : .anyone,
      features: offer.features, needsRoom: offer.needsRoom,
      leaders: offer.leaders.isEmpty ? [] : offer.leaders + leaders,
      slots: kept.contains(.slots(offer: position)) ? offer.slots : Set(full.slots.indices),
      mostOpenings: kept.contains(.mostOpenings(offer: position)) ? offer.mostOpenings : nil,
      minutesPerVisit: isSized ? offer.minutesPerVisit : nil,
      after: kept.contains(.after(offer: position)) ? offer.after : nil)
  }

  /// One slot by itself, without what could be kept elsewhere.
  ///
  /// - Parameter previous: whether the previous plan of the slot counts.
  static func slot(
    _ slot: Int, of full: BlockProblem, previous: Bool = false
  ) -> BlockProblem? {
    let before = previous ? full.previous?.openings.filter { $0.slot == slot } : nil
    return try? BlockProblem(
      learners: full.learners.map {
        BlockLearner(
          $0.identifier, away: $0.away.contains(slot) ? [0] : [], optedOut: $0.optedOut)
      }, slots: [full.slots[slot]],
      rooms: full.rooms.map {
        Room(
          $0.identifier, capacity: $0.capacity, features: $0.features,
          closed: $0.closed.contains(slot) ? [0] : [])
      },
      facilitators: full.facilitators.map {
        Facilitator(
          $0.identifier, away: $0.away.contains(slot) ? [0] : [], mostMinutes: $0.mostMinutes)
      },
      offers: full.offers.map {
        Offer(
          $0.identifier, kind: $0.kind, label: $0.label, sizes: $0.sizes, access: $0.access,
          features: $0.features, needsRoom: $0.needsRoom, leaders: $0.leaders,
          slots: $0.slots.contains(slot) ? [0] : [], mostOpenings: $0.mostOpenings,
          minutesPerVisit: $0.minutesPerVisit)
      }, ladder: full.ladder,
      requests: full.requests.filter { ($0.slot ?? slot) == slot }.map {
        BlockRequest(
          learner: $0.learner, offer: $0.offer, level: $0.level, isOptIn: $0.isOptIn)
      },
      needs: full.needs.map(idle),
      rules: full.rules.filter {
        if case .notAlone = $0.demand { $0.strength == .required } else { false }
      }, apart: full.apart, together: full.together, pins: full.pins.compactMap { moved($0, slot) },
      previous: before.map { openings in
        BlockPlan(
          openings: openings.map {
            Opening(
              offer: $0.offer, slot: 0, room: $0.room, leader: $0.leader, learners: $0.learners)
          })
      })
  }

  private static func moved(_ pin: BlockPin, _ slot: Int) -> BlockPin? {
    switch pin {
    case .learner(let learner, let offer, slot): .learner(learner, offer: offer, slot: 0)
    case .opening(let offer, slot, let room, let leader):
      .opening(offer: offer, slot: 0, room: room, leader: leader)
    case .closed(let offer, slot): .closed(offer: offer, slot: 0)
    default: nil
    }
  }
}
