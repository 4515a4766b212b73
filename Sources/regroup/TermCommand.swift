import ArgumentParser
import Grouping
import GroupingModel
import RegroupFiles

/// `regroup term`: several rounds of a class, planned together.
struct TermCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "term",
    abstract: "Plans several rounds of a class together, from where its history stands.",
    discussion: """
      Rounds are first planned one after the other, then each again among all others, as long as \
      that helps. What all rounds cost at least together is proven as far as it can be. Each round \
      gets a folder of its own; together they are a history and can be audited.
      """)

  @Argument(help: "A scenario's folder or YAML file, or a plan.json to ask again.")
  var scenario: String

  @Option(help: "Rounds to plan, 1 to 40.")
  var rounds: Int

  @Flag(help: "Leave the rounds as they were planned one after the other.")
  var rolling = false

  @Option(
    help: "Go on until plan and bound differ by no more than this, such as 5%, or --time is over.")
  var gap: String?

  @Option(help: "Earlier rounds, in the place of the scenario's: a folder, or a database.")
  var history: String?

  @Option(help: "Seed of the search; the same seed gives the same rounds.")
  var seed: UInt64?

  @Option(help: "Search iterations for each round.")
  var iterations: Int?

  @Option(help: "Stop after this many seconds and deliver the best so far.")
  var time: Double = 60

  @Option(help: "Threads; the rounds do not depend on it.")
  var threads: Int = 2

  @Option(name: .shortAndLong, help: "Folder for a folder per round, students.html and term.json.")
  var output: String?

  @Flag(name: .shortAndLong, help: "Nothing but errors.")
  var quiet = false

  @OptionGroup var pseudonyms: PseudonymFlag

  func validate() throws {
    guard (1...40).contains(rounds) else {
      throw ValidationError("--rounds is between 1 and 40.")
    }
    guard (1...256).contains(threads), iterations.map({ $0 >= 0 }) ?? true else {
      throw ValidationError("--threads is between 1 and 256, --iterations 0 or more.")
    }
    guard time > 0, time <= 1e7 else { throw ValidationError("--time is seconds above 0.") }
    guard ScenarioSource.isScenario(scenario) || ScenarioSource.isPlan(scenario) else {
      throw ValidationError("Name a scenario's folder or YAML file, or a plan.json.")
    }
    _ = try share
  }

  func run() async throws {
    try await Failure.translated {
      let source = try source()
      let loaded = try source.load()
      _ = try loaded.objective()
      let known = try pseudonyms.pseudonyms(Pseudonyms(of: loaded, folder: source.folder))
      if let output { try TermFiles.probe(output) }
      if !quiet { Recognition.lines(loaded).forEach(Terminal.say) }
      StopRequest.catchInterrupts()
      let solution = try solve(loaded.scenario)
      let term = try PlannedTerm(
        solution, of: source, loaded, generator: Regroup.generator,
        solver: solverVersion)
      if let failure = term.failure {
        Terminal.say(
          "Round \(solution.rounds.count + 1) of \(rounds) has no plan; nothing is written.")
        Terminal.print(TerminalReport(failure, roster: loaded.scenario.roster).text)
        throw ExitCode(Failure.status(of: failure.status) ?? 75)
      }
      if let output {
        try TermFiles.write(
          term, output: output, inputFolder: source.folder, pseudonyms: known)
      }
      guard !quiet else { return }
      Terminal.print(TermTerminal(term, roster: loaded.scenario.roster, pseudonyms: known).text)
      if let output {
        Terminal.say("Written: a folder for each round, students.html and term.json in \(output)")
        pseudonyms.remarks.forEach(Terminal.say)
      }
    }
  }

  private func solve(_ scenario: Scenario) throws -> TermSolution {
    let stop = StopRequest(seconds: time, cpuSeconds: nil)
    let line = LiveLine()
    let isLive = Terminal.isLive && !quiet
    defer { line.clear() }
    return try solveTerm(
      scenario,
      options: TermOptions(
        rounds: rounds, isRolling: rolling, gap: try share,
        solver: SolverOptions(
          iterations: iterations, threads: threads, shouldStop: { stop.isDue },
          onProgress: { if isLive { line.show($0) } }),
        stopAfter: { share in
          let part = stop.part(share)
          return { part.isDue }
        }))
  }

  private func source() throws -> ScenarioSource {
    var source =
      ScenarioSource.isScenario(scenario)
      ? try ScenarioSource(scenario: scenario) : try ScenarioSource(plan: scenario)
    if let history { source.take(history: history) }
    source.document.seed = seed ?? source.document.seed
    source.document.term = TermDocument()
    return source
  }

  /// The gap asked for, as a share.
  private var share: Double? {
    get throws {
      guard let gap else { return nil }
      let digits = gap.hasSuffix("%") ? String(gap.dropLast()) : gap
      guard let value = Double(digits), (0...100).contains(value) else {
        throw ValidationError("--gap is a share such as 5%.")
      }
      return value / 100
    }
  }
}
