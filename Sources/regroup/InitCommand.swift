import ArgumentParser
import RegroupFiles

/// `regroup init`: a commented scenario to start from.
struct InitCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Writes a commented scenario for a class list: a start for scenario.yaml.")

  @Argument(help: "A class list (CSV).")
  var roster: String

  @Option(name: .shortAndLong, help: "File to write; standard output without.")
  var output: String?

  @Flag(help: "Replace the file if it is there.")
  var force = false

  func run() async throws {
    try await Failure.translated {
      let text = try ScenarioTemplate.yaml(roster: roster, output: output)
      guard let output else { return Terminal.print(text) }
      try ScenarioTemplate.write(text, to: output, replacing: force)
      Terminal.say("Written: \(output)")
    }
  }
}
