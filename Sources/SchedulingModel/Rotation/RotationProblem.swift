/// A rotation chart to be made: in each rotation, every group is at one station.
public struct RotationProblem: Sendable {
  public let groups: [String]
  public let stations: [Station]
  /// In their order.
  public let rotations: [Slot]
  /// Whether each day of the chart's use begins one rotation later than the day before, so that the
  /// last rotation is followed by the first.
  public let startRotates: Bool
  /// How often a group visits a station, `groups x stations`.
  public var visits: [[ClosedRange<Int>]]
  /// Units of shared equipment there are, by its name.
  public let equipment: [String: Int]
  /// Rotations in which a group is not there at all, by group.
  public let away: [Set<Int>]
  public var rules: [RotationRule]

  public init(
    groups: [String], stations: [Station], rotations: [Slot], startRotates: Bool = false,
    visits: [[ClosedRange<Int>]], equipment: [String: Int] = [:], away: [Set<Int>]? = nil,
    rules: [RotationRule] = []
  ) {
    self.groups = groups
    self.stations = stations
    self.rotations = rotations
    self.startRotates = startRotates
    self.visits = visits
    self.equipment = equipment
    self.away = away ?? Array(repeating: [], count: groups.count)
    self.rules = rules
  }

  /// Pairs of rotations that follow each other on one day.
  public var followers: [(Int, Int)] {
    let pairs = zip(rotations.indices, rotations.indices.dropFirst())
      .filter { rotations[$0].day == rotations[$1].day }.map { ($0, $1) }
    let wraps = startRotates && rotations.count > 1
    return pairs + (wraps ? [(rotations.count - 1, 0)] : [])
  }

  /// How many rotations of its day are before a rotation.
  public func placeInDay(_ rotation: Int) -> Int {
    rotations[..<rotation].count { $0.day == rotations[rotation].day }
  }

  /// Rotations in which a group is there.
  public func present(_ group: Int) -> [Int] {
    rotations.indices.filter { !away[group].contains($0) }
  }
}
