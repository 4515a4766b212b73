import ArgumentParser
import RegroupFiles

/// `regroup accept`: a plan becomes a round of the class's history.
struct AcceptCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "accept",
    abstract: "Records a plan as a round that took place.",
    discussion: """
      The history is made where it is missing. With --groups, the groups of a table that was edited \
      by hand are recorded in the place of the plan's; a row with an empty group is one who was \
      absent.
      """)

  @Argument(help: "A plan.json.")
  var plan: String

  @OptionGroup var history: HistoryFlag
  @OptionGroup var date: DateFlag

  @Option(help: "A table of groups edited by hand, such as groups.csv.")
  var groups: String?

  @Option(help: "Title of the round.")
  var title: String?

  @Option(help: "Term that the round belongs to, such as Autumn.")
  var term: String?

  @Option(help: "Learners who were absent: identifiers or names, separated by commas.")
  var absent: String?

  @Option(help: "Learners who led their groups: identifiers or names, separated by commas.")
  var led: String?

  @Flag(help: "Count the same plan once more.")
  var again = false

  func run() async throws {
    try await Failure.translated {
      var options = Acceptance.Options(date: try date.day())
      (options.title, options.term, options.groups) = (title, term, groups)
      (options.absent, options.led) = (Acceptance.names(in: absent), Acceptance.names(in: led))
      options.isAgain = again
      let acceptance = try Acceptance(plan: plan, options: options)
      for remark in acceptance.remarks { Terminal.say("Note: \(printable(remark))") }
      Terminal.print(try acceptance.commit(to: history.history) + "\n")
    }
  }
}
