import Foundation
import Synchronization

/// Whether Ctrl-C was pressed. A signal handler can reach nothing but a global.
private let interrupted = Atomic<Bool>(false)

/// When a run shall stop: time or CPU time is used up, or the user pressed Ctrl-C.
struct StopRequest: Sendable {
  private let deadline: ContinuousClock.Instant?
  private let cpuLimit: Double?
  /// Where the budget began, for the share of it that is spent.
  private let start = ContinuousClock.now
  private let cpuStart = Self.cpuSeconds

  /// - Parameters:
  ///   - seconds: of wall-clock time from now; nil for no limit.
  ///   - cpuSeconds: of this process's CPU time since its start, all threads together.
  init(seconds: Double?, cpuSeconds: Double?) {
    deadline = seconds.map { .now + .seconds($0) }
    cpuLimit = cpuSeconds
  }

  private init(deadline: ContinuousClock.Instant?, cpuLimit: Double?) {
    self.deadline = deadline
    self.cpuLimit = cpuLimit
  }

  /// A request that is due after a share of the time, and of the CPU time, that is left.
  func part(_ share: Double) -> StopRequest {
    let now = ContinuousClock.now
    return StopRequest(
      deadline: deadline.map { now + ($0 - now) * share },
      cpuLimit: cpuLimit.map { Self.cpuSeconds + ($0 - Self.cpuSeconds) * share })
  }

  /// From now on, the first Ctrl-C asks to stop; the second ends the process.
  static func catchInterrupts() {
    // Makes the global before a handler may need it.
    interrupted.store(false, ordering: .relaxed)
    signal(SIGINT) { _ in
      interrupted.store(true, ordering: .relaxed)
      signal(SIGINT, SIG_DFL)
    }
  }

  /// Cheap enough to be asked every thousand evaluations, from any thread.
  var isDue: Bool {
    if interrupted.load(ordering: .relaxed) { return true }
    if let deadline, ContinuousClock.now >= deadline { return true }
    if let cpuLimit { return Self.cpuSeconds >= cpuLimit }
    return false
  }

  /// Share of the time or the CPU time that is spent, whichever is more; 1 once interrupted.
  var spent: Double {
    if interrupted.load(ordering: .relaxed) { return 1 }
    let time = deadline.map { (ContinuousClock.now - start) / ($0 - start) } ?? 0
    let cpu = cpuLimit.map { (Self.cpuSeconds - cpuStart) / max(1e-9, $0 - cpuStart) } ?? 0
    return min(1, max(time, cpu))
  }

  static var wasInterrupted: Bool { interrupted.load(ordering: .relaxed) }

  /// CPU time that this process has used.
  static var cpuSeconds: Double { Double(clock()) / Double(CLOCKS_PER_SEC) }
}
