import SchedulingModel

/// Who works in which room, where a station has several and learners choose.
struct RoomPlaces {
  struct Place: Sendable, Hashable {
    let rotation: Int
    let station: Int
    let room: String
    /// Group and position in it.
    let learners: [Learner]
  }

  struct Learner: Sendable, Hashable {
    let group: Int
    let member: Int
  }

  private(set) var places: [Place] = []

  /// As many as possible get the room they would like; where a room is wanted by more than it seats,
  /// those go first who lost theirs most often in earlier rotations, then in the order of the list.
  init(_ chart: RotationChart, of loaded: LoadedRotation) {
    var lost: [Learner: Int] = [:]
    for rotation in loaded.problem.rotations.indices {
      for (station, rooms) in loaded.rooms.enumerated() where !rooms.isEmpty {
        let learners = chart.groups(at: station, in: rotation).flatMap { group in
          loaded.members[group].indices.map { Learner(group: group, member: $0) }
        }
        place(learners, rooms, rotation, station, loaded, &lost)
      }
    }
  }

  private mutating func place(
    _ learners: [Learner], _ rooms: [RoomOption], _ rotation: Int, _ station: Int,
    _ loaded: LoadedRotation, _ lost: inout [Learner: Int]
  ) {
    func wish(_ learner: Learner) -> String? { loaded.members[learner.group][learner.member].wish }
    var inside: [[Learner]] = rooms.map { _ in [] }
    let order = learners.indices.sorted {
      (-lost[learners[$0], default: 0], $0) < (-lost[learners[$1], default: 0], $1)
    }
    var rest: [Learner] = []
    for learner in order.map({ learners[$0] }) {
      let room = rooms.firstIndex { $0.name == wish(learner) }
      if let room, inside[room].count < rooms[room].seats {
        inside[room].append(learner)
      } else {
        if room != nil { lost[learner, default: 0] += 1 }
        rest.append(learner)
      }
    }
    for learner in rest {
      guard let room = rooms.indices.first(where: { inside[$0].count < rooms[$0].seats }) else {
        continue
      }
      inside[room].append(learner)
    }
    for (room, learners) in zip(rooms, inside) where !learners.isEmpty {
      let sorted = learners.sorted { ($0.group, $0.member) < ($1.group, $1.member) }
      places.append(
        Place(rotation: rotation, station: station, room: room.name, learners: sorted))
    }
  }

  /// Learners in a room of a station in a rotation.
  func learners(in room: String, of station: Int, _ rotation: Int) -> [Learner] {
    places.first { $0.room == room && $0.station == station && $0.rotation == rotation }?
      .learners ?? []
  }
}
