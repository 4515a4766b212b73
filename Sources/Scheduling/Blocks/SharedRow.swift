import SchedulingModel

/// A limit on what sessions take of rooms, leaders and openings, as a sum over numbers of members: a
/// session that opens takes at least the share that its members are of its seats.
struct SharedRow {
  struct Part {
    let slot: Int
    let offer: Int
    let weight: Int
  }

  let parts: [Part]
  let limit: Int

  /// Rows that may bind: of rooms and leaders that a sort of sessions has to itself, of minutes, and of
  /// openings. Those that all sessions together keep are left out.
  static func all(_ week: Week, seats: [[Int]]) -> [SharedRow] {
    var rows: [SharedRow] = []
    for slot in 0..<week.slotCount {
      let open = week.offers[slot].filter { seats[slot][$0] > 0 }
      let rooms = open.filter { week.problem.offers[$0].needsRoom }
        .map { (offer: $0, choices: Set(Self.rooms(week, $0, slot))) }
      let leaders = open.filter { !week.problem.offers[$0].leaders.isEmpty }
        .map { (offer: $0, choices: Set(Self.leaders(week, $0, slot))) }
      rows += halls(rooms, slot) + halls(leaders, slot)
    }
    return rows + openings(week, seats) + minutes(week, seats)
  }

  static func rooms(_ week: Week, _ offer: Int, _ slot: Int) -> [Int] {
    week.problem.rooms.indices.filter { room in
      let value = week.problem.rooms[room]
      return !value.closed.contains(slot) && value.capacity > 0
        && week.problem.offers[offer].features.isSubset(of: value.features)
    }
  }

  static func leaders(_ week: Week, _ offer: Int, _ slot: Int) -> [Int] {
    week.problem.offers[offer].leaders.filter {
      !week.problem.facilitators[$0].away.contains(slot)
    }
  }

  /// Hall's condition for the choices of each session, and for all of them together.
  private static func halls(_ sessions: [(offer: Int, choices: Set<Int>)], _ slot: Int)
    -> [SharedRow]
  {
    let all = sessions.reduce(into: Set<Int>()) { $0.formUnion($1.choices) }
    var seen = Set<Set<Int>>()
    return (sessions.map(\.choices) + [all]).filter { seen.insert($0).inserted }.compactMap { set in
      let inside = sessions.filter { $0.choices.isSubset(of: set) }
      guard inside.count > set.count else { return nil }
      return SharedRow(
        parts: inside.map { Part(slot: slot, offer: $0.offer, weight: 1) }, limit: set.count)
    }
  }

  private static func openings(_ week: Week, _ seats: [[Int]]) -> [SharedRow] {
    week.problem.offers.indices.compactMap { offer in
      guard let most = week.problem.offers[offer].mostOpenings else { return nil }
      let slots = (0..<week.slotCount).filter {
        week.offers[$0].contains(offer) && seats[$0][offer] > 0
      }
      guard slots.count > most else { return nil }
      return SharedRow(parts: slots.map { Part(slot: $0, offer: offer, weight: 1) }, limit: most)
    }
  }

  /// Sessions that only one facilitator can lead, against that one's minutes.
  private static func minutes(_ week: Week, _ seats: [[Int]]) -> [SharedRow] {
    week.problem.facilitators.indices.compactMap { leader in
      guard let most = week.problem.facilitators[leader].mostMinutes else { return nil }
      let parts = (0..<week.slotCount).flatMap { slot in
        week.offers[slot].filter {
          week.problem.offers[$0].leaders == [leader] && seats[slot][$0] > 0
        }.map { Part(slot: slot, offer: $0, weight: week.problem.slots[slot].minutes) }
      }
      guard parts.reduce(0, { $0 + $1.weight }) > most else { return nil }
      return SharedRow(parts: parts, limit: most)
    }
  }
}
