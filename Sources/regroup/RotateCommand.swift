import ArgumentParser
import RegroupFiles
import Scheduling

/// `regroup rotate`: which group is at which station when.
struct RotateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rotate",
    abstract: "Makes a rotation chart: which group is at which station when.",
    discussion: """
      Exit status 2 if there is no such chart: then it says what is asked for more often than there \
      is room, or which demands cannot hold together.
      """)

  @Argument(help: "A scenario's folder, or its YAML file.")
  var scenario: String

  @Option(help: "Seed of the search; the same seed gives the same chart.")
  var seed: UInt64?

  @Option(help: "Stop after this many seconds and deliver the best so far.")
  var time: Double = 10

  @Option(help: "An earlier plan.json, of which as little as possible is to change.")
  var previous: String?

  @Option(name: .shortAndLong, help: "Folder for plan.json, rotation.csv and rotation.html.")
  var output: String?

  @Flag(name: .shortAndLong, help: "Nothing but errors.")
  var quiet = false

  func validate() throws {
    guard time > 0, time <= 1e6 else { throw ValidationError("--time is seconds above 0.") }
  }

  func run() async throws {
    try await Failure.translated {
      let loaded = try load()
      if !quiet { for remark in loaded.remarks { Terminal.say("Note: \(remark)") } }
      if let output { try RotationFiles.probe(output) }
      StopRequest.catchInterrupts()
      let stop = StopRequest(seconds: time, cpuSeconds: nil)
      let solution = try loaded.solved(
        RotationOptions(
          seed: seed ?? loaded.seed, milliseconds: Int(time * 1000), shouldStop: { stop.isDue }))
      let plan = RotationPlan(
        solution, of: loaded, generator: Regroup.generator)
      let written = try output.map { try RotationFiles.write(plan, to: $0) }
      if !quiet || solution.chart == nil { Terminal.print(RotationTerminal.text(plan)) }
      if !quiet, let written, let output { Terminal.say("Written: \(written) in \(output)") }
      if solution.isInfeasible { throw ExitCode(2) }
      if solution.chart == nil { throw ExitCode(75) }
    }
  }

  private func load() throws -> LoadedRotation {
    let loaded = try LoadedRotation.load(scenario)
    guard let previous else { return loaded }
    return loaded.again(after: try RotationFiles.document(previous))
  }
}
