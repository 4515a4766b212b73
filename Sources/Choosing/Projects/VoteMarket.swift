/// Plans that can be told by who is in which room alone: every room has so many learners from a
/// minimum to a maximum, whoever they are. To be left out is a room, too.
struct VoteMarket: Sendable {
  struct Voter: Sendable {
    /// Where they may be, best rank first.
    let options: [Option]
    /// 0 for one who has no vote.
    let weight: Int
  }

  struct Option: Sendable {
    let room: Int
    let rank: Int
    /// Of the program.
    let column: Int
  }

  /// Per room, its learners.
  let rooms: [ClosedRange<Int>]
  let voters: [Voter]

  /// - Parameters:
  ///   - projects: narrowed by the steps before the votes, that only learners left out are of.
  ///   - leftOut: learners whom every plan leaves out.
  /// - Returns: nil where more than numbers matter.
  init?(_ projects: ProjectProgram, leftOut: Int) {
    let model = projects.model
    guard projects.units.allSatisfy({ $0.members.count == 1 }), model.rules.apart.isEmpty,
      projects.companies.isEmpty,
      projects.slots.allSatisfy({ $0.copy == 0 })
    else { return nil }
    guard projects.slots.allSatisfy({ model.projects[$0.project].supervisor == nil }) else {
      return nil
    }
    let placed = projects.units.count - leftOut
    let seats = projects.slots.map { $0.copies * $0.seats.upperBound }
    let all = seats.reduce(0, +)
    var rooms: [ClosedRange<Int>] = []
    for (index, (slot, most)) in zip(projects.slots, seats).enumerated() {
      // All others together leave so many.
      let rest = placed - (all - most)
      let mustRun = slot.mustRun || rest > 0
      // One that runs or not, or twice with a gap between.
      if projects.running[index] != nil, !mustRun || slot.copies > 1 { return nil }
      rooms.append((mustRun && slot.seats.lowerBound > rest ? slot.seats.lowerBound : 0)...most)
    }
    let outside = rooms.count
    self.rooms = leftOut > 0 ? rooms + [leftOut...leftOut] : rooms
    voters = projects.units.indices.map { unit in
      let isCounted = projects.units[unit].counted > 0
      let own = projects.places[unit].map {
        Option(room: $0.slot, rank: isCounted ? $0.rank ?? 0 : 0, column: $0.column)
      }
      let out = (leftOut > 0 ? projects.leftOut[unit] : nil).map {
        Option(room: outside, rank: isCounted ? model.lastRank + 1 : 0, column: $0)
      }
      return Voter(
        options: (own + [out].compactMap { $0 })
          .filter { projects.program.columns[$0.column].upperBound == 1 }
          .sorted { ($0.rank, $0.room) < ($1.rank, $1.room) },
        weight: isCounted ? 1 : 0)
    }
  }
}
