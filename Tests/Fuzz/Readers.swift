import Foundation
import GroupingModel
import PlanCheck
import RegroupFiles

/// Reads bytes as one sort of file, as far as the commands go with it.
typealias Reader = @Sendable ([UInt8]) throws -> Void

enum Readers {
  static let all: [String: Reader] = [
    "table": readTable, "class": readClass, "groups": readGroups, "scenario": readScenario,
    "plan": readPlan, "choices": readChoices, "instance": readInstance,
    "timetable": readTimetable,
    "blocks": Schedules.readBlocks, "rotation": Schedules.readRotation,
    "courses": Schedules.readCourses, "schedule": Schedules.readPlan,
  ]

  private static let folder = FuzzFolder()

  /// A table as it stands, with wishes in its first columns.
  private static func readTable(_ bytes: [UInt8]) throws {
    try folder.write("input.csv", bytes)
    let table = try Table(try TextDecoding.text(bytes, file: "input.csv"), file: "input.csv")
    var document = ScenarioDocument(
      roster: "input.csv",
      rules: table.header.prefix(3).map { RuleDocument(rule: "wishes", subject: $0) })
    document.format = "csv"
    document.lenient = true
    document.sizes = SizesDocument(groups: 1)
    _ = try ScenarioLoader.load(document, folder: folder.path, confined: true).objective()
  }

  /// A class list, as the importer of its format reads it, with the rules that the format suggests.
  private static func readClass(_ bytes: [UInt8]) throws {
    try folder.write("input.csv", bytes)
    var document = ScenarioDocument(roster: "input.csv")
    document.sizes = SizesDocument(groups: 1)
    document.lenient = bytes.count.isMultiple(of: 2)
    let loaded = try ScenarioLoader.load(
      document, folder: folder.path, confined: true, usesSuggestedRules: true)
    _ = Recognition.lines(loaded)
    _ = try loaded.objective()
    _ = try ScenarioTemplate.yaml(roster: "\(folder.path)/input.csv", output: nil)
  }

  /// Groups made by hand, an earlier round, and pairs of learners.
  private static func readGroups(_ bytes: [UInt8]) throws {
    try folder.write("input.csv", bytes)
    let loaded = try folder.load(ScenarioDocument(roster: "class.csv"))
    let table = try Table(try TextDecoding.text(bytes, file: "input.csv"), file: "input.csv")
    if let hand = try? HandMadeGroups(table, in: loaded) {
      _ = ScoreReport(hand, comparedWith: nil).text
    }
    for rule in ["apart", "wishes", "keep"] {
      let rules = [RuleDocument(rule: rule, subject: "input.csv")]
      _ = try? folder.load(ScenarioDocument(roster: "class.csv", rules: rules)).objective()
    }
  }

  /// A scenario beside the files that it may name.
  private static func readScenario(_ bytes: [UInt8]) throws {
    let text = try TextDecoding.text(bytes, file: "scenario.yaml")
    let document = try ScenarioYAML.document(text, file: "scenario.yaml")
    let loaded = try ScenarioLoader.load(document, folder: folder.path, confined: true)
    _ = Recognition.lines(loaded)
    _ = try loaded.objective()
  }

  /// A plan: the check, the pages, exports and explanations.
  private static func readPlan(_ bytes: [UInt8]) throws {
    try folder.write("plan.json", bytes)
    let (plan, loaded) = try PlanFiles.read("\(folder.path)/plan.json")
    try check(plan, loaded.scenario)
    let placed = try PlacedPlan(plan, in: loaded.scenario)
    _ = TerminalReport(plan, roster: loaded.scenario.roster).text
    _ = try? HTMLReport.html(placed)
    _ = try StudentReport.html(placed)
    _ = GroupsTable.csv(plan, roster: loaded.scenario.roster)
    for format in GroupExport.allCases { _ = try? format.text(placed) }
    let explanation = try Explanation(plan, loaded)
    _ = explanation.text(ofLearner: 0)
    _ = explanation.text(ofSwap: 0, 1)
  }

  private static func check(_ plan: PlanDocument, _ scenario: Scenario) throws {
    let isDone = DispatchSemaphore(value: 0)
    Task.detached {
      let options = CheckOptions(
        groupLimit: 10_000, candidateLimit: 100, searchLimit: 10_000, threads: 1)
      let report = try? await PlanChecker.check(plan: plan, scenario: scenario, options: options)
      if let report { _ = CheckReport(report, of: plan).text }
      isDone.signal()
    }
    isDone.wait()
  }

  private static func readChoices(_ bytes: [UInt8]) throws {
    try folder.write("input.toi", bytes)
    var document = ScenarioDocument(roster: "input.toi")
    document.sizes = SizesDocument(min: 1, max: 5)
    _ = try ScenarioLoader.load(
      document, folder: folder.path, confined: true, usesSuggestedRules: true
    ).objective()
  }

  /// An instance of course timetabling.
  private static func readTimetable(_ bytes: [UInt8]) throws {
    try folder.write("input.ctt", bytes)
    try Schedules.solve(try LoadedTimetable.load("\(folder.path)/input.ctt"))
  }

  private static func readInstance(_ bytes: [UInt8]) throws {
    try folder.write("input.txt", bytes)
    var document = ScenarioDocument(
      roster: "input.txt", rules: [RuleDocument(rule: "distances", options: ["aim": .text("max")])])
    document.format = "mdgplib"
    _ = try ScenarioLoader.load(document, folder: folder.path, confined: true).objective()
  }
}
