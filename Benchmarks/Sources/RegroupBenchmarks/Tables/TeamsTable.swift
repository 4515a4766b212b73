import Foundation
import GroupingModel

/// Courses of 120 and 500 learners in teams of four under a time limit: what is wrong with the teams,
/// the worst over all seeds, a new course for each.
struct TeamsTable {
  private let options: Options

  /// Learners and the seconds that the command gets.
  private static let sizes = [(120, 0.6), (500, 2.5)]

  init(_ options: Options) { self.options = options }

  /// - Returns: missing plans, and plans that `regroup check` refuses.
  func run() throws -> [String] {
    let table = MarkdownTable([
      "learners", "seed", "wall s", "CPU s", "repeats", "avoided pairs", "girls alone",
      "needs alone", "skills missing", "SD of means", "cost", "bound", "gap %", "proven",
    ])
    var failures: [String] = []
    for (learners, seconds) in Self.sizes where options.wants("\(learners)") {
      for seed in options.seedRange {
        let made = TeamsGenerator.course(
          "teams-\(learners)-\(seed)", learners: learners, seed: seed)
        let folder = try ScenarioFolder.write(made, under: options.scratch)
        let run = try options.command.teams([folder.path, "--time", "\(seconds)"])
        let problems = try run.failure.map { [$0] } ?? options.command.refusal()
        failures += problems.map { "\(made.name): \($0)" }
        guard let plan = run.plan, let groups = made.groups(of: plan) else { continue }
        table.row(["\(learners)", "\(seed)"] + cells(run, plan, TeamsCount(groups, in: made)))
      }
    }
    return failures
  }

  private func cells(_ run: RegroupRun, _ plan: PlanDocument, _ count: TeamsCount) -> [String] {
    [
      run.child.wall.text(2), run.child.cpu.text(2), "\(count.repeats)", "\(count.avoided)",
      "\(count.loneGirls)", "\(count.loneNeeds)", "\(count.missingSkills)",
      count.spreadOfMeans.text(2), (plan.cost ?? .nan).text(3), (plan.bound ?? .nan).text(3),
      ((plan.gap ?? .nan) * 100).text(2), run.isProven ? "yes" : "no",
    ]
  }
}
