/// Which station each group is at in each rotation.
public struct RotationChart: Sendable, Hashable {
  /// Positions of stations, `groups x rotations`; nil while a group is away.
  public var stations: [[Int?]]

  public init(stations: [[Int?]]) {
    self.stations = stations
  }

  /// Groups at a station in a rotation.
  public func groups(at station: Int, in rotation: Int) -> [Int] {
    stations.indices.filter { stations[$0][rotation] == station }
  }
}
