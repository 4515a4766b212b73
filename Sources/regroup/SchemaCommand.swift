import ArgumentParser
import RegroupFiles

/// `regroup schema`: the JSON Schema of scenarios or plans.
struct SchemaCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema", abstract: "Prints the JSON Schema of scenario.yaml, or of plan.json.")

  enum Subject: String, CaseIterable, ExpressibleByArgument {
    case scenario
    case plan
  }

  @Argument(help: "scenario or plan.")
  var subject: Subject = .scenario

  func run() async throws {
    try await Failure.translated {
      Terminal.print(try subject == .scenario ? ScenarioSchema.json() : PlanSchema.json())
    }
  }
}
