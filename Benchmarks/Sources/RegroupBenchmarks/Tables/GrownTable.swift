import Foundation
import GroupingModel

/// Grown classes from the start of the process to its exit, a class per seed.
struct GrownTable {
  private let options: Options
  private let classes: [GrownClass]

  init(_ options: Options, _ classes: [GrownClass]) {
    self.options = options
    self.classes = classes
  }

  /// - Returns: missing plans, and plans that `regroup check` refuses.
  func run() throws -> [String] {
    let table = MarkdownTable([
      "learners", "proven", "wall median s", "wall worst s", "CPU median s", "CPU worst s",
      "engine median s", "peak MiB", "target s", "worst gap %",
    ])
    var failures: [String] = []
    for grown in classes where options.wants(grown.title) {
      let runs = try options.seedRange.map { seed in
        let folder = try ScenarioFolder.write(
          grown.instance(seed: seed), under: options.scratch)
        let run = try options.command.teams([folder.path, "--time", "60"])
        failures += try options.command.refusal().map { "\(grown.title), seed \(seed): \($0)" }
        return run
      }
      failures += runs.compactMap(\.failure).map { "\(grown.title): \($0)" }
      table.row(row(grown, runs))
    }
    return failures
  }

  private func row(_ grown: GrownClass, _ runs: [RegroupRun]) -> [String] {
    let wall = Statistics(runs.map(\.child.wall))
    let cpu = Statistics(runs.map(\.child.cpu))
    let engine = Statistics(runs.compactMap { $0.child.timing("solving") })
    let gaps = Statistics(runs.map { $0.plan?.gap ?? .infinity })
    return [
      grown.title, "\(runs.count { $0.isProven })/\(runs.count)", wall.median.text(2),
      wall.worst.text(2), cpu.median.text(2), cpu.worst.text(2), engine.median.text(2),
      (runs.map(\.child.peakMemory).max() ?? 0).mebibytes, "\(grown.target)",
      (gaps.worst * 100).text(2),
    ]
  }
}
