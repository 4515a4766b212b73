import Foundation
import PlanCheck
import Scheduling
import SchedulingModel

/// Flex blocks of made-up schools: one block with requests alone, one with all rules, and a week of five.
struct BlocksTable {
  private let options: Options

  init(_ options: Options) { self.options = options }

  /// - Returns: plans that the checker does not accept or prices otherwise.
  func run() throws -> [String] {
    let table = MarkdownTable([
      "learners", "blocks", "seed", "status", "unmet, ranks by level", "first gap", "gap %",
      "CPU s",
    ])
    var failures: [String] = []
    let kinds = [(600, 1, true), (600, 1, false), (120, 5, false), (600, 5, false)]
    for (learners, days, isLadder) in kinds {
      let kind = isLadder ? "\(days), requests alone" : "\(days)"
      var gaps: [Double] = []
      for seed in options.seedRange where options.wants("\(learners) x \(kind) seed \(seed)") {
        var generator = WeekGenerator(learners: learners, seed: seed, days: days)
        let parts = generator.parts()
        let problem = try (isLadder ? parts.asLadder : parts).problem()
        let before = rusage.ownCPU()
        let solution = BlockSolver(problem).solve()
        let cpu = rusage.ownCPU() - before
        failures += Self.failures(problem, solution, "\(learners) x \(kind), seed \(seed)")
        let gap = Self.gap(problem, solution)
        gaps.append(gap.percent)
        table.row([
          "\(learners)", kind, "\(seed)", "\(solution.status)", Self.levels(solution),
          gap.text,
          gap.percent.text(2), cpu.text(2),
        ])
      }
      if !gaps.isEmpty {
        table.row([
          "\(learners)", kind, "mean", "", "", "",
          (gaps.reduce(0, +) / Double(gaps.count)).text(2), "",
        ])
      }
    }
    return failures
  }

  static func failures(
    _ problem: BlockProblem, _ solution: BlockSolution, _ title: String
  ) -> [String] {
    guard let plan = solution.plan else { return ["\(title): no plan"] }
    let check = BlockCheck(problem, plan)
    var failures = check.findings().map { "\(title): \($0)" }
    if check.measures() != solution.scores.map(\.value) { failures.append("\(title): other costs") }
    return failures
  }

  private static func levels(_ solution: BlockSolution) -> String {
    solution.scores.compactMap { score in
      switch score.measure {
      case .unmet, .ranks: "\(score.value)"
      default: nil
      }
    }.joined(separator: " ")
  }

  /// The first measure that is not proven, ties in the order of arrival aside.
  private static func gap(
    _ problem: BlockProblem, _ solution: BlockSolution
  ) -> (text: String, percent: Double) {
    for score in solution.scores where score.measure != .order && score.bound != score.value {
      let bound = score.bound ?? 0
      return (
        "\(score.measure): \(score.value), at least \(bound)",
        100 * Double(score.value - bound) / Double(max(1, score.value))
      )
    }
    return ("none", 0)
  }
}
