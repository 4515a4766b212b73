import Foundation
import Grouping
import GroupingModel
import RegroupFiles
import Synchronization

/// One line on the terminal that tells where a run stands.
final class LiveLine: Sendable {
  private struct State {
    var cost: Int64?
    var bound: Int64?
    var shown: ContinuousClock.Instant?
  }

  private let state = Mutex(State())

  /// Shows progress, ten times a second at most.
  func show(_ progress: Grouping.Progress) {
    show(progress.stage, cost: progress.cost, bound: progress.bound)
  }

  /// The same of any search; what is not known stays as it was.
  func show(_ stage: String, cost: Int64?, bound: Int64? = nil) {
    let line = state.withLock { state -> String? in
      state.cost = cost ?? state.cost
      state.bound = bound ?? state.bound
      let now = ContinuousClock.now
      if let shown = state.shown, now - shown < .milliseconds(100) { return nil }
      state.shown = now
      return Self.text(stage, cost: state.cost, bound: state.bound)
    }
    if let line { write("\r\(line)\u{1B}[K") }
  }

  /// Takes the line away.
  func clear() {
    if state.withLock({ $0.shown != nil }) { write("\r\u{1B}[K") }
  }

  private static func text(_ stage: String, cost: Int64?, bound: Int64?) -> String {
    var parts = [stage]
    if let cost { parts.append("cost \(Wording.points(Cost.points(cost)))") }
    if let bound { parts.append("bound \(Wording.points(Cost.points(bound)))") }
    if let cost, let bound, max(abs(cost), abs(bound)) > 0 {
      let gap = Double(cost - bound) / Double(max(abs(cost), abs(bound)))
      parts.append("gap \(Wording.percent(max(0, gap)))")
    }
    return parts.joined(separator: ", ")
  }

  private func write(_ text: String) {
    try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
  }
}
