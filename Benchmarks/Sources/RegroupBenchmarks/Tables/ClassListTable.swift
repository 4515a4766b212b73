import Foundation
import GroupingModel

/// Year groups split into classes of 28 to 30 by eight rules: cost, bound and gap after a limit of
/// CPU, a year group per seed.
///
/// A gap in per cent means little where next to nothing is left to pay, so points stand beside it.
struct ClassListTable {
  private let options: Options

  /// Learners, classes, pairs apart, CPU seconds, the gap in per cent that is aimed at.
  private static let sizes = [(112, 4, 40, 10, 1), (240, 8, 80, 30, 2)]
  /// How many friends each learner names, and whether mostly of the own class and gender.
  private static let friends = [(1...3, true), (3...5, true), (1...3, false), (3...5, false)]

  init(_ options: Options) { self.options = options }

  /// - Returns: missing plans, and plans that `regroup check` refuses.
  func run() throws -> [String] {
    let table = MarkdownTable([
      "year group", "friends named", "from", "seed", "cost", "bound", "gap %", "gap points",
      "aim %",
      "CPU s",
    ])
    var failures: [String] = []
    for (learners, classes, pairs, cpu, aim) in Self.sizes {
      for (friends, isNear) in Self.friends {
        let title = "\(learners) into \(classes)"
        guard options.wants(title) else { continue }
        for seed in options.seedRange {
          let made = ClassListGenerator.yearGroup(
            "classlist-\(learners)-\(friends.lowerBound)\(isNear ? "" : "-any")-\(seed)",
            learners: learners, classes: classes, friends: friends, near: isNear,
            pairsApart: pairs, seed: seed)
          let folder = try ScenarioFolder.write(made, under: options.scratch)
          let run = try options.command.teams([
            folder.path, "--cpu", "\(cpu)", "--iterations", "1000000000000",
          ])
          let problems = try run.failure.map { [$0] } ?? options.command.refusal()
          failures += problems.map { "\(made.name): \($0)" }
          let (cost, bound) = (run.plan?.cost ?? .nan, run.plan?.bound ?? .nan)
          table.row([
            title, "\(friends.lowerBound)-\(friends.upperBound)",
            isNear ? "own class" : "the year", "\(seed)", cost.text(3),
            bound.text(3), ((run.plan?.gap ?? .nan) * 100).text(2), (cost - bound).text(3),
            "\(aim)", run.child.cpu.text(1),
          ])
        }
      }
    }
    return failures
  }
}
