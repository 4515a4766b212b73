import ArgumentParser
import RegroupFiles

/// `regroup forget`: deletes for good.
struct ForgetCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "forget", abstract: "Deletes a learner or a term from a history for good.",
    discussion: """
      No trace is left in the database. Copies of it, exported folders and plans elsewhere are \
      not looked for.
      """,
    subcommands: [OfLearner.self, OfTerm.self])

  struct OfLearner: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "learner", abstract: "Deletes a learner everywhere; the others' rounds stay.")

    @Argument(help: "Identifier of the learner.")
    var learner: String

    @OptionGroup var history: HistoryFlag
    @OptionGroup var consent: ConsentFlag

    func run() async throws {
      try await Failure.translated {
        try consent.ask("This deletes the learner for good, with no way back.")
        Terminal.print(try Forgetting.learner(learner, in: history.history) + "\n")
      }
    }
  }

  struct OfTerm: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "term", abstract: "Deletes all rounds of a term.")

    @Argument(help: "Name of the term.")
    var term: String

    @OptionGroup var history: HistoryFlag
    @OptionGroup var consent: ConsentFlag

    func run() async throws {
      try await Failure.translated {
        try consent.ask("This deletes the rounds of the term for good, with no way back.")
        Terminal.print(try Forgetting.term(term, in: history.history) + "\n")
      }
    }
  }
}

/// Whether the user means it.
struct ConsentFlag: ParsableArguments {
  @Flag(help: "Do not ask.")
  var yes = false

  /// - Throws: `ValidationError` unless the user says yes.
  func ask(_ question: String) throws {
    guard !yes else { return }
    guard Terminal.canAsk else {
      throw ValidationError("\(question) Add --yes if that is what you want.")
    }
    Terminal.say("\(question) Type yes to go on:")
    guard readLine() == "yes" else { throw ValidationError("Nothing was deleted.") }
  }
}
