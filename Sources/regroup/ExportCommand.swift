import ArgumentParser
import RegroupFiles

/// `regroup export`: a plan's groups for another program.
struct ExportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Writes a plan's groups for Canvas, Moodle, a sheet, or as Markdown.",
    discussion: """
      canvas: import it under People, in a group set. moodle: import it under Groups; it makes \
      the groups. moodle-members: Moodle's 'Upload users' puts learners into them. tsv: paste it \
      into a sheet. In tables, a cell that a spreadsheet would run as a formula gets an apostrophe.
      """)

  enum CanvasKey: String, CaseIterable, ExpressibleByArgument {
    case userID = "user_id"
    case loginID = "login_id"
    case canvasUserID = "canvas_user_id"
  }

  @Argument(help: "A plan.json; its inputs are found from its own place.")
  var plan: String

  @Option(help: "canvas, moodle, moodle-members, tsv or markdown.")
  var to: GroupExport

  @Option(help: "Column of the class list that the other program knows learners by.")
  var key: String?

  @Option(help: "What Canvas calls that: user_id, login_id or canvas_user_id.")
  var canvasKey: CanvasKey = .loginID

  @Option(help: "Short name of the course, for moodle-members.")
  var course: String?

  @OptionGroup var pseudonyms: PseudonymFlag

  @Option(name: .shortAndLong, help: "File to write; standard output without.")
  var output: String?

  func validate() throws {
    guard !pseudonyms.isGiven || key == nil else {
      throw ValidationError("--key tells who is who: leave it out with --pseudonyms.")
    }
  }

  func run() async throws {
    try await Failure.translated {
      let file = plan
      let (plan, loaded) = try PlanFiles.read(file)
      var keys = GroupExport.Keys()
      keys.column = key
      keys.canvas = canvasKey.rawValue
      keys.course = course
      let placed = try PlacedPlan(
        plan, in: loaded.scenario, file: file,
        shownBy: try pseudonyms.pseudonyms(Pseudonyms(of: loaded, plan: file)))
      let text = try to.text(placed, keys: keys)
      guard let output else { return Terminal.print(text) }
      try OutputFolder.write(text, to: output)
      Terminal.say("Written: \(output)")
    }
  }
}

extension GroupExport: ExpressibleByArgument {}
