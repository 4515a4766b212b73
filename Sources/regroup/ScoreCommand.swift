import ArgumentParser
import RegroupFiles

/// `regroup score`: what groups made or edited by hand cost and break.
struct ScoreCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "score",
    abstract: "Tells what groups made or edited by hand cost and break.",
    discussion: """
      The table has a row per learner with the columns group and id (and label, where groups have \
      one), as groups.csv has. Exit status 0 also where a required rule is broken.
      """)

  @Argument(help: "A table of groups, such as an edited groups.csv.")
  var groups: String

  @Argument(help: "The rules: a scenario's folder or YAML file, or a plan.json to compare with.")
  var scenario: String

  func run() async throws {
    try await Failure.translated {
      let (loaded, plan) = try ScoreReport.scenario(scenario)
      let hand = try HandMadeGroups(file: groups, in: loaded)
      Terminal.print(ScoreReport(hand, comparedWith: plan).text)
    }
  }
}
