import SchedulingModel

/// Rooms and leaders for the openings of one slot while other slots stand.
struct SlotResources {
  private let week: Week
  private let slot: Int
  /// By offer, rooms with all features that are free, whatever they hold; leaders who are.
  private let rooms: [[Int]]
  private let leaders: [[Int]]
  private let changes: SessionChanges

  init(_ week: Week, _ slot: Int, _ state: WeekState) {
    self.week = week
    self.slot = slot
    changes = SessionChanges(week, slot)
    let problem = week.problem
    var (busyRooms, busyLeaders) = (Set<Int>(), Set<Int>())
    for other in week.overlaps[slot] {
      busyRooms.formUnion(state.rooms[other])
      busyLeaders.formUnion(state.leaders[other])
    }
    var minutes = [Int](repeating: 0, count: problem.facilitators.count)
    for other in problem.slots.indices where other != slot {
      for leader in state.leaders[other] where leader >= 0 {
        minutes[leader] += problem.slots[other].minutes
      }
    }
    let freeRooms = problem.rooms.indices.filter {
      !problem.rooms[$0].closed.contains(slot) && !busyRooms.contains($0)
    }
    let freeLeaders = Set(
      problem.facilitators.indices.filter { index in
        let facilitator = problem.facilitators[index]
        return !facilitator.away.contains(slot) && !busyLeaders.contains(index)
          && minutes[index] + problem.slots[slot].minutes <= facilitator.mostMinutes ?? .max / 2
      })
    var pinned: [Int: (room: Int?, leader: Int?)] = [:]
    for case .opening(let offer, slot, let room, let leader) in problem.pins {
      pinned[offer] = (room ?? pinned[offer]?.room, leader ?? pinned[offer]?.leader)
    }
    let isLocked = problem.pins.contains(.locked(slot: slot))
    for (offer, was) in changes.before where isLocked {
      pinned[offer] = (was.room < 0 ? nil : was.room, was.leader < 0 ? nil : was.leader)
    }
    rooms = problem.offers.indices.map { offer in
      freeRooms.filter { room in
        problem.offers[offer].features.isSubset(of: problem.rooms[room].features)
          && pinned[offer]?.room ?? room == room
      }
    }
    // Those whose minutes run out come last.
    leaders = problem.offers.indices.map { offer in
      let able = problem.offers[offer].leaders.filter {
        freeLeaders.contains($0) && pinned[offer]?.leader ?? $0 == $0
      }
      return able.filter { problem.facilitators[$0].mostMinutes == nil }
        + able.filter { problem.facilitators[$0].mostMinutes != nil }
    }
  }

  /// Learners that the offer holds here: its seats, as far as a room has them; 0 if it cannot open.
  func seats(_ offer: Int) -> Int {
    let value = week.problem.offers[offer]
    if !value.leaders.isEmpty, leaders[offer].isEmpty { return 0 }
    let seats = week.problem.seats(offer, in: slot)
    guard value.needsRoom else { return seats }
    return min(seats, rooms[offer].map { week.problem.rooms[$0].capacity }.max() ?? 0)
  }

  /// Rooms that hold so many.
  private func rooms(_ offer: Int, holding count: Int) -> [Int] {
    rooms[offer].filter { week.problem.rooms[$0].capacity >= count }
  }

  /// Finds rooms and leaders for openings with these numbers of learners, as before for as many as can be;
  /// who leads a session that has moved does not count.
  ///
  /// - Returns: by position in `openings`, -1 where none is needed; or which cannot all have one.
  /// - Complexity: that of two `FewestChanges`.
  func assign(
    _ openings: [(offer: Int, count: Int)]
  ) -> Result<(rooms: [Int], leaders: [Int]), SlotShortage> {
    let wantsRoom = openings.indices.filter { week.problem.offers[openings[$0].offer].needsRoom }
    let roomChoices = wantsRoom.map { rooms(openings[$0].offer, holding: openings[$0].count) }
    let wantsLeader = openings.indices.filter {
      !week.problem.offers[openings[$0].offer].leaders.isEmpty
    }
    let leaderChoices = wantsLeader.map { leaders[openings[$0].offer] }
    var result = (
      rooms: [Int](repeating: -1, count: openings.count),
      leaders: [Int](repeating: -1, count: openings.count)
    )
    let roomsBefore = wantsRoom.map { changes.before[openings[$0].offer]?.room ?? -1 }
    switch FewestChanges(roomChoices, week.problem.rooms.count).match(before: roomsBefore) {
    case .failure(let short):
      return .failure(
        SlotShortage(openings: smaller(short.openings.map { openings[wantsRoom[$0]] })))
    case .success(let found):
      for (opening, room) in zip(wantsRoom, found) { result.rooms[opening] = room }
    }
    let leadersBefore = wantsLeader.map { opening in
      let before = changes.before[openings[opening].offer]
      return before?.room == result.rooms[opening] ? before?.leader ?? -1 : -1
    }
    switch FewestChanges(leaderChoices, week.problem.facilitators.count).match(
      before: leadersBefore)
    {
    case .failure(let short):
      return .failure(
        SlotShortage(openings: short.openings.map { (openings[wantsLeader[$0]].offer, nil) }))
    case .success(let found):
      for (opening, leader) in zip(wantsLeader, found) { result.leaders[opening] = leader }
    }
    return .success(result)
  }

  /// Whether the opening could keep its room and leader, were it the only one.
  func canStay(_ offer: Int, _ before: (room: Int, leader: Int)) -> Bool {
    (before.room < 0 || rooms[offer].contains(before.room))
      && (before.leader < 0 || leaders[offer].contains(before.leader))
  }

  /// Openings that change at least, where all these take place.
  func fewestChanges(_ openings: [(offer: Int, count: Int)]) -> Int {
    let before = openings.map { changes.before[$0.offer] ?? (-1, -1) }
    func changed(_ choices: [[Int]], _ before: [Int], _ count: Int) -> Int {
      let having = before.indices.filter { before[$0] >= 0 }
      let matching = FewestChanges(having.map { choices[$0] }, count)
        .match(before: having.map { before[$0] })
      guard case .success(let now) = matching else { return 0 }
      return zip(having, now).count { before[$0] != $1 }
    }
    return max(
      changed(
        openings.map { rooms($0.offer, holding: $0.count) }, before.map(\.room),
        week.problem.rooms.count),
      changed(
        openings.map { leaders[$0.offer] }, before.map(\.leader), week.problem.facilitators.count))
  }

  /// The largest number of learners with which each opening could use a room that none of them can now.
  private func smaller(_ openings: [(offer: Int, count: Int)]) -> [(offer: Int, smaller: Int?)] {
    let now = Set(openings.flatMap { rooms($0.offer, holding: $0.count) })
    return openings.map { opening in
      let capacity =
        rooms[opening.offer].filter { !now.contains($0) }
        .map { week.problem.rooms[$0].capacity }.max() ?? 0
      let least = max(1, week.problem.offers[opening.offer].sizes.lowerBound)
      return (opening.offer, capacity >= least ? capacity : nil)
    }
  }
}

/// Openings that cannot all have a room or a leader, each with the largest number of learners with which
/// it could use another room; nil where only closing helps.
struct SlotShortage: Error {
  let openings: [(offer: Int, smaller: Int?)]
}
