import ArgumentParser
import GroupingModel
import PlanCheck
import RegroupFiles
import SchedulingModel

/// `regroup check`: verifies a plan from its scenario alone.
struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Verifies a plan's rules, costs and proof from its scenario alone.",
    discussion: """
      Exit status 0 if nothing is wrong with the plan, 1 otherwise. A claim about all possible \
      plans that is too large to verify is named, and wrong only with --strict.
      """)

  @Argument(help: "A plan.json; its inputs are found from its own place.")
  var plan: String

  @Option(help: "Threads.")
  var threads: Int = 2

  @Flag(help: "Exit with 1 also if a claim is too large to verify.")
  var strict = false

  func validate() throws {
    guard (1...256).contains(threads) else {
      throw ValidationError("--threads is between 1 and 256.")
    }
  }

  func run() async throws {
    try await Failure.translated {
      if let (chart, check) = try RotationFiles.read(plan) {
        Terminal.print(RotationTerminal.text(check, of: chart))
        let isValid = RotationTerminal.findings(check, chart).isEmpty
        if !isValid || (strict && !RotationTerminal.isVerified(chart)) { throw ExitCode(1) }
        return
      }
      if let (timetable, loaded) = try TimetableFiles.read(plan) {
        return try tell(TimetableChecker.check(timetable, of: loaded.problem), of: timetable)
      }
      if let (blocks, loaded) = try BlockPlanFiles.read(plan) {
        return try tell(BlockCheckText(blocks, loaded))
      }
      if let check = try ChoiceFiles.check(plan) {
        Terminal.print(check.text)
        if !check.isValid || (strict && !check.isVerified) { throw ExitCode(1) }
        return
      }
      let (plan, loaded) = try PlanFiles.read(plan)
      let report: Report
      do {
        report = try await PlanChecker.check(
          plan: plan, scenario: loaded.scenario, options: CheckOptions(threads: threads))
      } catch let error as ModelError {
        throw loaded.located(error)
      }
      let verdict = CheckReport(report, of: plan)
      Terminal.print(verdict.text)
      if !(strict ? verdict.isVerified : report.isValid) { throw ExitCode(1) }
    }
  }

  private func tell(_ report: Report, of timetable: TimetableDocument) throws {
    Terminal.print(TimetableFiles.text(report, of: timetable))
    if !report.isValid || (strict && report.proof == .open) { throw ExitCode(1) }
  }

  private func tell(_ check: BlockCheckText) throws {
    Terminal.print(check.text)
    if !(strict ? check.isVerified : check.isValid) { throw ExitCode(1) }
  }
}
