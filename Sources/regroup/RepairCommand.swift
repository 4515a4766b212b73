import ArgumentParser
import Grouping
import GroupingModel
import RegroupFiles

/// `regroup repair`: puts a plan right on the day.
struct RepairCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "repair",
    abstract: "Puts a plan right on the day, moving as few learners as can be.",
    discussion: """
      Learners are identifiers or names, several separated by commas. The fewest moves come first, \
      then the rules of the plan; both are proven. The class list stays as it is.
      """)

  @Argument(help: "A plan.json; its inputs are found from its own place.")
  var plan: String

  @Option(help: "Learners who are left out today.")
  var absent: [String] = []

  @Option(help: "Learners who come later: their group can start without them.")
  var late: [String] = []

  @Option(help: "Learners of the class list who were in no group, or a CSV file of new ones.")
  var add: [String] = []

  @Option(help: "Folder of earlier groups.csv files, in the place of the plan's.")
  var history: String?

  @Option(help: "80%: not the fewest moves, but the best plan in which so many stay.")
  var keep: String?

  @Option(help: "Stop after this many seconds and deliver the best so far.")
  var time: Double = 60

  @Option(help: "Threads; the plan does not depend on it.")
  var threads: Int = 2

  @OptionGroup(title: "Output") var output: OutputFlags

  func validate() throws {
    guard (1...256).contains(threads), time > 0, time <= 1e7 else {
      throw ValidationError("--threads is between 1 and 256, --time seconds above 0.")
    }
  }

  func run() async throws {
    try await Failure.translated {
      let stop = StopRequest(seconds: time, cpuSeconds: nil)
      var timings = Timings()
      var request = RepairRequest()
      (request.absent, request.late, request.added) = (absent, late, add)
      (request.history, request.keep) = (history, keep)
      let source = try request.source(plan: plan)
      let repair = try Repair(source)
      let pseudonyms = try output.pseudonyms.pseudonyms(
        Pseudonyms(of: repair.loaded, folder: source.folder))
      if let folder = output.output { try PlanFiles.probe(folder) }
      output.tell(repair.loaded.remarks.map { "Note: \($0)." })
      timings.mark("reading")
      StopRequest.catchInterrupts()
      let answer = try repair.run(
        SolverOptions(threads: threads, shouldStop: { stop.isDue }))
      timings.mark("solving")
      let plan = PlanDocument(
        answer.solution, objective: try answer.loaded.objective(), loaded: answer.loaded,
        generator: Regroup.generator, solver: solverVersion)
      try output.deliver(
        plan, scenario: answer.loaded.scenario, inputFolder: source.folder, pseudonyms: pseudonyms)
      output.tell([answer.note].compactMap { $0 })
      timings.mark("writing")
      if output.timings { timings.tell() }
      if let code = Failure.status(of: plan.status) { throw ExitCode(code) }
    }
  }
}
