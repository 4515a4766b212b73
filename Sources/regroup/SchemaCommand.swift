import ArgumentParser
import RegroupFiles

/// `regroup schema`: the JSON Schema of what is read and written.
struct SchemaCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Prints the JSON Schema of scenario.yaml, plan.json, term.json or audit.json.",
    discussion: """
      scenario and plan are those of regroup teams; blocks, rotation and timetable the plan.json of \
      regroup block, rotate and timetable; choose and choices the scenario.yaml and plan.json of \
      regroup choose.
      """)

  enum Subject: String, CaseIterable, ExpressibleByArgument {
    case scenario
    case plan
    case term
    case audit
    case blocks
    case rotation
    case timetable
    case choose
    case choices
  }

  @Argument(help: "scenario, plan, term, audit, blocks, rotation, timetable, choose or choices.")
  var subject: Subject = .scenario

  func run() async throws {
    try await Failure.translated {
      let schema =
        switch subject {
        case .scenario: try ScenarioSchema.json()
        case .plan: try PlanSchema.json()
        case .term: try TermSchema.json()
        case .audit: try AuditSchema.json()
        case .blocks: try BlockPlanSchema.json()
        case .rotation: try RotationSchema.json()
        case .timetable: try TimetableSchema.json()
        case .choose: try ChoiceSchema.json()
        case .choices: try ChoicePlanSchema.json()
        }
      Terminal.print(schema)
    }
  }
}
