import GLPK
import Synchronization

/// Whether the program's user pressed Ctrl-C. A function by itself in a mutex would be wrapped once
/// more at each look at it.
private struct Interruption: Sendable {
  var isThere: @Sendable () -> Bool = { false }
}

private let interruption = Mutex(Interruption())

/// Until when something may take, counted from when it is made.
package struct Deadline: Sendable {
  private let end: ContinuousClock.Instant?

  /// - Parameter milliseconds: nil for any time.
  package init(milliseconds: Int?) { end = milliseconds.map { .now + .milliseconds($0) } }

  /// All deadlines of the process are over once its user does not want to wait any longer.
  ///
  /// - Parameter isInterrupted: asked as often as the clock.
  package static func endAll(when isInterrupted: @escaping @Sendable () -> Bool) {
    interruption.withLock { $0.isThere = isInterrupted }
  }

  /// Milliseconds that are left, 0 when none are; nil without a limit.
  package var left: Int? {
    if interruption.withLock({ $0.isThere() }) { return 0 }
    return end.map { max(0, Int((.now - $0) / .milliseconds(-1))) }
  }

  package var isOver: Bool { left == 0 }

  /// In half of the time that is left.
  var half: Deadline { Deadline(milliseconds: left.map { $0 / 2 }) }

  /// In a quarter of it.
  var quarter: Deadline { Deadline(milliseconds: left.map { $0 / 4 }) }
}

extension Problem {
  /// The integer search, ended by the deadline.
  mutating func integerSearch(
    _ options: IntegerOptions, until deadline: Deadline
  ) throws(GLPKError) -> IntegerResult {
    var options = options
    options.timeLimit = deadline.left
    return try integerSearch(options) { _ in deadline.isOver ? .stop : .go }
  }
}
