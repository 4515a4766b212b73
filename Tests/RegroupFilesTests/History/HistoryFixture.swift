import Foundation
import Grouping
import GroupingModel

@testable import RegroupFiles

/// A folder with a class of eight and a history that is made as it is needed.
struct HistoryFixture {
  let folder: TestFolder
  /// Path of the database.
  let database: String

  /// Learners a1 to a8; the first three share a wish for Robots, a7 and a8 are the two girls.
  static let roster =
    "ID,Name,Score,Gender,First,Second,Friends\n"
    + (1...8).map { number in
      let first = number <= 3 ? "Robots" : "Rockets"
      let second = number <= 3 ? "Rockets" : "Robots"
      return "a\(number),Canary Nr\(number),\(number),\(number > 6 ? "F" : "M"),\(first),\(second),"
        + "a\(number % 8 + 1)\n"
    }.joined()

  init() throws {
    folder = try TestFolder(["class.csv": Self.roster])
    database = folder.path + "/regroup.db"
  }

  func path(_ name: String) -> String { "\(folder.path)/\(name)" }

  func write(_ name: String, _ text: String) throws { try folder.write(name, Array(text.utf8)) }

  /// Makes a plan of pairs, or as the document is changed to say; returns its path.
  func plan(
    _ name: String, _ rules: [RuleDocument] = [],
    _ change: (inout ScenarioDocument) -> Void = { _ in }
  ) throws -> String {
    var document = ScenarioDocument(roster: "class.csv", rules: rules)
    document.sizes = SizesDocument(near: 2)
    change(&document)
    let loaded = try ScenarioLoader.load(document, folder: folder.path, confined: false)
    let solution = try solve(loaded.scenario, options: SolverOptions(iterations: 200))
    let plan = PlanDocument(
      solution, objective: try loaded.objective(), loaded: loaded, generator: "test", solver: "none"
    )
    try PlanFiles.write(
      plan, scenario: loaded.scenario, output: path(name), inputFolder: folder.path)
    return path("\(name)/plan.json")
  }

  /// Accepts a plan; returns what was said.
  @discardableResult
  func accept(
    _ plan: String, _ change: (inout Acceptance.Options) -> Void = { _ in }
  ) throws -> String {
    var options = Acceptance.Options(date: "2026-09-30")
    change(&options)
    return try Acceptance(plan: plan, options: options).commit(to: database)
  }

  func rounds() throws -> [NumberedRound] {
    try HistoryDatabase(reading: database).read { try $0.rounds() }
  }

  /// Learners by group, in the order of the last round.
  func turns() throws -> [String: Turn] {
    let placements = try rounds().last?.record.placements ?? []
    return Dictionary(placements.map { ($0.learner, $0.turn) }) { first, _ in first }
  }
}
