import ArgumentParser
import PlanCheck
import RegroupFiles

/// `regroup check`: verifies a plan from its scenario alone.
struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Verifies a plan's rules, costs and proof from its scenario alone.",
    discussion: "Exit status 0 if the plan is verified to be what it claims to be, 1 otherwise.")

  @Argument(help: "A plan.json; its inputs are found from its own place.")
  var plan: String

  @Option(help: "Threads.")
  var threads: Int = 2

  func validate() throws {
    guard (1...256).contains(threads) else {
      throw ValidationError("--threads is between 1 and 256.")
    }
  }

  func run() async throws {
    try await Failure.translated {
      let (plan, loaded) = try PlanFiles.read(plan)
      let report = try await PlanChecker.check(
        plan: plan, scenario: loaded.scenario, options: CheckOptions(threads: threads))
      let verdict = CheckReport(report, of: plan)
      Terminal.print(verdict.text)
      if !verdict.isVerified { throw ExitCode(1) }
    }
  }
}
