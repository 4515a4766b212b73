import GLPK
import SchedulingModel

/// The rows that ways of groups share: each group goes one way; places and resources have limits.
struct RouteRows {
  /// By group.
  let groups: [Int]
  /// By `stations x rotations`.
  let places: [Int]
  /// Resources that are counted, each with a row by rotation.
  let resources: [(resource: SharedResource, rows: [Int])]

  private let rotations: Int

  /// - Parameter isWhole: whether columns will be whole numbers, so that an adult of several stations
  ///   is at one of them; otherwise that is only nearly so.
  init(
    _ program: inout Problem, _ problem: RotationProblem, isWhole: Bool
  ) throws(GLPKError) {
    rotations = problem.rotations.count
    var (groups, places): ([Int], [Int]) = ([], [])
    for _ in problem.groups { groups.append(try program.addRows(1, .fixed(1)).lowerBound) }
    for station in problem.stations {
      places += try program.addRows(rotations, .atMost(Double(station.capacity)))
    }
    var counted: [(resource: SharedResource, rows: [Int])] = []
    for resource in SharedResource.all(problem) {
      if isWhole, resource.isExclusive {
        try Self.addSwitches(&program, resource, problem, places)
      } else {
        let rows = try program.addRows(rotations, .atMost(Double(resource.limit)))
        counted.append((resource, Array(rows)))
      }
    }
    self.groups = groups
    self.places = places
    resources = counted
  }

  /// Of these stations one may be in use: each has places only while its switch is on.
  private static func addSwitches(
    _ program: inout Problem, _ resource: SharedResource, _ problem: RotationProblem,
    _ places: [Int]
  ) throws(GLPKError) {
    let rotations = problem.rotations.count
    for rotation in 0..<rotations {
      let one = try program.addRows(1, .atMost(1)).lowerBound
      for (station, units) in resource.units.enumerated() where units > 0 {
        let row = places[station * rotations + rotation]
        try program.setRowBounds(row, .atMost(0))
        try program.addColumn(
          cost: 0, kind: .binary,
          entries: [(row, -Double(problem.stations[station].capacity)), (one, 1)])
      }
    }
  }

  /// The entries of a way of a group.
  func entries(of route: [Int?], group: Int) -> [(row: Int, value: Double)] {
    var entries: [(row: Int, value: Double)] = [(groups[group], 1)]
    for (rotation, station) in route.enumerated() {
      guard let station else { continue }
      entries.append((places[station * rotations + rotation], 1))
      for (resource, rows) in resources where resource.units[station] > 0 {
        entries.append((rows[rotation], Double(resource.units[station])))
      }
    }
    return entries
  }
}
