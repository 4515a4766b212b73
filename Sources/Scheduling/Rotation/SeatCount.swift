import SchedulingModel

/// Some stations that are asked for more visits than they hold.
public struct SeatShortage: Sendable, Hashable {
  /// Positions of stations; empty where a group itself asks for more or fewer visits than it has
  /// rotations.
  public let stations: [Int]
  /// The group, in that case.
  public let group: Int?
  /// Visits asked for at least (a group by itself: its rotations, where it may visit too few stations).
  public let asked: Int
  /// Visits there is room for.
  public let held: Int
}

/// Counts visits against places, over all rotations together.
struct SeatCount {
  let problem: RotationProblem

  /// Stations up to which all sets of them are looked at.
  private static let mostStations = 14

  /// Places of a station over all rotations.
  func places(_ station: Int) -> Int {
    let open = problem.rotations.count - problem.stations[station].closed.count
    return open * problem.stations[station].capacity
  }

  /// The first shortage, with the fewest stations; nil if visits can be dealt out.
  ///
  /// A set of stations is short where all groups together must visit it more often than it has places,
  /// and no other shortage is possible (a cut of the flow from groups to stations).
  ///
  /// - Complexity: O(2^stations x groups) up to 14 stations; beyond, single stations and all.
  func shortage() -> SeatShortage? {
    for group in problem.groups.indices {
      let rotations = problem.present(group).count
      let least = problem.visits[group].reduce(0) { $0 + $1.lowerBound }
      let most = problem.visits[group].reduce(0) { $0 + min($1.upperBound, rotations) }
      if least > rotations {
        return SeatShortage(stations: [], group: group, asked: least, held: rotations)
      }
      if most < rotations {
        return SeatShortage(stations: [], group: group, asked: rotations, held: most)
      }
    }
    return sets().lazy.compactMap(shortage(of:)).first
  }

  private func shortage(of stations: [Int]) -> SeatShortage? {
    let asked = problem.groups.indices.reduce(0) { $0 + visits(of: $1, to: stations) }
    let held = stations.reduce(0) { $0 + places($1) }
    guard asked > held else { return nil }
    return SeatShortage(stations: stations, group: nil, asked: asked, held: held)
  }

  /// Visits that a group must make to some stations: what it asks for there, or what is left when
  /// it has been elsewhere as often as it may.
  private func visits(of group: Int, to stations: [Int]) -> Int {
    let inside = Set(stations)
    var (least, elsewhere) = (0, 0)
    for station in problem.stations.indices {
      if inside.contains(station) {
        least += problem.visits[group][station].lowerBound
      } else {
        elsewhere += problem.visits[group][station].upperBound
      }
    }
    return max(least, problem.present(group).count - elsewhere)
  }

  /// Sets of stations, small ones first.
  private func sets() -> [[Int]] {
    let stations = problem.stations.indices
    guard stations.count <= Self.mostStations else {
      return stations.map { [$0] } + [Array(stations)]
    }
    let all = (1..<(1 << stations.count)).map { mask in stations.filter { mask >> $0 & 1 == 1 } }
    return all.sorted { $0.count < $1.count }
  }
}
