import Scheduling
import SchedulingModel

extension LoadedRotation {
  /// The same scenario, to change as little as possible of an earlier chart. Groups, stations and rotations
  /// are the same if their names are; what is no more is left out, and that is said.
  package func again(after document: RotationDocument) -> LoadedRotation {
    var rows: [String: [String?]] = [:]
    for row in document.chart where rows[row.group] == nil { rows[row.group] = row.stations }
    let places = problem.rotations.map { document.rotations.firstIndex(of: $0.identifier) }
    var loaded = self
    loaded.previous = problem.groups.map { group in
      places.map { place in
        guard let place, let row = rows[group], row.indices.contains(place) else { return nil }
        return row[place]
      }
    }
    loaded.remarks += unknown(document)
    return loaded
  }

  /// The best chart there is; with an earlier one, of those that change the fewest places.
  package func solved(_ options: RotationOptions) throws -> RotationSolution {
    guard let previous else { return try solveRotation(problem, options: options) }
    return try solveRotation(
      problem, after: EarlierChart(stations: positions(previous)), options: options)
  }

  /// Positions of stations; -1 for a name that there is none of.
  func positions(_ rows: [[String?]]) -> [[Int?]] {
    rows.map { row in
      row.map { name in
        name.map { name in problem.stations.firstIndex { $0.name == name } ?? -1 }
      }
    }
  }

  /// The earlier chart of a plan that is checked.
  ///
  /// - Throws: `InputError` if it is not one of the scenario's groups and rotations.
  func previous(_ document: RotationDocument, _ path: String) throws(InputError) -> [[Int?]]? {
    guard let rows = document.previous else { return nil }
    guard rows.map(\.group) == problem.groups,
      rows.allSatisfy({ $0.stations.count == problem.rotations.count })
    else {
      throw InputError(
        file: path, "its earlier chart is not one of the scenario's groups and rotations",
        remedy: "give a plan.json as regroup rotate has written it")
    }
    return positions(rows.map(\.stations))
  }

  private func unknown(_ document: RotationDocument) -> [String] {
    func missing(_ names: [String], _ known: [String]) -> [String] {
      Set(names).subtracting(known).sorted()
    }
    let groups = missing(document.chart.map(\.group), problem.groups)
    let stations = missing(
      document.chart.flatMap { $0.stations.compactMap { $0 } }, problem.stations.map(\.name))
    let rotations = missing(document.rotations, problem.rotations.map(\.identifier))
    return [(groups, "group"), (stations, "station"), (rotations, "rotation")]
      .filter { !$0.0.isEmpty }.map { names, sort in
        "the earlier chart has \(Wording.count(names.count, sort)) that the scenario has not: "
          + printable(names.joined(separator: ", "))
      }
  }
}
