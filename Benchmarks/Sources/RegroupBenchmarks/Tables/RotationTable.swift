import Foundation
import Scheduling
import SchedulingModel

/// Rotation charts: how long they take to make, and how often wishes are proven to be as well kept as can
/// be.
struct RotationTable {
  private let options: Options

  init(_ options: Options) { self.options = options }

  /// - Returns: charts that were not made.
  func run() throws -> [String] {
    let table = MarkdownTable([
      "groups x stations x rotations", "wishes", "charts", "proven best", "median points",
      "CPU median ms",
      "CPU worst ms",
    ])
    var failures: [String] = []
    for size in [4, 6, 8, 10, 12] {
      for wishes in [0, 6, 12] where options.wants("\(size) x \(size) x \(size)") {
        var times: [Double] = []
        var (costs, proven, made): ([Double], Int, Int) = ([], 0, 0)
        for seed in options.seedRange {
          let problem = self.problem(size, wishes: wishes, seed: seed)
          let (start, clock) = (rusage.ownCPU(), ContinuousClock())
          let end = clock.now + .seconds(options.seconds)
          let solution = try solveRotation(
            problem,
            options: RotationOptions(
              seed: seed, milliseconds: Int(options.seconds * 1000),
              shouldStop: { clock.now > end })
          )
          times.append((rusage.ownCPU() - start) * 1000)
          costs.append(Double(solution.cost) / 1000)
          if solution.chart != nil { made += 1 }
          if solution.isProven { proven += 1 }
        }
        if made < times.count { failures.append("\(size): a chart was not made") }
        let time = Statistics(times)
        table.row([
          "\(size) x \(size) x \(size)", "\(wishes)", "\(made)", "\(proven)",
          Statistics(costs).median.text(2), time.median.text(2), time.worst.text(2),
        ])
      }
    }
    return failures
  }

  /// Everybody visits each station once; wishes of all sorts, half of them about single groups.
  private func problem(_ size: Int, wishes: Int, seed: UInt64) -> RotationProblem {
    var random = SplitMix64(seed: seed &* 1000 &+ UInt64(size))
    func below(_ bound: Int) -> Int { Int(random.next() % UInt64(bound)) }
    let rules = (0..<wishes).map { _ -> RotationRule in
      let (one, other) = (below(size), below(size))
      switch below(4) {
      case 0: return RotationRule(.notAfter(station: one, before: other), weight: 1)
      case 1: return RotationRule(.settled(feature: "quiet"), weight: 0.5)
      case 2: return RotationRule(.early(station: one, groups: [other, below(size)]), weight: 1)
      default:
        return RotationRule(.pin(group: one, station: other, rotation: below(size)), weight: 2)
      }
    }
    return RotationProblem(
      groups: (0..<size).map { "G\($0)" },
      stations: (0..<size).map { Station("S\($0)", features: $0 % 3 == 0 ? ["quiet"] : []) },
      rotations: (0..<size).map { Slot("\($0)", day: 0, start: 20 * $0, end: 20 * $0 + 18) },
      visits: Array(repeating: Array(repeating: 1...1, count: size), count: size), rules: rules)
  }
}
