import SchedulingModel

/// `rooms.csv`: room, seats; and, if wanted, features and closed.
struct BlockRooms {
  let rooms: [Room]

  /// No room is listed, so that sessions take none.
  init() { rooms = [] }

  init(_ table: Table, _ slots: BlockSlots) throws(InputError) {
    let table = try TitledTable(
      table, required: ["room", "seats"], optional: ["features", "closed"])
    let names = try table.identifiers("room")
    var rooms: [Room] = []
    for row in table.rows {
      guard let seats = try table.whole(row, "seats", in: 0...100_000), seats > 0 else {
        throw table.bad(
          row, "seats", "a room in which nobody can sit",
          remedy: "give its seats, or delete the row; 'closed' lists slots in which it is not free")
      }
      rooms.append(
        Room(
          names[row], capacity: seats, features: Set(table.list(row, "features")),
          closed: Set(try slots.positions(table, row, "closed") ?? [])))
    }
    self.rooms = rooms
  }
}

/// `facilitators.csv`: facilitator; and, if wanted, name, away and minutes.
struct BlockAdults {
  let facilitators: [Facilitator]
  let names: [String]

  init() { (facilitators, names) = ([], []) }

  /// Adults of whom nothing but their names is known.
  init(identifiers: [String], names: [String]) {
    facilitators = identifiers.map { Facilitator($0) }
    self.names = names
  }

  /// - Parameter teachers: who is there already; the table adds others and tells more of these.
  init(
    _ table: Table, _ slots: BlockSlots, beside teachers: BlockAdults
  ) throws(InputError) {
    let table = try TitledTable(
      table, required: ["facilitator"], optional: ["name", "away", "minutes"])
    var (facilitators, names) = (teachers.facilitators, teachers.names)
    for (row, identifier) in try table.identifiers("facilitator").enumerated() {
      let adult = Facilitator(
        identifier, away: Set(try slots.positions(table, row, "away") ?? []),
        mostMinutes: try table.whole(row, "minutes", in: 0...1_000_000))
      let name = table.cell(row, "name")
      if let known = facilitators.firstIndex(where: { $0.identifier == identifier }) {
        facilitators[known] = adult
        if !name.isEmpty { names[known] = name }
      } else {
        facilitators.append(adult)
        names.append(name.isEmpty ? identifier : name)
      }
    }
    (self.facilitators, self.names) = (facilitators, names)
  }

  /// The adult that a text names; nil for nobody or several.
  func position(named name: String) -> Int? {
    if let position = facilitators.firstIndex(where: { $0.identifier == name }) { return position }
    let named = names.indices.filter { names[$0] == name }
    return named.count == 1 ? named[0] : nil
  }
}
