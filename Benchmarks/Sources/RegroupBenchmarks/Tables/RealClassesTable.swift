import Foundation

/// Vickers and Knecht's classes through the command, Knecht over four waves with history.
struct RealClassesTable {
  private let options: Options

  init(_ options: Options) { self.options = options }

  func run() throws -> [String] {
    let table = MarkdownTable([
      "class", "status", "cost", "bound", "wall median s", "wall worst s", "CPU median s",
      "peak MiB", "target s",
    ])
    var failures: [String] = []
    for real in try RealClass.all(options) where options.wants(real.title) {
      let runs = try options.seedRange.map {
        let run = try options.command.teams(real.arguments + ["--seed", "\($0)"])
        failures += try options.command.refusal().map { "\(real.title): \($0)" }
        return run
      }
      try real.keepPlan(of: options.command.output)
      failures += runs.compactMap(\.failure).map { "\(real.title): \($0)" }
      failures += disagreement(real.title, runs)
      table.row(row(real.title, runs))
    }
    return failures
  }

  /// Proven plans of one class must cost the same whatever the seed.
  private func disagreement(_ title: String, _ runs: [RegroupRun]) -> [String] {
    let costs = Set(runs.filter(\.isProven).compactMap { $0.plan?.cost })
    return costs.count > 1 ? ["\(title): proven costs differ: \(costs.sorted())"] : []
  }

  private func row(_ title: String, _ runs: [RegroupRun]) -> [String] {
    let wall = Statistics(runs.map(\.child.wall))
    let plan = runs.last?.plan
    let proven = runs.count { $0.isProven }
    return [
      title, "\(proven)/\(runs.count) proven", (plan?.cost ?? .nan).text(3),
      (plan?.bound ?? .nan).text(3), wall.median.text(2), wall.worst.text(2),
      Statistics(runs.map(\.child.cpu)).median.text(2),
      (runs.map(\.child.peakMemory).max() ?? 0).mebibytes, "1",
    ]
  }
}
