import ArgumentParser
import RegroupFiles
import Scheduling

/// `regroup why`: why a learner is not in a session.
struct WhyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "why",
    abstract: "Tells why a learner is not in a session, and what putting them there would change.",
    discussion: "For plans of regroup block. Prints names: mind who looks on.")

  @Argument(help: "A plan.json of regroup block; its inputs are found from its own place.")
  var plan: String

  @Option(help: "A learner's identifier or name.")
  var learner: String

  @Option(help: "A session's identifier or title.")
  var session: String

  @Option(help: "A slot, date or weekday; without, all in which the session may open.")
  var slot: String?

  @Option(help: "Seconds for each slot in which the change is tried.")
  var time: Double = 10

  func validate() throws {
    guard time > 0, time <= 1e7 else { throw ValidationError("--time is seconds above 0.") }
  }

  func run() async throws {
    try await Failure.translated {
      guard let (document, loaded) = try BlockPlanFiles.read(plan) else {
        throw InputError(
          file: plan, "this is not a plan of blocks",
          remedy: "give a plan.json of regroup block; regroup explain is for those of teams")
      }
      let why = try BlockWhy(document, loaded, learner: learner, session: session, slot: slot)
      Terminal.print(why.text)
      Terminal.print(
        try why.change { problem in
          let stop = StopRequest(seconds: time, cpuSeconds: nil)
          return BlockSolver(problem, BlockSettings(seed: document.seed))
            .solve(shouldStop: { stop.isDue })
        })
    }
  }
}
