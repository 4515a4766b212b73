import ArgumentParser
import RegroupFiles

/// `regroup schema`: the JSON Schema of what is read and written.
struct SchemaCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Prints the JSON Schema of scenario.yaml, plan.json, term.json or audit.json.")

  enum Subject: String, CaseIterable, ExpressibleByArgument {
    case scenario
    case plan
    case term
    case audit
  }

  @Argument(help: "scenario, plan, term or audit.")
  var subject: Subject = .scenario

  func run() async throws {
    try await Failure.translated {
      let schema =
        switch subject {
        case .scenario: try ScenarioSchema.json()
        case .plan: try PlanSchema.json()
        case .term: try TermSchema.json()
        case .audit: try AuditSchema.json()
        }
      Terminal.print(schema)
    }
  }
}
