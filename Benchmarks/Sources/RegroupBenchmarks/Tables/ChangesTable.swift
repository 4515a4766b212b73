import Foundation
import PlanCheck
import Scheduling
import SchedulingModel

/// Weeks solved again with the fewest changes, after something has happened to them.
struct ChangesTable {
  private let options: Options

  init(_ options: Options) { self.options = options }

  private static let changes:
    [(title: String, apply: @Sendable (inout WeekParts, UInt64) -> Void)] = [
      (
        "a room is lost", { parts, seed in parts.lose(room: parts.rooms.count - 1 - Int(seed % 3)) }
      ),
      ("an adult is away", { parts, seed in parts.miss(adult: Int(seed % 4), day: 1) }),
      (
        "six learners change their choices",
        { parts, seed in
          for pair in 0..<3 { parts.swapChoices(Int(seed) + 10 * pair, Int(seed) + 10 * pair + 5) }
        }
      ),
    ]

  /// - Returns: plans that the checker does not accept or prices otherwise.
  func run() throws -> [String] {
    let table = MarkdownTable([
      "learners", "change", "seed", "places that change", "at least", "sessions that change",
      "at least", "CPU s",
    ])
    var failures: [String] = []
    for learners in [120, 600] {
      for seed in options.seedRange where options.wants("\(learners) seed \(seed)") {
        var generator = WeekGenerator(learners: learners, seed: seed)
        var parts = generator.parts()
        parts.previous = BlockSolver(try parts.problem()).solve().plan
        for change in Self.changes {
          var changed = parts
          change.apply(&changed, seed)
          let problem = try changed.problem()
          let before = rusage.ownCPU()
          let solution = BlockSolver(problem).solve()
          let cpu = rusage.ownCPU() - before
          failures += BlocksTable.failures(
            problem, solution, "\(learners), \(change.title), seed \(seed)")
          table.row(
            ["\(learners)", change.title, "\(seed)"] + Self.moved(solution) + [cpu.text(2)])
        }
      }
    }
    return failures
  }

  private static func moved(_ solution: BlockSolution) -> [String] {
    [BlockMeasure.learnersMoved, .sessionsMoved].flatMap { measure in
      let score = solution.scores.first { $0.measure == measure }
      return [score.map { "\($0.value)" } ?? "", score?.bound.map { "\($0)" } ?? "not known"]
    }
  }
}
