/// A time at which something can take place.
public struct Slot: Sendable, Hashable {
  public let identifier: String
  /// Days since the first day of the schedule.
  public let day: Int
  /// Minutes since midnight of that day; `end` may lie past midnight and is above `start`.
  public let start: Int
  public let end: Int

  public init(_ identifier: String, day: Int, start: Int, end: Int) {
    self.identifier = identifier
    self.day = day
    self.start = start
    self.end = end
  }

  public var minutes: Int { end - start }

  /// Minutes since midnight of the first day.
  private var span: Range<Int> {
    let midnight = day * 24 * 60
    return midnight + start..<max(midnight + start, midnight + end)
  }

  /// Whether nobody can be at both.
  public func overlaps(_ other: Slot) -> Bool { span.overlaps(other.span) }

  /// Whether it is over before the other begins.
  public func precedes(_ other: Slot) -> Bool { span.upperBound <= other.span.lowerBound }
}
