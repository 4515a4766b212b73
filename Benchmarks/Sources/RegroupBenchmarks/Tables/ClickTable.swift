import Foundation
import Grouping
import GroupingModel

/// A hundred fresh classes, solved in this process: time in the engine to the proof. Each is
/// solved a second time, with another seed and one thread, and must cost the same.
struct ClickTable {
  private let options: Options
  /// Seconds that 95 % of the classes should be within.
  private let target = 0.05
  /// Seconds after which a class is given up.
  private let limit = 10.0

  init(_ options: Options) { self.options = options }

  /// - Returns: classes whose two proven costs differ.
  func run() throws -> [String] {
    let table = MarkdownTable([
      "family", "proven", "wall median ms", "wall p95 ms", "wall worst ms", "CPU median ms",
      "CPU worst ms", "within 50 ms",
    ])
    var all: [Measured] = []
    var failures: [String] = []
    for family in ClassFamilies.fresh where options.wants(family.name) {
      let measured = try (UInt64(1)...20).map { seed in
        let made = family.instance(seed)
        let measured = try measure(made, threads: options.threads)
        failures += try disagreement(made, measured)
        return measured
      }
      table.row(row(family.name, measured))
      all += measured
    }
    table.row(row("all", all))
    return failures
  }

  private struct Measured {
    /// Cost in units, level by level; nil without a proof.
    let costs: [Int64]?
    let wall: Double
    let cpu: Double
  }

  private func disagreement(_ made: ClassInstance, _ first: Measured) throws -> [String] {
    var again = made
    again.seed += 1_000_000
    let second = try measure(again, threads: 1)
    guard let one = first.costs, let other = second.costs, one != other else { return [] }
    return ["\(made.name): proven costs \(one) and \(other)"]
  }

  private func measure(_ made: ClassInstance, threads: Int) throws -> Measured {
    let scenario = try Scenario(made)
    let clock = ContinuousClock()
    let cpuBefore = rusage.ownCPU()
    let start = clock.now
    let deadline = start + .seconds(limit)
    let solution = try solve(
      scenario,
      options: SolverOptions(threads: threads, shouldStop: { clock.now > deadline }))
    let wall = (clock.now - start).seconds
    let cpu = rusage.ownCPU() - cpuBefore
    let isProven = solution.status == .optimal
    return Measured(costs: isProven ? solution.levels.map(\.cost) : nil, wall: wall, cpu: cpu)
  }

  /// A class without a proof counts as infinitely slow.
  private func row(_ name: String, _ measured: [Measured]) -> [String] {
    let wall = Statistics(measured.map { $0.costs == nil ? .infinity : $0.wall })
    let cpu = Statistics(measured.map { $0.costs == nil ? .infinity : $0.cpu })
    return [
      name, "\(measured.count { $0.costs != nil })/\(measured.count)", wall.median.milliseconds,
      wall.percentile(0.95).milliseconds, wall.worst.milliseconds, cpu.median.milliseconds,
      cpu.worst.milliseconds, "\(wall.count(within: target))/\(measured.count)",
    ]
  }
}
