import Foundation
import GroupingModel

/// A scenario of choices of any kind, with all that was read for it.
package protocol LoadedChoice: Sendable {
  associatedtype Outcome: ChoiceOutcome

  var source: ChoiceSource { get }

  /// - Parameter milliseconds: for the plan; nil for any time.
  /// - Throws: `GLPKError` for breakdowns of GLPK; `ModelError` for what only then turns out to be too large.
  func solved(milliseconds: Int?, generator: String) throws -> Outcome
}

extension LoadedChoice {
  package var remarks: [String] { source.remarks }
  package var folder: String { source.folder }
  var title: String? { source.title }
  var file: String { source.file }
  var learners: [Learner] { source.learners }
  var names: [String] { source.names }
  var inputs: [String: String] { source.inputs }

  /// Finds out, before anything is solved, whether it could be written; leaves all as it was.
  ///
  /// - Throws: `OutputError`, also where a table that was read would be overwritten.
  package func probe(_ output: String) throws(OutputError) {
    let names = [ChoiceFiles.plan] + Outcome.tableNames
    let own = Set(inputs.keys.map { Self.resolved($0.hasPrefix("/") ? $0 : "\(folder)/\($0)") })
    if let name = names.first(where: { own.contains(Self.resolved("\(output)/\($0)")) }) {
      throw OutputError(
        isCreation: true, problem: "'\(output)/\(name)' is one of the scenario's own tables",
        remedy: "choose another --output, or another place for that table")
    }
    try OutputFolder(output).probe(names)
  }

  private static func resolved(_ path: String) -> String {
    URL(fileURLWithPath: path).resolvingSymlinksInPath().standardizedFileURL.path
  }
}

/// A choice that is made from its scenario.
protocol ScenarioChoice: LoadedChoice {
  /// - Throws: `InputError` naming file, row and column, without a learner's data.
  init(_ scenario: ChoiceScenario) throws(InputError)
}

/// What came of a scenario of choices.
package protocol ChoiceOutcome: Sendable {
  /// Names of what is written beside `plan.json` where there is a plan.
  static var tableNames: [String] { get }

  /// Whether it is proven that nothing keeps all that is asked.
  var isImpossible: Bool { get }
  var hasPlan: Bool { get }
  /// For the terminal.
  var text: String { get }
  /// Path of the scenario's folder, as seen from the working folder.
  var scenarioFolder: String { get }

  /// - Parameter folder: path of the scenario's folder as seen from the plan's.
  func json(folder: String) throws -> String

  /// Texts of the tables and pages, in the order of their names; asked for only where there is a plan.
  func tables() throws -> [String]
}

extension ChoiceOutcome {
  /// Writes all files; without a plan, `plan.json` alone, and those of an earlier plan go.
  ///
  /// - Returns: the names, for the user.
  /// - Throws: `OutputError`.
  package func write(to output: String) throws -> String {
    let folder = OutputFolder(output)
    let hasEarlier = FileManager.default.fileExists(atPath: "\(output)/\(ChoiceFiles.plan)")
    try folder.create()
    let json = try json(folder: relativePath(from: output, to: scenarioFolder))
    guard hasPlan else {
      try folder.write([(ChoiceFiles.plan, json)])
      if hasEarlier { try folder.remove(Self.tableNames) }
      return ChoiceFiles.plan
    }
    try folder.write(
      [(ChoiceFiles.plan, json)] + zip(Self.tableNames, try tables()).map { (name: $0, text: $1) })
    return Wording.list([ChoiceFiles.plan] + Self.tableNames)
  }
}

/// Choices of all kinds, by what their scenario says.
package enum ChoiceFiles {
  static let plan = "plan.json"

  private static var checks: [any ChoiceCheck.Type] {
    [
      ProjectCheck.self, InterviewCheck.self, BuddyCheck.self, MentorCheck.self,
      CommunityCheck.self,
      TutoringCheck.self, JigsawCheck.self,
    ]
  }

  /// - Returns: nil if the file is no plan of choices.
  /// - Throws: `InputError` if it cannot be read, or an input is missing or has changed.
  package static func check(_ path: String) throws -> (any ChoiceCheck)? {
    for kind in checks {
      if let check = try kind.read(path) { return check }
    }
    return nil
  }

  /// - Throws: `InputError` naming file, row and column, without a learner's data.
  package static func load(_ path: String) throws(InputError) -> any LoadedChoice {
    let scenario = try ChoiceScenario.load(path)
    switch scenario.kind {
    case .projects: return try LoadedProjects(scenario)
    case .interviews: return try LoadedInterviews(scenario)
    case .buddies: return try LoadedBuddies(scenario)
    case .mentors: return try LoadedMentors(scenario)
    case .communities: return try LoadedCommunities(scenario)
    case .tutoring: return try LoadedTutoring(scenario)
    case .jigsaw: return try LoadedJigsaw(scenario)
    }
  }
}
