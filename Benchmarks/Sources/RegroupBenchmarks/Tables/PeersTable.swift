import Foundation
import GroupingModel

/// The same instances in other solvers: the naive model of learner and group, and the program with
/// a column per possible group handed over whole.
struct PeersTable {
  private let options: Options

  init(_ options: Options) { self.options = options }

  /// - Returns: plans whose cost the peers' own reading of the rules disputes.
  func run() throws -> [String] {
    let table = MarkdownTable([
      "instance", "solver", "model", "best", "bound", "gap %", "proven", "wall s", "CPU s",
    ])
    var failures: [String] = []
    for comparison in Self.comparisons where options.wants(comparison.title) {
      failures += try compare(comparison, in: table)
    }
    return failures
  }

  private struct Comparison {
    let title: String
    let grown: GrownClass
    let model: String
    let solvers: [String]
  }

  private static let comparisons: [Comparison] =
    ClassFamilies.grown.filter { $0.size != nil }.map {
      Comparison(
        title: $0.title, grown: $0, model: "naive", solvers: ["glpk", "highs", "cpsat"])
    } + [
      Comparison(
        title: "32 in groups of 4", grown: GrownClass(learners: 32, size: 4, target: 0.5),
        model: "columns", solvers: ["glpk", "highs", "cpsat", "scip"])
    ]

  private func compare(_ comparison: Comparison, in table: MarkdownTable) throws -> [String] {
    let folder = try ScenarioFolder.write(
      comparison.grown.instance(seed: 1), under: options.scratch)
    let instance = folder.appending(path: "instance.json").path
    let own = try options.command.teams([folder.path, "--time", "60"])
    guard let plan = own.plan, let cost = plan.cost else {
      return ["\(comparison.title): \(own.failure ?? "no plan")"]
    }
    let lead = PeerAnswer(
      status: plan.status.rawValue, best: cost, bound: plan.bound, wall: own.child.wall,
      cpu: own.child.cpu)
    table.row(row(comparison.title, "regroup", "whole command", lead))
    var failures = try disputes(comparison.title, instance, cost)
    for solver in comparison.solvers {
      let answer: PeerAnswer = try options.askPeer([
        comparison.model, "--solver", solver, "--seconds", "\(options.seconds)", instance,
      ])
      table.row(row(comparison.title, solver, comparison.model, answer))
      failures += contradiction(comparison.title, solver, answer, own)
    }
    return failures
  }

  /// The peers' own reading of the rules must price regroup's plan as regroup does.
  private func disputes(_ title: String, _ instance: String, _ cost: Double) throws -> [String] {
    let plan = options.command.output.appending(path: "plan.json").path
    let answer: PeerAnswer = try options.askPeer(["cost", instance, plan])
    guard let theirs = answer.best, abs(theirs - cost) < 0.0005 else {
      return ["\(title): regroup says \(cost), the peers' reading of the rules \(answer)"]
    }
    return []
  }

  /// No peer may find less than a proven optimum, nor prove more. Half a unit of rounding per
  /// group is the linear models' allowance.
  private func contradiction(
    _ title: String, _ solver: String, _ answer: PeerAnswer, _ own: RegroupRun
  ) -> [String] {
    guard own.isProven, let cost = own.plan?.cost else { return [] }
    var wrong: [String] = []
    if let best = answer.best, best < cost - 0.0005 {
      wrong.append("\(title): \(solver) found \(best), regroup 'proved' \(cost)")
    }
    if let bound = answer.bound, bound > cost + 0.05 {
      wrong.append("\(title): \(solver) proved \(bound), regroup has \(cost)")
    }
    return wrong
  }

  private func row(
    _ title: String, _ solver: String, _ model: String, _ answer: PeerAnswer
  ) -> [String] {
    let best = answer.best ?? .nan
    let bound = answer.bound ?? .nan
    let gap = (best - bound) / max(abs(best), abs(bound), 0.001) * 100
    return [
      title, solver, model, best.text(3), bound.text(3), (gap < 0 ? 0 : gap).text(2),
      answer.status == "optimal" ? "yes" : "no", (answer.wall ?? .nan).text(1),
      (answer.cpu ?? .nan).text(1),
    ]
  }
}

/// What a peer says, one line of JSON. Costs in points.
private struct PeerAnswer: Decodable {
  var status: String
  /// Cost of its best plan, priced by the rules; nil if it found none.
  var best: Double?
  /// What it has proven that no plan can cost less than; nil if nothing.
  var bound: Double?
  var wall: Double?
  var cpu: Double?
}
