/// Until when something may take, counted from when it is made.
package struct Deadline: Sendable {
  private let end: ContinuousClock.Instant?

  /// - Parameter milliseconds: nil for any time.
  package init(milliseconds: Int?) { end = milliseconds.map { .now + .milliseconds($0) } }

  /// Milliseconds that are left, 0 when none are; nil without a limit.
  package var left: Int? { end.map { max(0, Int((.now - $0) / .milliseconds(-1))) } }

  package var isOver: Bool { left == 0 }

  /// In half of the time that is left.
  var half: Deadline { Deadline(milliseconds: left.map { $0 / 2 }) }
}
