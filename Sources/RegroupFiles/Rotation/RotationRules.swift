import GroupingModel
import SchedulingModel
import Yams

/// Visits, absences and rules of a rotation, by the names of groups, stations and rotations.
struct RotationRules {
  let reader: YAMLReader
  let groups: [String]
  let stations: [String]
  let rotations: [Slot]

  /// How often groups visit stations, `groups x stations`.
  ///
  /// Where nothing is said, a group visits each station once if there are as many rotations, each at
  /// most once if there are fewer, each at least once if there are more. A group of whom something is
  /// said visits the others where there is time left.
  func visits(_ node: Node?) throws(InputError) -> [[ClosedRange<Int>]] {
    let (width, length) = (stations.count, rotations.count)
    let usual = (width <= length ? 1 : 0)...(width >= length ? 1 : length)
    var said = groups.map { _ in [ClosedRange<Int>?](repeating: nil, count: width) }
    for item in try node.map({ node throws(InputError) in try reader.items(node, "visits") }) ?? []
    {
      let visit = try visit(item)
      for group in visit.groups { said[group][visit.station] = visit.times }
    }
    return said.map { row in
      let isUsual = row.allSatisfy { $0 == nil }
      return row.map { $0 ?? (isUsual ? usual : 0...usual.upperBound) }
    }
  }

  private func visit(
    _ item: Node
  ) throws(InputError) -> (station: Int, groups: [Int], times: ClosedRange<Int>) {
    var (station, times) = (Int?.none, ClosedRange<Int>?.none)
    var members = Array(groups.indices)
    for (key, value) in try reader.entries(
      item, of: "visits", keys: ["station", "groups", "times"])
    {
      switch key {
      case "station": station = try self.station(value)
      case "groups": members = try self.groups(value)
      default: times = try range(value)
      }
    }
    guard let station, let times else {
      throw reader.failure(
        item, "visits without a station or times",
        remedy: "write {station: Teacher table, groups: [Red], times: 2}")
    }
    return (station, members, times)
  }

  /// "2" or "1-2".
  private func range(_ node: Node) throws(InputError) -> ClosedRange<Int> {
    let parts = try reader.text(node, "times").split(separator: "-").map {
      Int(trimmed(String($0)))
    }
    guard (1...2).contains(parts.count), let low = parts[0], let high = parts[parts.count - 1],
      (0...1_000).contains(low), (low...1_000).contains(high)
    else {
      throw reader.failure(node, "'times' is no number of visits", remedy: "write 2, or 1-2")
    }
    return low...high
  }

  /// Rotations in which groups are not there.
  func away(_ node: Node?) throws(InputError) -> [Set<Int>] {
    var away = groups.map { _ in Set<Int>() }
    guard let node else { return away }
    for item in try reader.items(node, "away") {
      var (members, positions) = ([Int](), Set<Int>())
      for (key, value) in try reader.entries(item, of: "away", keys: ["group", "rotations"]) {
        if key == "group" {
          members = [try group(value)]
        } else {
          positions = try RotationStations.positions(value, reader, rotations)
        }
      }
      for member in members { away[member].formUnion(positions) }
    }
    return away
  }

  func rules(_ node: Node?) throws(InputError) -> [RotationRule] {
    guard let node, !reader.isNull(node) else { return [] }
    var rules: [RotationRule] = []
    for item in try reader.items(node, "rules") { rules.append(try rule(item)) }
    return rules
  }

  private static let kinds = ["not-after", "not-twice-running", "early", "settled", "pin"]

  private func rule(_ item: Node) throws(InputError) -> RotationRule {
    var (kind, weight, isRequired) = (RotationRule.Kind?.none, 1.0, false)
    let entries = try reader.entries(
      item, of: "a rule", keys: Self.kinds + ["groups", "weight", "required"])
    let members = try entries.first { $0.key == "groups" }
      .map { entry throws(InputError) in try groups(entry.value) }
    for (key, value) in entries {
      switch key {
      case "weight": weight = try reader.number(value, key)
      case "required": isRequired = try reader.flag(value, key)
      case "groups": break
      default: kind = try self.kind(key, value, groups: members ?? Array(groups.indices))
      }
    }
    guard let kind, weight >= 0, weight <= 1e6 else {
      throw reader.failure(
        item, "a rule of no kind, or with a weight out of range",
        remedy: "write, say, - not-after: [Library, Computers]")
    }
    return RotationRule(kind, weight: isRequired ? nil : weight)
  }

  private func kind(
    _ key: String, _ value: Node, groups members: [Int]
  ) throws(InputError) -> RotationRule.Kind {
    switch key {
    case "not-after":
      let pair = try reader.items(value, key)
      guard pair.count == 2 else {
        throw reader.failure(
          value, "'not-after' does not name two stations",
          remedy: "write not-after: [Library, Computers]: not to the library after computers")
      }
      return .notAfter(station: try station(pair[0]), before: try station(pair[1]))
    case "not-twice-running":
      guard value.sequence != nil else { return .notTwiceRunning(Set(stations.indices)) }
      var chosen: Set<Int> = []
      for item in try reader.items(value, key) { chosen.insert(try station(item)) }
      return .notTwiceRunning(chosen)
    case "early": return .early(station: try station(value), groups: Set(members))
    case "settled": return .settled(feature: try reader.text(value, key))
    default: return try pin(value)
    }
  }

  private func pin(_ node: Node) throws(InputError) -> RotationRule.Kind {
    var (member, place, time) = (Int?.none, Int?.none, Int?.none)
    for (key, value) in try reader.entries(
      node, of: "pin", keys: ["group", "station", "rotation"])
    {
      switch key {
      case "group": member = try group(value)
      case "station": place = try station(value)
      default:
        time = try RotationStations.position(
          value, reader, of: "rotation", in: rotations.map(\.identifier))
      }
    }
    guard let member, let place, let time else {
      throw reader.failure(
        node, "a pin without group, station or rotation",
        remedy: "write pin: {group: Red, station: Library, rotation: 1}")
    }
    return .pin(group: member, station: place, rotation: time)
  }

  private func station(_ node: Node) throws(InputError) -> Int {
    try RotationStations.position(node, reader, of: "station", in: stations)
  }

  private func group(_ node: Node) throws(InputError) -> Int {
    try RotationStations.position(node, reader, of: "group", in: groups)
  }

  private func groups(_ node: Node) throws(InputError) -> [Int] {
    var members: [Int] = []
    for item in try reader.items(node, "groups") { members.append(try group(item)) }
    return members
  }
}
