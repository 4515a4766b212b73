import Foundation
import Grouping
import GroupingModel

/// A hundred fresh classes, solved in this process: time in the engine to the proof.
struct ClickTable {
  private let options: Options
  /// Seconds that 95 % of the classes should be within.
  private let target = 0.05
  /// Seconds after which a class is given up.
  private let limit = 10.0

  init(_ options: Options) { self.options = options }

  func run() throws -> [String] {
    let table = MarkdownTable([
      "family", "proven", "wall median ms", "wall p95 ms", "wall worst ms", "CPU median ms",
      "CPU worst ms", "within 50 ms",
    ])
    var all: [Measured] = []
    for family in ClassFamilies.fresh where options.wants(family.name) {
      let measured = try (1...20).map { try measure(family.instance($0)) }
      table.row(row(family.name, measured))
      all += measured
    }
    table.row(row("all", all))
    return []
  }

  private struct Measured {
    let proven: Bool
    let wall: Double
    let cpu: Double
  }

  private func measure(_ made: ClassInstance) throws -> Measured {
    let scenario = try Scenario(made)
    let clock = ContinuousClock()
    let cpuBefore = rusage.ownCPU()
    let start = clock.now
    let deadline = start + .seconds(limit)
    let solution = try solve(
      scenario,
      options: SolverOptions(threads: options.threads, shouldStop: { clock.now > deadline }))
    let wall = (clock.now - start).seconds
    return Measured(
      proven: solution.status == .optimal, wall: wall, cpu: rusage.ownCPU() - cpuBefore)
  }

  /// A class without a proof counts as infinitely slow.
  private func row(_ name: String, _ measured: [Measured]) -> [String] {
    let wall = Statistics(measured.map { $0.proven ? $0.wall : .infinity })
    let cpu = Statistics(measured.map { $0.proven ? $0.cpu : .infinity })
    return [
      name, "\(measured.count { $0.proven })/\(measured.count)", wall.median.milliseconds,
      wall.percentile(0.95).milliseconds, wall.worst.milliseconds, cpu.median.milliseconds,
      cpu.worst.milliseconds, "\(wall.count(within: target))/\(measured.count)",
    ]
  }
}
