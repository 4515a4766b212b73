import ArgumentParser
import Choosing
import RegroupFiles

/// `regroup choose`: learners choose projects, teams or buddies.
struct ChooseCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "choose",
    abstract:
      "Places learners by what they choose: projects, teams, partners, mentors, communities.",
    discussion: """
      The scenario says what is chosen (choose: projects, interviews, buddies, mentors, communities, tutoring or jigsaw). \
      Exit status 2 if nothing keeps all that is asked: then it says which demands cannot hold together.
      """)

  @Argument(help: "A scenario's folder, or its YAML file.")
  var scenario: String

  @Option(help: "Stop after this many seconds, as Ctrl-C does, and deliver the best so far.")
  var time: Double = 10

  @Option(name: .shortAndLong, help: "Folder for plan.json, tables and pages.")
  var output: String?

  @Flag(name: .shortAndLong, help: "Nothing but errors.")
  var quiet = false

  func validate() throws {
    guard time > 0, time <= 1e6 else { throw ValidationError("--time is seconds above 0.") }
  }

  func run() async throws {
    try await Failure.translated {
      let choice = try ChoiceFiles.load(scenario)
      if !quiet { for remark in choice.remarks { Terminal.say("Note: \(remark)") } }
      if let output { try choice.probe(output) }
      StopRequest.catchInterrupts()
      Deadline.endAll { StopRequest.wasInterrupted }
      let outcome = try choice.solved(
        milliseconds: Int(time * 1000), generator: Regroup.generator)
      let written = try output.map { try outcome.write(to: $0) }
      if !quiet || !outcome.hasPlan { Terminal.print(outcome.text) }
      if !quiet, let written, let output { Terminal.say("Written: \(written) in \(output)") }
      if outcome.isImpossible { throw ExitCode(2) }
      if !outcome.hasPlan { throw ExitCode(75) }
    }
  }
}
