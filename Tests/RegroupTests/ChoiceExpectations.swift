import Foundation
import Testing

/// What holds for choices of every kind, of a folder whose scenario has learners called Ada and zed.
extension ClassFolder {
  /// A changed text of the plan is found by its check.
  func expectChange(
    from old: String, to new: String, isFound message: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    _ = try run("choose", "scenario.yaml", "-o", "out", "-q")
    let plan = try read("out/plan.json")
    let range = try #require(plan.range(of: old), "\(plan)", sourceLocation: sourceLocation)
    try write("out/plan.json", plan.replacingCharacters(in: range, with: new))
    let check = try run("check", "out/plan.json")
    #expect(
      check.status == 1 && check.output.contains(message), "\(check.output)",
      sourceLocation: sourceLocation)
  }

  /// The error has a remedy and no learner's name, and nothing is written.
  func expectBadInput(
    _ message: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let run = try run("choose", "scenario.yaml", "-o", "out")
    #expect(run.status == 65 && run.output.isEmpty, sourceLocation: sourceLocation)
    #expect(
      run.errors.contains(message) && run.errors.contains("Remedy: "), "\(run.errors)",
      sourceLocation: sourceLocation)
    #expect(
      !run.errors.contains("zed") && !run.errors.contains("Ada"), sourceLocation: sourceLocation)
    #expect(
      !FileManager.default.fileExists(atPath: path + "/out"), sourceLocation: sourceLocation)
  }
}
