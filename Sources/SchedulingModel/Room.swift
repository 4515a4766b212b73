/// A place in which something can take place.
public struct Room: Sendable, Hashable {
  public let identifier: String
  /// Learners who find a seat.
  public let capacity: Int
  /// What the room has or is, such as `quiet`, `computers`.
  public let features: Set<String>
  /// Positions of slots in which it cannot be used.
  public let closed: Set<Int>

  public init(
    _ identifier: String, capacity: Int, features: Set<String> = [], closed: Set<Int> = []
  ) {
    self.identifier = identifier
    self.capacity = capacity
    self.features = features
    self.closed = closed
  }
}
