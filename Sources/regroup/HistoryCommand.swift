import ArgumentParser
import RegroupFiles

/// `regroup history`: what was recorded.
struct HistoryCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "history",
    abstract: "Shows, takes back, exports and imports rounds.",
    subcommands: [List.self, Show.self, Undo.self, Redo.self, Export.self, Import.self],
    defaultSubcommand: List.self)

  struct List: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Lists all rounds.")

    @OptionGroup var history: HistoryFlag

    func run() async throws {
      try await Failure.translated { Terminal.print(try HistoryList.text(of: history.history)) }
    }
  }

  struct Show: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Shows a round with its groups.", discussion: "Prints names: mind who looks on.")

    @Argument(help: "Number of the round.")
    var round: Int

    @OptionGroup var history: HistoryFlag

    @Flag(help: "Learners by their pseudonyms.")
    var pseudonyms = false

    func run() async throws {
      try await Failure.translated {
        Terminal.print(
          try HistoryList.text(
            ofRound: round, in: history.history, usesPseudonyms: pseudonyms))
      }
    }
  }

  struct Undo: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Takes back the latest round; it is kept, and counts nowhere.")

    @OptionGroup var history: HistoryFlag

    func run() async throws {
      try await Failure.translated {
        Terminal.print(try HistoryChange.undo(in: history.history) + "\n")
      }
    }
  }

  struct Redo: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Brings back the round that was undone last.")

    @OptionGroup var history: HistoryFlag

    func run() async throws {
      try await Failure.translated {
        Terminal.print(try HistoryChange.redo(in: history.history) + "\n")
      }
    }
  }

  struct Export: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Writes the rounds that stand as plain files.",
      discussion: "round-01.csv and so on, roster.csv, and titles and dates in history.json.")

    @Argument(help: "Folder, new or of an earlier export.")
    var folder: String

    @OptionGroup var history: HistoryFlag

    @Flag(help: "Learners by their pseudonyms.")
    var pseudonyms = false

    func run() async throws {
      try await Failure.translated {
        Terminal.print(
          try HistoryFolder.export(history.history, to: folder, usesPseudonyms: pseudonyms) + "\n")
      }
    }
  }

  struct Import: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Takes a folder of rounds into a new history.")

    @Argument(help: "Folder of tables with a group and a learner per row, one for each round.")
    var folder: String

    @OptionGroup var history: HistoryFlag
    @OptionGroup var date: DateFlag

    @Option(help: "Class list, where the tables name learners and do not identify them.")
    var roster: String?

    @Option(help: "Term that the rounds belong to.")
    var term: String?

    func run() async throws {
      try await Failure.translated {
        var options = HistoryFolder.Options(date: try date.day())
        (options.roster, options.term) = (roster, term)
        let done = try HistoryFolder.take(folder, into: history.history, options: options)
        for remark in done.remarks { Terminal.say("Note: \(printable(remark))") }
        Terminal.print(done.summary + "\n")
      }
    }
  }
}
