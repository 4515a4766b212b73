import RegroupFiles

/// How long the parts of a run took.
struct Timings {
  private var last = ContinuousClock.now
  private var parts: [(name: String, duration: Duration)] = []

  /// Ends a part.
  mutating func mark(_ name: String) {
    let now = ContinuousClock.now
    parts.append((name, now - last))
    last = now
  }

  /// The parts in milliseconds, on standard error.
  func tell() {
    let texts = parts.map { name, duration in
      "\(name) \(Wording.points(duration / .milliseconds(1))) ms"
    }
    Terminal.say("Time: " + texts.joined(separator: ", "))
  }
}
