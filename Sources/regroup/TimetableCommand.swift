import ArgumentParser
import RegroupFiles
import Scheduling

/// `regroup timetable`: courses into slots and rooms.
struct TimetableCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "timetable",
    abstract: "Places courses in slots and rooms.",
    discussion: """
      Reads a folder with a scenario.yaml and its tables, or an instance of curriculum-based course \
      timetabling (.ctt) of the International Timetabling Competition 2007. The whole time is used \
      unless the timetable is proven best before; more time makes better timetables.
      """)

  @Argument(help: "A scenario's folder or scenario.yaml, or a .ctt file.")
  var input: String

  @Option(help: "Seed of the search; the same seed and iterations give the same timetable.")
  var seed: UInt64?

  @Option(help: "Changes that the search tries, instead of a time.")
  var iterations: Int?

  @Option(help: "Stop after this many seconds.")
  var time: Double?

  @Option(help: "Stop after this many seconds of CPU time.")
  var cpu: Double?

  @Option(help: "An earlier plan.json, of which as little as possible is to change.")
  var previous: String?

  @Option(help: "A slot or day that stays as in --previous: it has been published.")
  var lock: [String] = []

  @Option(
    help: "File for the competition's solution format: course, room, day and period in a line.")
  var solution: String?

  @Option(
    name: .shortAndLong, help: "Folder for plan.json, timetable.csv and timetable.html to print.")
  var output: String?

  /// Seconds where nothing is asked for.
  private static let usualSeconds = 30.0
  /// The same with an earlier plan, of which little is to change.
  private static let secondsAgain = 10.0

  func validate() throws {
    guard iterations ?? 1 >= 0 else { throw ValidationError("--iterations is 0 or more.") }
    guard [time ?? 1, cpu ?? 1].allSatisfy({ $0 > 0 && $0 <= 1e7 }) else {
      throw ValidationError("--time and --cpu are seconds above 0.")
    }
    guard lock.isEmpty || previous != nil else {
      throw ValidationError("--lock needs the plan that was published: --previous out/plan.json.")
    }
  }

  func run() async throws {
    try await Failure.translated {
      let stop = StopRequest(seconds: cpu == nil ? seconds : time, cpuSeconds: cpu)
      let loaded = try load()
      for remark in loaded.remarks { Terminal.say("Note: \(remark)") }
      if let solution { try OutputFolder.probe(file: solution) }
      if let output { try TimetableFiles.probe(output) }
      StopRequest.catchInterrupts()
      let seed = seed ?? loaded.seed
      let line = LiveLine()
      let solution = solve(
        loaded.problem, options: options(seed: seed, stop: stop, line: line))
      line.clear()
      try deliver(
        TimetablePlan(
          solution, of: loaded, seed: seed, generator: Regroup.generator))
    }
  }

  private func load() throws -> LoadedTimetable {
    let loaded = try LoadedTimetable.load(input)
    guard let previous else { return loaded }
    return try loaded.again(
      previous: try TimetableFiles.meetings(previous), file: previous, locks: lock)
  }

  /// Seconds at most; nil where iterations alone are counted.
  private var seconds: Double? {
    let asked = [time, cpu].compactMap { $0 }.min()
    guard asked == nil, iterations == nil else { return asked }
    return previous == nil ? Self.usualSeconds : Self.secondsAgain
  }

  /// Spends what is shortest: iterations, time or CPU time.
  private func options(seed: UInt64, stop: StopRequest, line: LiveLine) -> TimetableOptions {
    let iterations = iterations
    let isLive = Terminal.isLive
    var options = TimetableOptions(seed: seed) { done in
      let share = iterations.map { done >= $0 ? 1 : Double(done) / Double($0) } ?? 0
      return max(share, stop.spent)
    } onProgress: { violations, cost in
      guard isLive else { return }
      let stage = violations == 0 ? "search" : "search, \(violations) clashes"
      line.show(stage, cost: violations == 0 ? Int64(cost) * 1_000 : nil)
    }
    if let seconds { options.programMilliseconds = Int(min(60, seconds / 2) * 1_000) }
    return options
  }

  private func deliver(_ plan: TimetablePlan) throws {
    if let solution, plan.places != nil {
      try OutputFolder.write(plan.solutionText, to: solution)
    }
    let written = try output.map { try TimetableFiles.write(plan, to: $0) }
    Terminal.print(plan.text)
    if let solution, plan.places != nil { Terminal.say("Written: \(solution)") }
    if let written, let output { Terminal.say("Written: \(written) in \(output)") }
    if let code = Failure.status(of: plan.document.status) { throw ExitCode(code) }
  }
}
