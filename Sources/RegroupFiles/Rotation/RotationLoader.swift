import GroupingModel
import SchedulingModel

extension LoadedRotation {
  /// Reads a rotation's scenario: a folder with `scenario.yaml`, or the file itself.
  ///
  /// - Throws: `InputError`.
  package static func load(_ path: String) throws(InputError) -> LoadedRotation {
    let isFile = ScenarioSource.isDocument(path)
    let slash = path.lastIndex(of: "/")
    let name = isFile ? String(path[(slash.map(path.index(after:)) ?? path.startIndex)...]) : nil
    let folder = isFile ? slash.map { String(path[...$0]) } ?? "." : path
    return try load(name ?? "scenario.yaml", in: folder, confined: true)
  }

  /// - Parameter confined: whether files outside the folder are refused.
  static func load(
    _ file: String, in path: String, confined: Bool
  ) throws(InputError) -> LoadedRotation {
    var folder = InputFolder(path: path, confined: confined)
    let yaml = try RotationYAML(try folder.text(file), file: file)
    let reader = YAMLReader(file: file)
    let rotations = try yaml.rotations()
    guard let listed = yaml.node("stations"), let named = yaml.node("groups") else {
      throw InputError(
        file: file, "the rotation has no stations or no groups",
        remedy: "write stations: [...] and groups: [Red, Blue], or groups: groups.csv")
    }
    let stations = try RotationStations(listed, reader, rotations: rotations)
    var groups = try RotationGroups(named, reader, &folder)
    if let wish = try yaml.text("room-wish"), let learners = try yaml.text("learners") {
      let table = try Table(try folder.text(learners), file: learners)
      let rooms = Set(stations.rooms.joined().map(\.name))
      try groups.addWishes(table, column: wish, rooms: rooms)
    }
    let rules = RotationRules(
      reader: reader, groups: groups.names, stations: stations.stations.map(\.name),
      rotations: rotations)
    let problem = RotationProblem(
      groups: groups.names, stations: stations.stations, rotations: rotations,
      startRotates: try yaml.startRotates(), visits: try rules.visits(yaml.node("visits")),
      equipment: try yaml.equipment(), away: try rules.away(yaml.node("away")),
      rules: try rules.rules(yaml.node("rules")))
    let rotationDays = try yaml.rotationDays()
    let days = rotationDays.isEmpty ? try yaml.days() : rotationDays
    try check(problem, stations.rooms, groups.members, days: rotationDays, file: file)
    return LoadedRotation(
      problem: problem, title: try yaml.text("title") ?? "Rotation", seed: try yaml.seed(),
      days: days, members: groups.members, rooms: stations.rooms, folder: path, file: file,
      inputs: folder.hashes)
  }

  private static func check(
    _ problem: RotationProblem, _ rooms: [[RoomOption]], _ members: [[RotationMember]],
    days: [String], file: String
  ) throws(InputError) {
    for station in problem.stations {
      for item in station.equipment.keys.sorted() where problem.equipment[item] == nil {
        throw InputError(
          file: file, "station '\(station.name)' uses '\(item)', which is not in 'equipment'",
          remedy: "write equipment: {\(item): 6}, as many as there are")
      }
    }
    let isOddDay =
      problem.stations.contains { !$0.closed.isEmpty }
      || problem.away.contains { !$0.isEmpty } || days.count > 1
      || problem.rules.contains { rule in if case .early = rule.kind { true } else { false } }
    if problem.startRotates, isOddDay {
      throw InputError(
        file: file,
        "with 'start: rotating' every rotation comes at every time of day, so nothing can be "
          + "closed, away or early in one of them, and rotations name no days",
        remedy: "leave out 'start', or those")
    }
    let largest = members.map(\.count).max() ?? 0
    for (station, rooms) in zip(problem.stations, rooms) where !rooms.isEmpty {
      let seats = rooms.reduce(0) { $0 + $1.seats }
      guard seats >= largest * station.capacity else {
        throw InputError(
          file: file,
          "the rooms of station '\(station.name)' have \(seats) seats, and up to "
            + "\(largest * station.capacity) learners come",
          remedy: "add a room, or let fewer groups come at once")
      }
    }
  }
}
