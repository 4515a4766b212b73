/// A limit as GLPK takes it: none is the largest number, and no limit is negative.
func rawLimit(_ limit: Int?) -> Int32 {
  guard let limit else { return .max }
  return Int32(clamping: max(0, limit))
}

/// Counts down the milliseconds a call of several steps may take.
struct Countdown {
  private let start = ContinuousClock.now
  private let milliseconds: Int?

  init(milliseconds: Int?) { self.milliseconds = milliseconds }

  /// What is left, 0 when nothing is; nil without a limit.
  var left: Int? {
    guard let milliseconds else { return nil }
    let spent = (ContinuousClock.now - start) / Duration.milliseconds(1)
    return max(0, Int(Double(milliseconds) - spent))
  }
}
