import ArgumentParser
import Grouping
import GroupingModel
import RegroupFiles
import Scheduling
import SchedulingModel

/// `regroup block`: who attends which session of a flex block, or of a week of them.
struct BlockCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "block",
    abstract: "Places learners into the sessions of flex blocks: needs first, then choices.",
    discussion: """
      Decides which sessions open, in which slot and room, led by whom, and who attends. Each level \
      of the ladder outweighs all lower ones. Exit status 2 if no plan keeps all that is required; \
      what cannot hold together is named.
      """)

  @Argument(help: "A scenario's folder or YAML file.")
  var scenario: String

  @Option(help: "Seed of the search; the same seed gives the same plan.")
  var seed: UInt64?

  @Option(help: "Stop after this many seconds and deliver the best so far.")
  var time: Double = 60

  @Option(help: "An earlier plan.json, of which as little as possible is to change.")
  var previous: String?

  @Option(help: "A slot, date or weekday that stays as in --previous: it has been published.")
  var lock: [String] = []

  @Option(
    name: .shortAndLong,
    help: "Folder for plan.json, tables, calendars, schedule.html and teacher.html.")
  var output: String?

  @Flag(name: .shortAndLong, help: "Nothing but errors.")
  var quiet = false

  func validate() throws {
    guard time > 0, time <= 1e7 else { throw ValidationError("--time is seconds above 0.") }
    guard lock.isEmpty || previous != nil else {
      throw ValidationError("--lock needs the plan that was published: --previous out/plan.json.")
    }
  }

  func run() async throws {
    try await Failure.translated {
      let before = try previous.map(Self.plan)
      let loaded = try LoadedBlocks.load(scenario: scenario)
        .again(previous: before?.openings, locks: lock, asked: before?.asked)
      if let output { try BlockPlanFiles.probe(output) }
      if !quiet { BlockTerminal.reading(loaded).forEach(Terminal.say) }
      StopRequest.catchInterrupts()
      let stop = StopRequest(seconds: time, cpuSeconds: nil)
      let seed = seed ?? loaded.document.seed ?? 1
      let solution = BlockSolver(loaded.problem, BlockSettings(seed: seed))
        .solve(shouldStop: { stop.isDue })
      let outcome = BlockOutcome(
        loaded, solution, seed: seed, generator: Regroup.generator,
        solver: solverVersion)
      let written = try output.map { try BlockPlanFiles.write(outcome, to: $0) }
      if !quiet || solution.plan == nil { Terminal.print(BlockTerminal(outcome).text) }
      if let written, let output, !quiet { Terminal.say("Written: \(written) in \(output)") }
      if let status = Failure.status(of: solution.status) { throw ExitCode(status) }
    }
  }

  /// - Throws: `InputError` if the file is no plan of blocks.
  private static func plan(_ path: String) throws -> BlockPlanDocument {
    guard let plan = try BlockPlanFiles.document(path) else {
      throw InputError(
        file: path, "this is not a plan of blocks",
        remedy: "give a plan.json that regroup block has written")
    }
    return plan
  }
}
