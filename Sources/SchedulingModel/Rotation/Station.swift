/// A place in a rotation chart that groups visit.
public struct Station: Sendable, Hashable {
  public let name: String
  /// Groups that can be there at once.
  public let capacity: Int
  /// Who leads it; nil for nobody. An adult leads one station at a time.
  public let adult: String?
  public let room: String?
  /// Units of shared equipment that each group there needs, by its name.
  public let equipment: [String: Int]
  /// What it is, such as `quiet`.
  public let features: Set<String>
  /// Rotations in which it cannot be visited.
  public let closed: Set<Int>

  public init(
    _ name: String, capacity: Int = 1, adult: String? = nil, room: String? = nil,
    equipment: [String: Int] = [:], features: Set<String> = [], closed: Set<Int> = []
  ) {
    self.name = name
    self.capacity = capacity
    self.adult = adult
    self.room = room
    self.equipment = equipment
    self.features = features
    self.closed = closed
  }
}
