import ArgumentParser
import Grouping
import RegroupFiles

/// `regroup golf`: rounds of groups in which nobody meets anybody twice.
struct GolfCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "golf",
    abstract: "Makes rounds of groups in which nobody meets anybody twice.",
    discussion: """
      The pure case of new team-mates, known as the social golfer problem: equal groups, no other \
      rule. Exit status 2 if there are fewer rounds than asked for; those found are written.
      """)

  @Option(help: "Groups in a round.")
  var groups: Int

  @Option(help: "Learners in a group, 2 or more.")
  var size: Int

  @Option(help: "Rounds; as many as can be found, without.")
  var rounds: Int?

  @Option(help: "Class list (CSV) whose learners take part; without, they are numbers.")
  var names: String?

  @Option(help: "Seed of the search; the same seed gives the same rounds.")
  var seed: UInt64 = 1

  @Option(help: "Stop after this many seconds and deliver the most rounds so far.")
  var time: Double = 60

  @Option(help: "Exchanges that the search tries at most.")
  var iterations: Int?

  @Option(
    name: .shortAndLong, help: "Folder for round-01.csv and so on, and golf.html to print.")
  var output: String?

  /// Learners up to whom tables of pairs stay small.
  private static let mostLearners = 1_000

  func validate() throws {
    let (learners, isHuge) = groups.multipliedReportingOverflow(by: size)
    guard groups >= 1, size >= 2 else {
      throw ValidationError("--groups is 1 or more, --size 2 or more.")
    }
    guard !isHuge, learners <= Self.mostLearners else {
      throw ValidationError("--groups times --size is \(Self.mostLearners) learners at most.")
    }
    guard rounds ?? 1 >= 1 else { throw ValidationError("--rounds is 1 or more.") }
    guard iterations ?? 0 >= 0, time > 0, time <= 1e7 else {
      throw ValidationError("--iterations is 0 or more, --time seconds above 0.")
    }
  }

  func run() async throws {
    try await Failure.translated {
      let size = GolfSize(groups: groups, size: size)
      let learners = try names.map { try GolfPlan.learners(size, inFile: $0) }
      if let output { try GolfFiles.probe(output) }
      StopRequest.catchInterrupts()
      let stop = StopRequest(seconds: time, cpuSeconds: nil)
      let found = golf(
        size, rounds: rounds,
        options: GolfOptions(seed: seed, iterations: iterations, shouldStop: { stop.isDue }))
      let plan = GolfPlan(
        size: size, asked: rounds, rounds: found, learners: learners ?? GolfPlan.numbered(size),
        seed: seed, generator: Regroup.generator)
      let written = try output.map { try GolfFiles.write(plan, to: $0) }
      Terminal.print(plan.text(withRounds: output == nil))
      if let written, let output { Terminal.say("Written: \(written) in \(output)") }
      if !plan.isReached { throw ExitCode(2) }
    }
  }
}
