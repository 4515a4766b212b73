import ArgumentParser
import GroupingModel
import RegroupFiles

/// `regroup audit`: who sat with whom over a term, beside chance.
struct AuditCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit",
    abstract: "Tells whether learners were tracked over a term, whoever formed the groups.",
    discussion: """
      Rounds are tables with the columns group and id (and label, choice, led, pinned, alone). Each \
      figure stands beside what chance gives, with the same sizes, absences and pins. Exit status 0 \
      whatever is found. Learners have made-up labels unless --names is given.
      """)

  @Argument(
    help:
      "A folder of rounds (round-01.csv, ... or folders with a groups.csv), a database, a plan.json, or one round."
  )
  var rounds: String

  @Option(help: "The class list (CSV); without, that which a database or an exported folder holds.")
  var roster: String?

  @Option(help: "Column that tracking is judged by; given several times, the columns together.")
  var attribute: [String] = []

  @Option(help: "Another column to be judged by itself, such as gender.")
  var also: [String] = []

  @Option(help: "What learners had ranked: a column, columns a,b,c or a PrefLib file.")
  var choices: String?

  @Option(name: .shortAndLong, help: "Page to write, such as audit.html.")
  var output: String?

  @Option(help: "Document for programs to write, such as audit.json.")
  var json: String?

  @Flag(help: "Show learners' names on the page and in the document.")
  var names = false

  @Option(help: "Seed of the random groupings and labels.")
  var seed: UInt64 = 1

  @Option(help: "Random groupings for each figure.")
  var draws: Int = 999

  @OptionGroup(title: "Class list") var columns: ColumnFlags

  func validate() throws {
    guard !attribute.isEmpty else {
      throw ValidationError("Name a column of the class list with --attribute.")
    }
    guard (999...100_000).contains(draws) else {
      throw ValidationError("--draws is between 999 and 100000.")
    }
  }

  func run() async throws {
    try await Failure.translated {
      var request = AuditRequest(
        rounds: rounds, roster: roster, attributes: attribute, also: also)
      request.choices = choices
      request.columns = try columns.choice
      request.format = columns.format
      request.isLenient = columns.lenient
      request.seed = seed
      request.draws = draws
      let input = try AuditInput(request)
      for remark in input.remarks { Terminal.say("Note: \(printable(remark))") }
      let report = AuditReport(
        input, showsNames: names, generator: Regroup.generator)
      if let output { try OutputFolder.write(try report.html(), to: output) }
      if let json { try OutputFolder.write(try report.json(), to: json) }
      Terminal.print(report.text)
      for file in [output, json].compactMap({ $0 }) { Terminal.say("Written: \(file)") }
    }
  }
}
