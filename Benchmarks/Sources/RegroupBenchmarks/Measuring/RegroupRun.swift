import Foundation
import GroupingModel

/// One run of the `regroup` command on a scenario, and the plan it wrote.
struct RegroupRun: Sendable {
  let child: Child
  /// nil if it wrote none.
  let plan: PlanDocument?

  var isProven: Bool { plan?.status == .optimal }

  /// Why there is no plan, for a table's remark.
  var failure: String? {
    guard plan == nil else { return nil }
    let last = child.errors.split(separator: "\n").last.map(String.init) ?? "no message"
    return "exit \(child.status): \(last)"
  }
}

/// The command under test and where it may write.
struct RegroupCommand: Sendable {
  let binary: String
  let scratch: URL

  /// Runs `regroup teams` with `arguments`, and reads the plan.
  func teams(_ arguments: [String]) throws -> RegroupRun {
    let output = scratch.appending(path: "out")
    try? FileManager.default.removeItem(at: output)
    let child = try Child.run(
      binary, ["teams"] + arguments + ["--timings", "--output", output.path], scratch: scratch)
    let file = output.appending(path: "plan.json")
    guard let data = try? Data(contentsOf: file) else { return RegroupRun(child: child, plan: nil) }
    return RegroupRun(
      child: child, plan: try JSONDecoder().decode(PlanDocument.self, from: data))
  }

  /// What `regroup check`, which shares no code with the solver, has against the plan just written.
  func refusal() throws -> [String] {
    let plan = output.appending(path: "plan.json").path
    let child = try Child.run(binary, ["check", plan], scratch: scratch)
    guard child.status != 0 else { return [] }
    let lines = (child.output + child.errors).split(separator: "\n")
    let finding = lines.first { $0.hasPrefix("- ") }?.dropFirst(2) ?? lines.first ?? ""
    return ["check refuses the plan (exit \(child.status)): \(finding)"]
  }

  /// Where `teams` writes `plan.json` and `groups.csv`.
  var output: URL { scratch.appending(path: "out") }
}
