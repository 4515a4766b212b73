import ArgumentParser
import GroupingModel
import RegroupFiles

/// `regroup roster`: the class of a history.
struct RosterCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "roster", abstract: "Keeps the class of a history up to date.",
    subcommands: [Update.self])

  struct Update: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Takes over a new class list: arrivals, leavers, changed names.",
      discussion: "Learners are known by their identifiers. The record of those who left is kept.")

    @Argument(help: "The class list of today (CSV).")
    var roster: String

    @OptionGroup var history: HistoryFlag
    @OptionGroup var date: DateFlag

    @Option(help: "Column of identifiers.")
    var id: String?

    @Option(help: "Column of names.")
    var name: String?

    @Flag(help: "Also if more than half of the class changes.")
    var force = false

    func run() async throws {
      try await Failure.translated {
        let columns = id == nil && name == nil ? nil : ColumnChoice(id: id, name: name)
        let update = try RosterUpdate(file: roster, columns: columns)
        Terminal.print(
          try update.commit(to: history.history, date: try date.day(), force: force) + "\n")
      }
    }
  }
}
