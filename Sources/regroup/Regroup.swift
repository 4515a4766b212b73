import ArgumentParser

/// The command line: each subcommand is a file of its own.
@main
struct Regroup: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "regroup",
    abstract: "Forms groups of learners by rules, and proves how good they are.",
    discussion: """
      Exit status: 0 done; 1 check found something wrong; 2 no plan keeps all required rules; \
      64 wrong use; 65 unusable input; 69 the solver failed; 73 output cannot be made; 74 output \
      cannot be written; 75 stopped before a plan was found.
      """,
    version: Regroup.programVersion,
    subcommands: [
      TeamsCommand.self, CheckCommand.self, ExplainCommand.self, ScoreCommand.self,
      RepairCommand.self, ExportCommand.self, AcceptCommand.self, HistoryCommand.self,
      RosterCommand.self, ForgetCommand.self, TermCommand.self, GolfCommand.self,
      RotateCommand.self, BlockCommand.self, WhyCommand.self, TimetableCommand.self,
      ChooseCommand.self, AuditCommand.self, StudyCommand.self, InitCommand.self,
      SchemaCommand.self,
    ])

  static let programVersion = "0.1.0"

  /// As plans, pages and manifests name the program.
  static var generator: String { "regroup \(programVersion)" }
}
