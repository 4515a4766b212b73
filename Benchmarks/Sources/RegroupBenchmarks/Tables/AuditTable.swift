import Dispatch
import Foundation
import Grouping
import GroupingModel
import Synchronization

/// How often `regroup audit` calls made-up terms tracked: by chance alone, and where they are.
struct AuditTable {
  private let options: Options

  /// What a family must keep to.
  private enum Demand {
    /// False alarms in at most 5.5 of 100, and, where scores tell learners apart, not far fewer
    /// than 5: a test that never alarms finds nothing.
    case quiet(least: Double)
    /// Found so often.
    case found(least: Double)
  }

  /// Terms per family without tracking, and with it.
  private static let quietTerms = 10_000
  private static let trackedTerms = 2_000

  init(_ options: Options) { self.options = options }

  private var families: [(TermGenerator, Demand)] {
    [
      (TermGenerator(title: "chance: 28 in 7 groups, 6 rounds"), .quiet(least: 0.04)),
      (TermGenerator(title: "chance: scores 1 to 5", levels: 5), .quiet(least: 0.04)),
      (TermGenerator(title: "chance: scores 0 and 1", levels: 2), .quiet(least: 0.03)),
      (
        TermGenerator(
          title: "chance: 12 in 2 groups, 3 rounds", learners: 12, groups: 2, rounds: 3),
        .quiet(least: 0.03)
      ),
      (
        TermGenerator(title: "chance: 10 in 3 groups, 1 round", learners: 10, groups: 3, rounds: 1),
        .quiet(least: 0.03)
      ),
      (
        TermGenerator(
          title: "chance: absences, more of the weak, and pins", absence: 0.2, pins: 0.15),
        .quiet(least: 0.04)
      ),
      (
        TermGenerator(title: "chance: the same groups all term", isStanding: true),
        .quiet(least: 0.04)
      ),
      (
        TermGenerator(
          title: "chance: the same groups all term, absences", absence: 0.2, isStanding: true),
        .quiet(least: 0.04)
      ),
      (
        TermGenerator(title: "chance: five pairs of friends always together", friends: 5),
        .quiet(least: 0.04)
      ),
      (TermGenerator(title: "chance: score and gender", hasGender: true), .quiet(least: 0.04)),
      (
        TermGenerator(title: "tracked: by a noisy score, T = 0.2 on average", loading: 0.477),
        .found(least: 0.85)
      ),
      (TermGenerator(title: "tracked: swapped to T = 0.2", target: 0.2), .found(least: 0.9)),
      (
        TermGenerator(
          title: "tracked: swapped to T = 0.2, score and gender", hasGender: true, target: 0.2),
        .found(least: 0.9)
      ),
      (
        TermGenerator(title: "tracked: swapped to T = 0.2, scores 1 to 5", levels: 5, target: 0.2),
        .found(least: 0.9)
      ),
    ]
  }

  /// - Returns: families that do not keep to what is demanded.
  func run() throws -> [String] {
    let table = MarkdownTable([
      "terms", "number", "mean T", "called tracked %", "demanded", "CPU ms each",
    ])
    var failures: [String] = []
    for (family, demand) in families where options.wants(family.title) {
      let number: Int
      let isMet: (Double) -> Bool
      let text: String
      switch demand {
      case .quiet(let least):
        (number, text) = (Self.quietTerms, "\((least * 100).text(0)) to 5.5")
        isMet = { $0 <= 0.055 && $0 >= least }
      case .found(let least):
        (number, text) = (Self.trackedTerms, "at least \((least * 100).text(0))")
        isMet = { $0 >= least }
      }
      let before = rusage.ownCPU()
      let (alarms, index) = try alarms(family, terms: number)
      let cpu = (rusage.ownCPU() - before) / Double(number)
      table.row([
        family.title, "\(number)", index.text(3), (alarms * 100).text(2), text, cpu.milliseconds,
      ])
      if !isMet(alarms) { failures.append("\(family.title): \((alarms * 100).text(2)) %") }
    }
    return failures
  }

  /// The share of terms that are called tracked by any trait, and the mean T of the first.
  private func alarms(
    _ family: TermGenerator, terms: Int
  ) throws -> (share: Double, index: Double) {
    let tally = Mutex((alarms: 0, index: 0.0))
    let next = Mutex(0)
    DispatchQueue.concurrentPerform(iterations: max(1, options.threads)) { _ in
      var own = (alarms: 0, index: 0.0)
      while true {
        let term = next.withLock { value in
          value += 1
          return value
        }
        guard term <= terms, let (record, traits) = try? family.term(seed: UInt64(term)) else {
          break
        }
        let verdicts = Audit.verdicts(record, traits: traits, seed: UInt64(term), draws: 999)
        own.alarms += verdicts.contains { $0.finding == .tracking } ? 1 : 0
        own.index += verdicts[0].index ?? 0
      }
      tally.withLock { $0 = ($0.alarms + own.alarms, $0.index + own.index) }
    }
    let all = tally.withLock { $0 }
    return (Double(all.alarms) / Double(terms), all.index / Double(terms))
  }
}
