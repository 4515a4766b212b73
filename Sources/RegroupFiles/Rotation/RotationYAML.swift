import GroupingModel
import SchedulingModel
import Yams

/// Reads a rotation's `scenario.yaml`; strict, so that a misspelt key is an error.
struct RotationYAML {
  private static let mostRotations = 40

  private let reader: YAMLReader
  private let root: Node
  private let entries: [String: Node]

  private static let keys = [
    "title", "groups", "learners", "room-wish", "stations", "rotations", "days", "start", "visits",
    "equipment", "away", "rules", "seed",
  ]

  /// - Throws: `InputError` for what is no YAML, and for unknown keys.
  init(_ text: String, file: String) throws(InputError) {
    root = try ScenarioYAML.root(of: text, file: file)
    reader = YAMLReader(file: file)
    var entries: [String: Node] = [:]
    for (key, node) in try reader.entries(root, of: "the rotation", keys: Self.keys) {
      entries[key] = node
    }
    self.entries = entries
  }

  func node(_ key: String) -> Node? { entries[key] }

  func text(_ key: String) throws(InputError) -> String? {
    guard let node = entries[key] else { return nil }
    return try reader.text(node, key)
  }

  func seed() throws(InputError) -> UInt64 {
    guard let node = entries["seed"] else { return 1 }
    return try reader.seed(node)
  }

  func days() throws(InputError) -> [String] {
    guard let node = entries["days"] else { return [] }
    let days = try reader.texts(node, "days")
    guard days.count <= 366 else {
      throw reader.failure(node, "a chart for more than a year of days", remedy: "list fewer days")
    }
    return days
  }

  /// Whether each day begins one rotation later.
  func startRotates() throws(InputError) -> Bool {
    guard let node = entries["start"] else { return false }
    switch try reader.text(node, "start") {
    case "rotating": return true
    case "same": return false
    default:
      throw reader.failure(
        node, "'start' is neither same nor rotating", remedy: "write one of them")
    }
  }

  func equipment() throws(InputError) -> [String: Int] {
    guard let node = entries["equipment"] else { return [:] }
    var equipment: [String: Int] = [:]
    for (name, value) in try reader.entries(node, of: "equipment", keys: nil) {
      equipment[name] = try count(value, name)
    }
    return equipment
  }

  private func count(_ node: Node, _ what: String) throws(InputError) -> Int {
    let value = try reader.whole(node, what)
    guard (0...1_000).contains(value) else {
      throw reader.failure(node, "'\(what)' is out of range", remedy: "write 0 to 1000")
    }
    return value
  }

  // MARK: rotations

  /// A list of times, or how many, from when and how long.
  func rotations() throws(InputError) -> [Slot] {
    guard let node = entries["rotations"] else {
      throw reader.failure(
        root, "there are no rotations",
        remedy: "write rotations: {count: 4, start: \"9:00\", minutes: 18, transition: 2}")
    }
    let isTooLong = node.sequence.map { $0.count > Self.mostRotations } ?? false
    let slots = isTooLong ? [] : node.sequence == nil ? try even(node) : try listed(node)
    guard !slots.isEmpty, slots.count <= Self.mostRotations else {
      throw reader.failure(node, "there are 0 or more than 40 rotations", remedy: "write 1 to 40")
    }
    for (slot, next) in zip(slots, slots.dropFirst()) where !slot.precedes(next) {
      throw reader.failure(
        node, "rotation '\(next.identifier)' begins before '\(slot.identifier)' is over",
        remedy: "list rotations in their order, without overlaps")
    }
    return slots
  }

  private func even(_ node: Node) throws(InputError) -> [Slot] {
    var (count, start, minutes, transition) = (0, 540, 20, 0)
    for (key, value) in try reader.entries(
      node, of: "rotations", keys: ["count", "start", "minutes", "transition"])
    {
      switch key {
      case "count": count = try self.count(value, key)
      case "start": start = try time(value, key)
      case "minutes": minutes = try self.count(value, key)
      default: transition = try self.count(value, key)
      }
    }
    guard minutes > 0 else {
      throw reader.failure(node, "rotations have no minutes", remedy: "write, say, minutes: 18")
    }
    let slots = (0..<min(count, Self.mostRotations + 1)).map { index in
      let begin = start + index * (minutes + transition)
      return Slot("\(index + 1)", day: 0, start: begin, end: begin + minutes)
    }
    guard slots.last.map({ $0.end <= 24 * 60 }) ?? true else {
      throw reader.failure(
        node, "the rotations go past midnight", remedy: "begin earlier or make them shorter")
    }
    return slots
  }

  private func listed(_ node: Node) throws(InputError) -> [Slot] {
    var slots: [Slot] = []
    var days: [String] = []
    for item in try reader.items(node, "rotations") {
      var (name, day, start, end) = ("\(slots.count + 1)", "", -1, -1)
      for (key, value) in try reader.entries(
        item, of: "a rotation", keys: ["name", "day", "start", "end"])
      {
        switch key {
        case "name": name = try reader.text(value, key)
        case "day": day = try reader.text(value, key)
        case "start": start = try time(value, key)
        default: end = try time(value, key)
        }
      }
      guard start >= 0, end > start else {
        throw reader.failure(
          item, "a rotation has no start, or does not end after it",
          remedy: "write {name: 1, start: \"9:00\", end: \"9:18\"}")
      }
      if days.last != day, !days.contains(day) { days.append(day) }
      let place = days.firstIndex(of: day) ?? 0
      slots.append(Slot(name, day: place, start: start, end: end))
    }
    return slots
  }

  /// Days that listed rotations name, in their order.
  func rotationDays() throws(InputError) -> [String] {
    guard let node = entries["rotations"], node.sequence != nil else { return [] }
    var days: [String] = []
    for item in try reader.items(node, "rotations") {
      guard let day = item.mapping?["day"] else { continue }
      let name = try reader.text(day, "day")
      if !days.contains(name) { days.append(name) }
    }
    return days
  }

  private func time(_ node: Node, _ what: String) throws(InputError) -> Int {
    guard let minutes = ClockTime.minutes(try reader.text(node, what)), minutes <= 24 * 60 else {
      throw reader.failure(node, "'\(what)' is no time of day", remedy: "write, say, \"9:05\"")
    }
    return minutes
  }
}
