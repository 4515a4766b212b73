/// Something asked of a rotation chart beside visits and capacities.
public struct RotationRule: Sendable, Hashable {
  /// What is asked; stations, groups and rotations by their positions.
  public enum Kind: Sendable, Hashable {
    /// Nobody goes from `before` straight to `station`. A point: a group that does, once.
    case notAfter(station: Int, before: Int)
    /// Nobody stays at one of these stations for two rotations running. A point: a group that does.
    case notTwiceRunning(Set<Int>)
    /// These groups visit the station early in the day. A point: a rotation of the day before a visit.
    case early(station: Int, groups: Set<Int>)
    /// Stations with this feature follow each other, and so do those without. A point: a change.
    case settled(feature: String)
    /// The group is at the station then. A point: it is elsewhere.
    case pin(group: Int, station: Int, rotation: Int)
  }

  public let kind: Kind
  /// Points are multiplied with it; nil where the rule is required.
  public let weight: Double?

  public init(_ kind: Kind, weight: Double?) {
    self.kind = kind
    self.weight = weight
  }
}
