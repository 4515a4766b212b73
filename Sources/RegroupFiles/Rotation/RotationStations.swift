import GroupingModel
import SchedulingModel
import Yams

/// Stations as a scenario lists them, with the rooms that learners choose between.
struct RotationStations {
  private(set) var stations: [Station] = []
  private(set) var rooms: [[RoomOption]] = []

  private static let keys = [
    "name", "groups", "adult", "room", "rooms", "equipment", "features", "closed",
  ]

  /// - Throws: `InputError` naming the line.
  init(_ node: Node, _ reader: YAMLReader, rotations: [Slot]) throws(InputError) {
    for item in try reader.items(node, "stations") {
      if item.scalar != nil {
        stations.append(Station(try reader.text(item, "stations")))
        rooms.append([])
        continue
      }
      try add(item, reader, rotations)
    }
    guard !stations.isEmpty, stations.count <= 40 else {
      throw reader.failure(
        node, "there are 0 or more than 40 stations", remedy: "list 1 to 40 stations")
    }
    guard Set(stations.map(\.name)).count == stations.count else {
      throw reader.failure(
        node, "two stations have the same name",
        remedy: "give each its own, or write groups: 2 for one that holds two groups")
    }
  }

  private mutating func add(
    _ item: Node, _ reader: YAMLReader, _ rotations: [Slot]
  ) throws(InputError) {
    var (name, capacity, adult, room) = ("", 1, String?.none, String?.none)
    var (equipment, features, closed) = ([String: Int](), Set<String>(), Set<Int>())
    var options: [RoomOption] = []
    for (key, value) in try reader.entries(item, of: "a station", keys: Self.keys) {
      switch key {
      case "name": name = try reader.text(value, key)
      case "groups": capacity = try reader.whole(value, key)
      case "adult": adult = try reader.text(value, key)
      case "room": room = try reader.text(value, key)
      case "rooms": options = try Self.rooms(value, reader)
      case "equipment":
        for (unit, count) in try reader.entries(value, of: "equipment", keys: nil) {
          equipment[unit] = try reader.whole(count, unit)
        }
      case "features": features = Set(try reader.texts(value, key))
      default: closed = try Self.positions(value, reader, rotations)
      }
    }
    guard !name.isEmpty else {
      throw reader.failure(item, "a station has no name", remedy: "write {name: Teacher table}")
    }
    guard (1...100).contains(capacity), equipment.values.allSatisfy({ (0...1_000).contains($0) })
    else {
      throw reader.failure(
        item,
        "a station holds fewer than 1 or more than 100 groups, or its equipment is out of range",
        remedy: "write, say, groups: 1 and equipment: {tablets: 1}")
    }
    stations.append(
      Station(
        name, capacity: capacity, adult: adult, room: room, equipment: equipment,
        features: features, closed: closed))
    rooms.append(options)
  }

  private static func rooms(_ node: Node, _ reader: YAMLReader) throws(InputError) -> [RoomOption] {
    var rooms: [RoomOption] = []
    for item in try reader.items(node, "rooms") {
      var (name, seats) = ("", 0)
      for (key, value) in try reader.entries(item, of: "a room", keys: ["name", "seats"]) {
        if key == "name" {
          name = try reader.text(value, key)
        } else {
          seats = try reader.whole(value, key)
        }
      }
      guard !name.isEmpty, seats > 0 else {
        throw reader.failure(
          item, "a room has no name or no seats", remedy: "write {name: Library, seats: 8}")
      }
      rooms.append(RoomOption(name: name, seats: seats))
    }
    return rooms
  }

  /// Positions of rotations that a list names.
  static func positions(
    _ node: Node, _ reader: YAMLReader, _ rotations: [Slot]
  ) throws(InputError) -> Set<Int> {
    var positions: Set<Int> = []
    for item in try reader.items(node, "rotations") {
      positions.insert(
        try position(item, reader, of: "rotation", in: rotations.map(\.identifier)))
    }
    return positions
  }

  /// The position of a name.
  ///
  /// - Throws: `InputError` with the names there are.
  static func position(
    _ node: Node, _ reader: YAMLReader, of what: String, in names: [String]
  ) throws(InputError) -> Int {
    let name = try reader.text(node, what)
    guard let position = names.firstIndex(of: name) else {
      var error = InputError(.unknown(what, name, among: names), file: reader.file)
      error.line = node.mark?.line
      throw error
    }
    return position
  }
}
