import SchedulingModel

/// What hangs where: a line for each time, for a group, a station, a room or an adult.
struct RotationSheet {
  struct Line {
    let day: String?
    let time: String
    /// Letter of the station; nil where nothing takes place.
    let mark: String?
    let colour: String
    let what: String
    let detail: String
  }

  let title: String
  let letter: String?
  let tint: String
  /// Names of members, for the card of a group.
  let members: [String]
  let lines: [Line]
  let hasMembers: Bool

  init(title: String, station: Int? = nil, members: [String] = [], lines: [Line]) {
    self.title = title
    letter = station.map(StationMark.letter)
    tint = station.map(StationMark.tint) ?? "#f4f6f8"
    self.members = members
    self.lines = lines
    hasMembers = !members.isEmpty
  }
}

/// All sheets of a chart.
struct RotationSheets {
  private let loaded: LoadedRotation
  private let chart: RotationChart
  private let places: RoomPlaces
  private let days: [ChartDay]
  private var problem: RotationProblem { loaded.problem }

  init(_ loaded: LoadedRotation, _ chart: RotationChart, _ places: RoomPlaces) {
    (self.loaded, self.chart, self.places) = (loaded, chart, places)
    days = ChartDay.all(loaded)
  }

  var ofGroups: [RotationSheet] {
    problem.groups.enumerated().map { group, title in
      RotationSheet(
        title: title, members: loaded.members[group].map(\.name),
        lines: lines { rotation in
          guard let station = chart.stations[group][rotation] else {
            return [Entry(station: nil, what: "away", detail: "")]
          }
          return [Entry(station: station, what: name(station), detail: place(of: station))]
        })
    }
  }

  var ofStations: [RotationSheet] {
    problem.stations.indices.map { station in
      RotationSheet(
        title: name(station), station: station,
        members: [place(of: station)].filter { !$0.isEmpty },
        lines: lines { rotation in
          [Entry(station: nil, what: groups(station, rotation), detail: "")]
        })
    }
  }

  var ofAdults: [RotationSheet] {
    let adults = Set(problem.stations.compactMap(\.adult)).sorted()
    return adults.map { adult in
      RotationSheet(
        title: adult,
        lines: lines { rotation in
          let led = problem.stations.indices.first {
            problem.stations[$0].adult == adult && !chart.groups(at: $0, in: rotation).isEmpty
          }
          guard let led else { return [Entry(station: nil, what: "\u{2013}", detail: "")] }
          return [
            Entry(
              station: led, what: groups(led, rotation),
              detail: [name(led), rooms(of: led)].filter { !$0.isEmpty }.joined(separator: ", "))
          ]
        })
    }
  }

  /// A sheet for each room's door; learners by name where they choose between rooms.
  var ofRooms: [RotationSheet] {
    let fixed = problem.stations.compactMap(\.room)
    let chosen = loaded.rooms.joined().map(\.name)
    return Set(fixed + chosen).sorted(by: naturallyPrecedes).map { room in
      RotationSheet(
        title: room,
        lines: lines { rotation in entries(in: room, rotation) })
    }
  }

  private func entries(in room: String, _ rotation: Int) -> [Entry] {
    var entries: [Entry] = []
    for station in problem.stations.indices {
      let here = chart.groups(at: station, in: rotation)
      guard !here.isEmpty else { continue }
      if problem.stations[station].room == room {
        entries.append(
          Entry(station: station, what: groups(station, rotation), detail: name(station)))
      } else if loaded.rooms[station].contains(where: { $0.name == room }) {
        let learners = places.learners(in: room, of: station, rotation)
          .map { loaded.members[$0.group][$0.member].name }
        let what = learners.isEmpty ? groups(station, rotation) : learners.joined(separator: ", ")
        entries.append(Entry(station: station, what: what, detail: name(station)))
      }
    }
    return entries.isEmpty ? [Entry(station: nil, what: "\u{2013}", detail: "")] : entries
  }

  private struct Entry {
    let station: Int?
    let what: String
    let detail: String
  }

  private func lines(_ entries: (Int) -> [Entry]) -> [RotationSheet.Line] {
    days.flatMap { day in
      day.columns.enumerated().flatMap { index, column in
        entries(column.rotation).map { entry in
          RotationSheet.Line(
            day: index == 0 ? day.title : nil, time: column.time,
            mark: entry.station.map(StationMark.letter),
            colour: entry.station.map(StationMark.tint) ?? "", what: entry.what,
            detail: entry.detail)
        }
      }
    }
  }

  private func name(_ station: Int) -> String { problem.stations[station].name }

  private func groups(_ station: Int, _ rotation: Int) -> String {
    let names = chart.groups(at: station, in: rotation).map { problem.groups[$0] }
    return names.isEmpty ? "\u{2013}" : names.joined(separator: ", ")
  }

  private func rooms(of station: Int) -> String {
    let chosen = loaded.rooms[station].map(\.name).joined(separator: " or ")
    return problem.stations[station].room ?? chosen
  }

  private func place(of station: Int) -> String {
    [rooms(of: station), problem.stations[station].adult ?? ""].filter { !$0.isEmpty }
      .joined(separator: ", ")
  }
}

/// A letter and a colour for each station, so that black and white will do.
enum StationMark {
  /// Light tints of Okabe and Ito's colours.
  private static let tints = [
    "#cfe6f5", "#fbe5c2", "#cdeee3", "#f8ddeb", "#fbf6c6", "#d9e2f3", "#f9d9c7", "#e4e4e4",
  ]

  static func letter(_ station: Int) -> String {
    let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    let second = station / letters.count
    return (second > 0 ? String(letters[second - 1]) : "")
      + String(letters[station % letters.count])
  }

  static func tint(_ station: Int) -> String { tints[station % tints.count] }
}
