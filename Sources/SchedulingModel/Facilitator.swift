/// An adult who leads sessions.
public struct Facilitator: Sendable, Hashable {
  public let identifier: String
  /// Positions of slots in which nothing can be led.
  public let away: Set<Int>
  /// Minutes that can be led in all; nil for no limit.
  public let mostMinutes: Int?

  public init(_ identifier: String, away: Set<Int> = [], mostMinutes: Int? = nil) {
    self.identifier = identifier
    self.away = away
    self.mostMinutes = mostMinutes
  }
}
