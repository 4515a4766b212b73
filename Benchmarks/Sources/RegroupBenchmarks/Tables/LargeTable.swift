import Foundation
import GroupingModel

/// Cohorts of 500 to 50,000 in fours, five rules and pairs apart, from the start of the process to its
/// exit: by default budget, after a second, after a minute, and after as long as is asked for.
struct LargeTable {
  private let options: Options
  private static let learners = [500, 5_000, 10_000, 20_000, 50_000]
  /// More than any time limit lets happen.
  private static let endless = ["--iterations", "1000000000000"]

  init(_ options: Options) { self.options = options }

  /// - Returns: missing plans, and plans that `regroup check` refuses.
  func run() throws -> [String] {
    let table = MarkdownTable([
      "learners", "seed", "wall s", "CPU s", "peak MiB", "cost", "cost after 1 s",
      "wall s of that", "cost after 60 s", "best of a long run", "gap after 60 s %",
    ])
    var failures: [String] = []
    for learners in Self.learners where options.wants("\(learners)") {
      for seed in options.seedRange {
        table.row(try row(learners, seed, &failures))
      }
    }
    return failures
  }

  private func row(
    _ learners: Int, _ seed: UInt64, _ failures: inout [String]
  ) throws -> [String] {
    let made = ClassGenerator.mixed(
      "large-\(learners)-\(seed)", learners: learners, sizes: .init(near: 4), seed: seed)
    let folder = try ScenarioFolder.write(made, under: options.scratch).path
    func teams(_ words: [String]) throws -> RegroupRun {
      let run = try options.command.teams([folder] + words)
      let problems = try run.failure.map { [$0] } ?? options.command.refusal()
      failures += problems.map { "\(learners) learners, seed \(seed), \(words): \($0)" }
      return run
    }
    let usual = try teams([])
    let second = try teams(["--time", "1"])
    let minute = try teams(["--time", "60"] + Self.endless)
    let long = options.long > 0 ? try teams(["--time", "\(options.long)"] + Self.endless) : nil
    let best = [long, minute, usual].compactMap { $0?.plan?.cost }.min() ?? .nan
    return [
      "\(learners)", "\(seed)", usual.child.wall.text(1), usual.child.cpu.text(1),
      usual.child.peakMemory.mebibytes, cost(usual), cost(second), second.child.wall.text(2),
      cost(minute), cost(long),
      long == nil ? "-" : (((minute.plan?.cost ?? .nan) - best) / best * 100).text(2),
    ]
  }

  private func cost(_ run: RegroupRun?) -> String { (run?.plan?.cost ?? .nan).text(1) }
}
